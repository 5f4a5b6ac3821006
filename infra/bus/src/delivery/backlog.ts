import type { Entry } from './entry.ts';

const MOST_ENTRIES = 256;
const MOST_CHARACTERS = 1_000_000;

/** What a runner holds ahead of the message in hand: bounded in number and in size (by one entry at most overrun). */
export class Backlog {
  #entries: Entry[] = [];
  #taken = 0;
  #characters = 0;
  #average = 65_536;

  get isEmpty(): boolean {
    return this.#taken === this.#entries.length;
  }
  get hasRoom(): boolean {
    return this.#entries.length - this.#taken < MOST_ENTRIES && this.#characters < MOST_CHARACTERS;
  }
  /** Whether it will be empty before long. */
  get isLow(): boolean {
    return this.#entries.length - this.#taken <= MOST_ENTRIES / 2 && this.#characters <= MOST_CHARACTERS / 2;
  }
  /** How many entries to read at once: about as many as fit, judged by those that came before. */
  get readAhead(): number {
    return Math.max(1, Math.min(MOST_ENTRIES, Math.floor(MOST_CHARACTERS / this.#average)));
  }

  push(entry: Entry): void {
    const size = sizeOf(entry);
    this.#entries.push(entry);
    this.#characters += size;
    this.#average = Math.max(size, this.#average * 0.9 + size * 0.1);
  }

  take(): Entry | undefined {
    const entry = this.#entries[this.#taken];
    if (entry === undefined) return undefined;
    this.#taken += 1;
    this.#characters -= sizeOf(entry);
    if (this.#taken === this.#entries.length) this.clear();
    return entry;
  }

  clear(): void {
    this.#entries = [];
    this.#taken = 0;
    this.#characters = 0;
  }
}

function sizeOf({ message }: Entry): number {
  return message.key.length + (message.value?.length ?? 0);
}
