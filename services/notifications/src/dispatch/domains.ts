import type { Clock, MailLimits } from '@sinan/runtime';
import { Allowance } from './allowance.ts';
import { CLASSES, type MailClass } from './classes.ts';

/** What a process knows of the mails to a receiving domain. */
interface Standing {
  readonly allowance: Allowance | null;
  atOnce: number;
  /** The moving mean of how long (ms) each counted, from when it was let out. */
  heldMs: number;
  /** Of each class, until when (ms since the epoch) the mails that were put off take what is allowed. */
  readonly booked: number[];
}

/** So much of what is allowed in a minute may go at once: rows are looked for each second. */
const AT_ONCE_S = 2;
const FEWEST_MS = 1_000;
/** As long as a mail is taken to count at a domain of which nothing is known yet. */
const HELD_AT_FIRST_MS = 1_000;
/** How much each mail that was sent changes the mean of its domain. */
const SHARE = 1 / 8;
/** Domains beyond these are forgotten while nothing of theirs is limited. */
const KNOWN = 10_000;

/**
 * The limits of mails to each receiving domain (收件域). What is beyond them is put off until a time of its own, behind all to the
 * same domain that was put off before, but for the classes after its own: so that it is asked for again when it may go, and not
 * before, and mails to other domains go on meanwhile. These times are as far apart as the limit of a minute asks for, and as the
 * mails of late have left so many at once, whichever is longer.
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

  /** `heldMs`: how long it counted; left out, nothing was sent, and nothing is learnt from it. */
  leave(domain: string, heldMs?: number): void {
    const standing = this.#standingOf(domain);
    standing.atOnce -= 1;
    if (heldMs !== undefined) standing.heldMs += (Math.max(0, heldMs) - standing.heldMs) * SHARE;
  }

  #owes({ allowance }: Standing): null {
    allowance?.owe();
    return null;
  }

  #later(standing: Standing, rank: number): number | null {
    const { atOnceToDomain } = this.#limits;
    const { allowance, booked, atOnce } = standing;
    const now = this.#now();
    if (atOnceToDomain !== null && atOnce >= atOnceToDomain) return this.#book(standing, rank, now);
    if (allowance === null) return null;
    const isBehind = booked.some((until, other) => other < rank && until > now);
    return !isBehind && allowance.take() ? null : this.#book(standing, rank, now);
  }

  #book(standing: Standing, rank: number, now: number): number {
    const { booked, allowance } = standing;
    const inTurn = Math.max(now + FEWEST_MS, ...booked.slice(0, rank + 1)) + this.#apartMs(standing);
    const until = Math.max(inTurn, now + (allowance?.wait() ?? 0));
    booked[rank] = until;
    return Math.ceil(until);
  }

  #apartMs({ heldMs }: Standing): number {
    const { perMinuteToDomain, atOnceToDomain } = this.#limits;
    return Math.max(
      perMinuteToDomain === null ? 0 : 60_000 / perMinuteToDomain,
      atOnceToDomain === null ? 0 : heldMs / atOnceToDomain,
    );
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
    const booked = CLASSES.map(() => 0);
    const standing = { allowance: this.#allowance(), atOnce: 0, heldMs: HELD_AT_FIRST_MS, booked };
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
