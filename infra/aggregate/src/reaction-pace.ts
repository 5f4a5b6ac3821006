import type { Message } from '@sinan/bus';

/** A message is retried for as long as the world is away; one that is tried for longer holds its keys up. */
const LATE_MS = 60_000;

/** How one group gets on, as far as this process sees it. */
export interface Pace {
  /** Messages published and not handled yet, by all members of the group. */
  readonly lag: number;
  /** For how long the message has been tried that has been tried longest here; 0 when none is in hand. */
  readonly oldestMs: number;
  /** Whether it stands still: a message is in hand for over a minute, or for over a minute none was handled while some wait. */
  readonly late: boolean;
}

/** Follows what a group has in hand. All times are this process' own watch: no clock that is moved makes anything late. */
export class ReactionPace {
  readonly #inHand = new Map<string, { readonly offset: string; readonly since: number }>();
  #movedAt = performance.now();
  #lastLag = Number.POSITIVE_INFINITY;

  /** A message is tried, perhaps not for the first time. */
  trying({ topic, partition, offset }: Message): void {
    const place = `${topic}|${partition}`;
    if (this.#inHand.get(place)?.offset !== offset) this.#inHand.set(place, { offset, since: performance.now() });
  }

  /** It was handled, or parked. */
  settled({ topic, partition, offset }: Message): void {
    const place = `${topic}|${partition}`;
    if (this.#inHand.get(place)?.offset === offset) this.#inHand.delete(place);
    this.#movedAt = performance.now();
  }

  /** Partitions were shared out anew: what was in hand may be another member's now. */
  taking(): void {
    this.#inHand.clear();
    this.#movedAt = performance.now();
  }

  /** To be asked again and again: that others of the group move on is seen by the lag going down. */
  look(lag: number): Pace {
    const now = performance.now();
    if (lag < this.#lastLag || lag === 0) this.#movedAt = now;
    this.#lastLag = lag;
    const oldestMs = Math.max(0, ...[...this.#inHand.values()].map(({ since }) => now - since));
    return { lag, oldestMs, late: oldestMs > LATE_MS || (lag > 0 && now - this.#movedAt > LATE_MS) };
  }
}
