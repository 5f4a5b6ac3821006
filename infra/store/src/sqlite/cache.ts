/**
 * A bounded cache in two generations: what is used lives in the young one; when that is full it becomes the old one, and what nobody
 * asked for since then is forgotten with the next turn. A hit costs one look-up, without the reordering of a strict LRU.
 */
export class GenerationCache<V extends { readonly size: number }> {
  readonly #maxEntries: number;
  readonly #maxSize: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  #size = 0;

  /** Holds at most `maxEntries` entries of together at most `maxSize` (in the unit of their `size`). */
  constructor(maxEntries: number, maxSize: number) {
    this.#maxEntries = maxEntries / 2;
    this.#maxSize = maxSize / 2;
  }

  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young) return young;
    const old = this.#old.get(key);
    if (old) this.set(key, old);
    return old;
  }

  set(key: string, value: V): void {
    if (value.size > this.#maxSize) return;
    if (this.#young.size >= this.#maxEntries || this.#size + value.size > this.#maxSize) this.#turn();
    this.#size += value.size - (this.#young.get(key)?.size ?? 0);
    this.#young.set(key, value);
  }

  #turn(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#size = 0;
  }
}
