/** Runs tasks of one key one after another, tasks of different keys beside each other. In this process only. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, number>();

  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    this.#waiting.set(key, this.waiting(key) + 1);
    const before = this.#tails.get(key);
    const mine = (async () => {
      await before?.catch(() => undefined);
      this.#started(key);
      return task();
    })();
    this.#tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    }
  }

  /** How many tasks of this key have not begun. */
  waiting(key: string): number {
    return this.#waiting.get(key) ?? 0;
  }

  #started(key: string): void {
    const left = this.waiting(key) - 1;
    if (left > 0) this.#waiting.set(key, left);
    else this.#waiting.delete(key);
  }
}
