import type { Clock } from '@sinan/runtime';

/** How much may be done within a time: so many a second on the average, and so many at once after a rest (a token bucket). */
export class Allowance {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #most: number;
  #left: number;
  #at: number;

  constructor(clock: Clock, { perSecond, most }: { readonly perSecond: number; readonly most: number }) {
    this.#clock = clock;
    this.#perMs = perSecond / 1_000;
    this.#most = most;
    this.#left = most;
    this.#at = clock.now();
  }

  /** Takes one, if there is one; resolves to whether there was. */
  take(): boolean {
    this.#fill();
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Takes one that may not be there yet: it is missing to those who come later. */
  owe(): void {
    this.#fill();
    this.#left -= 1;
  }

  /** After how many ms there is one. */
  wait(): number {
    this.#fill();
    return Math.max(0, (1 - this.#left) / this.#perMs);
  }

  /** Whether nothing was taken for long enough. */
  isFull(): boolean {
    this.#fill();
    return this.#left >= this.#most;
  }

  /** A clock that was put back fills nothing until it is where it was. */
  #fill(): void {
    const now = this.#clock.now();
    this.#left = Math.min(this.#most, this.#left + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
  }
}
