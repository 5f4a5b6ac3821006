import type { Clock, MailLimits } from '@sinan/runtime';
import { Allowance } from './allowance.ts';
import { CLASSES, type MailClass } from './classes.ts';

/** What a process knows of the mails to a receiving domain. */
interface Standing {
  readonly allowance: Allowance | null;
  atOnce: number;
  /** Of each class, until when (ms since the epoch) the mails that were put off take what is allowed. */
  readonly booked: number[];
}

/** So much of what is allowed in a minute may go at once: rows are looked for each second. */
const AT_ONCE_S = 2;
const FEWEST_MS = 1_000;
/** Domains beyond these are forgotten while nothing of theirs is limited. */
const KNOWN = 10_000;

/**
 * The limits of mails to each receiving domain (收件域). What is beyond them is put off until a time of its own, behind all to the
 * same domain that was put off before, but for the classes after its own: so that it is asked for again when it may go, and not
 * before, and mails to other domains go on meanwhile.
 */
export class Domains {
  readonly #clock: Clock;
  readonly #limits: MailLimits;
  readonly #known = new Map<string, Standing>();
  #at: number;

  constructor(clock: Clock, limits: MailLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#at = clock.now();
  }

  /**
   * Null: one more may go now, and counts until it is said to have left. Else when to ask again (ms since the epoch). What somebody
   * waits for goes in any case: it counts, and others wait for it.
   */
  enter(domain: string, of: MailClass): number | null {
    const standing = this.#standingOf(domain);
    const later = of === 'transactional' ? this.#owes(standing) : this.#later(standing, CLASSES.indexOf(of));
    if (later === null) standing.atOnce += 1;
    return later;
  }

  leave(domain: string): void {
    this.#standingOf(domain).atOnce -= 1;
  }

  #owes({ allowance }: Standing): null {
    allowance?.owe();
    return null;
  }

  #later(standing: Standing, rank: number): number | null {
    const { perMinuteToDomain, atOnceToDomain } = this.#limits;
    const { allowance, booked, atOnce } = standing;
    const now = this.#now();
    if (atOnceToDomain !== null && atOnce >= atOnceToDomain) return this.#book(standing, rank, 1_000 / atOnceToDomain);
    if (allowance === null || perMinuteToDomain === null) return null;
    const isBehind = booked.some((until, other) => other < rank && until > now);
    return !isBehind && allowance.take() ? null : this.#book(standing, rank, 60_000 / perMinuteToDomain);
  }

  #book({ booked }: Standing, rank: number, takesMs: number): number {
    const before = booked.slice(0, rank + 1);
    const until = Math.max(this.#now() + FEWEST_MS, ...before) + takesMs;
    booked[rank] = until;
    return Math.ceil(until);
  }

  /** When the clock was put back, what was put off is due so much earlier: nobody waits until it is where it was. */
  #now(): number {
    const now = this.#clock.now();
    const back = this.#at - now;
    if (back > 0)
      for (const { booked } of this.#known.values())
        for (const [rank, until] of booked.entries()) booked[rank] = until - back;
    this.#at = now;
    return now;
  }

  #standingOf(domain: string): Standing {
    const known = this.#known.get(domain);
    if (known !== undefined) return known;
    if (this.#known.size >= KNOWN) this.#forgetTheIdle();
    const standing = { allowance: this.#allowance(), atOnce: 0, booked: CLASSES.map(() => 0) };
    this.#known.set(domain, standing);
    return standing;
  }

  #allowance(): Allowance | null {
    const { perMinuteToDomain } = this.#limits;
    if (perMinuteToDomain === null) return null;
    const perSecond = perMinuteToDomain / 60;
    return new Allowance(this.#clock, { perSecond, most: Math.max(1, Math.ceil(perSecond * AT_ONCE_S)) });
  }

  #forgetTheIdle(): void {
    const now = this.#now();
    for (const [domain, { allowance, atOnce, booked }] of this.#known)
      if (atOnce === 0 && (allowance?.isFull() ?? true) && booked.every((until) => until <= now))
        this.#known.delete(domain);
  }
}
