import type { Allowance } from './allowance.ts';
import { CLASSES, type MailClass } from './classes.ts';

/** Every so-many-th turn is that of who has waited longest, so that no class waits for ever behind another. */
const FAIR_TURN = 10;
/** So many places are free for who waits for a mail, whatever else goes out; but one at least is for the others. */
const KEPT = 2;
/** The longest that it takes to see that a clock which tells of allowances was moved. */
const LOOK_AGAIN_MS = 1_000;

interface Waiting {
  readonly rank: number;
  /** By when they came. */
  readonly place: number;
  readonly signal: AbortSignal | undefined;
  readonly go: (goes: boolean) => void;
}

/**
 * The turns of mails at the mailer's connections, of which there are so many, and no more turns than are allowed: a mail of a class
 * goes before all that wait of those behind it. What is on its way is waited for.
 */
export class Turns {
  readonly #waiting = CLASSES.map((): Waiting[] => []);
  readonly #heard = new WeakSet<AbortSignal>();
  readonly #places: number;
  readonly #forOthers: number;
  readonly #pace: Allowance | null;
  #later: NodeJS.Timeout | undefined;
  /** On their way, and those of them for which nobody waits. */
  #busy = { all: 0, others: 0 };
  #came = 0;
  #went = 0;

  constructor(places: number, pace: Allowance | null = null) {
    this.#places = places;
    this.#forOthers = Math.max(1, places - KEPT);
    this.#pace = pace;
  }

  /** Does the work when it is its turn; null when the signal was aborted before it was. */
  async run<T>(of: MailClass, work: () => Promise<T>, signal?: AbortSignal): Promise<T | null> {
    const rank = CLASSES.indexOf(of);
    if (!(await this.#turn(rank, signal))) return null;
    try {
      return await work();
    } finally {
      this.#count(rank, -1);
      this.#goOn();
    }
  }

  #turn(rank: number, signal: AbortSignal | undefined): Promise<boolean> {
    if (signal?.aborted) return Promise.resolve(false);
    if (signal) this.#hear(signal);
    return new Promise((go) => {
      this.#waiting[rank]?.push({ rank, place: this.#came++, signal, go });
      this.#goOn();
    });
  }

  /** Once for each signal, however many mails are sent under it. */
  #hear(signal: AbortSignal): void {
    if (this.#heard.has(signal)) return;
    this.#heard.add(signal);
    signal.addEventListener('abort', () => this.#leave(signal), { once: true });
  }

  #leave(signal: AbortSignal): void {
    for (const [rank, all] of this.#waiting.entries()) {
      this.#waiting[rank] = all.filter((one) => one.signal !== signal);
      for (const one of all) if (one.signal === signal) one.go(false);
    }
  }

  #goOn(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#count(next.rank, 1);
      this.#went += 1;
      next.go(true);
    }
  }

  #count(rank: number, by: 1 | -1): void {
    this.#busy.all += by;
    if (rank > 0) this.#busy.others += by;
  }

  /** Whether one more may go now; if not, it is looked at again when one may. */
  #isAllowed(): boolean {
    if (this.#pace === null || this.#pace.take()) return true;
    this.#later ??= setTimeout(
      () => {
        this.#later = undefined;
        this.#goOn();
      },
      Math.min(LOOK_AGAIN_MS, Math.ceil(this.#pace.wait())),
    ).unref();
    return false;
  }

  #next(): Waiting | undefined {
    const [first] = this.#waiting;
    if (this.#busy.all >= this.#places) return undefined;
    const isForFirst = this.#busy.others >= this.#forOthers;
    const isWaitedFor = isForFirst ? first?.length : this.#waiting.some((all) => all.length > 0);
    if (!isWaitedFor || !this.#isAllowed()) return undefined;
    if (isForFirst) return first?.shift();
    const some = this.#waiting.filter((all) => all.length > 0);
    return (this.#went % FAIR_TURN === FAIR_TURN - 1 ? longest(some) : some[0])?.shift();
  }
}

function longest(some: readonly Waiting[][]): Waiting[] | undefined {
  return some.reduce<Waiting[] | undefined>(
    (one, other) => ((one?.[0]?.place ?? Number.POSITIVE_INFINITY) < (other[0]?.place ?? 0) ? one : other),
    undefined,
  );
}
