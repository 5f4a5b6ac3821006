/** So many marks; collections that share one are only read anew more often than they must be. */
const PLACES = 1_024;
/** An odd mark: what is read under it is not kept. */
const CLOSED = -1;

/**
 * Tells which collections are as they were, without asking SQLite: each has a mark, in memory shared with the writer thread, which adds one
 * to it before a commit that may change the collection and one after. So while a mark stays the same even number no commit has begun, and
 * what was read under it is what is stored. No other process can commit: the writer thread holds the file's lock.
 */
export class Marks {
  readonly memory: SharedArrayBuffer;
  readonly #marks: Int32Array;
  #closed = false;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#marks = new Int32Array(memory);
  }

  /** The mark at a place: odd while a commit is under way. */
  at(place: number): number {
    return this.#closed ? CLOSED : Atomics.load(this.#marks, place);
  }

  /** Called before a commit that may change these collections, and again after it, whatever became of it. */
  turn(places: ReadonlySet<number>): void {
    for (const place of places) Atomics.add(this.#marks, place, 1);
  }

  /** From now on nothing is as it was. */
  close(): void {
    this.#closed = true;
  }
}

export function isSettled(mark: number): boolean {
  return (mark & 1) === 0;
}

/** Where a collection's mark stands, by its model's key: both sides of the writer thread find the same place without a word. */
export function placeOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) >>> 0;
  return hash % PLACES;
}
