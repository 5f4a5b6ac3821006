import type { Entry } from './entry.ts';

const LET_GO_AFTER = 1_000;

/** How much a backlog may hold. */
export interface Room {
  readonly entries: number;
  readonly characters: number;
}

/** What a runner holds ahead of the message in hand: bounded in number and in size (by one entry at most overrun). */
export class Backlog {
  readonly #room: Room;
  #entries: Entry[] = [];
  #taken = 0;
  #characters = 0;
  #average = 65_536;

  constructor(room: Room) {
    this.#room = room;
  }

  get isEmpty(): boolean {
    return this.#taken === this.#entries.length;
  }
  get hasRoom(): boolean {
    return this.#entries.length - this.#taken < this.#room.entries && this.#characters < this.#room.characters;
  }
  /** Whether it is at most half full. */
  get isLow(): boolean {
    return (
      this.#entries.length - this.#taken <= this.#room.entries / 2 && this.#characters <= this.#room.characters / 2
    );
  }
  /** How many entries to read at once: about as many as fit, judged by those that came before. */
  get readAhead(): number {
    return Math.max(1, Math.min(this.#room.entries, Math.floor(this.#room.characters / this.#average)));
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
    else if (this.#taken >= LET_GO_AFTER) this.#letGo();
    return entry;
  }

  /** Of what was taken: a queue that is never empty would hold all of it for ever. */
  #letGo(): void {
    this.#entries = this.#entries.slice(this.#taken);
    this.#taken = 0;
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
