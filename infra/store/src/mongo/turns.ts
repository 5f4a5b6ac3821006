/** Writes that concern the same document take turns, in the order in which they were asked; others do not wait for each other. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `work` when all that was asked before for any of these keys has ended, however it ended: at once when nothing was. */
  run<T>(keys: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    const before = new Set<Promise<void>>();
    for (const key of keys) {
      const last = this.#last.get(key);
      if (last) before.add(last);
    }
    const turn = before.size === 0 ? work() : Promise.all(before).then(work);
    this.#note(keys, turn);
    return turn;
  }

  #note(keys: ReadonlySet<string>, turn: Promise<unknown>): void {
    const forget = (): void => {
      for (const key of keys) if (this.#last.get(key) === ended) this.#last.delete(key);
    };
    const ended: Promise<void> = turn.then(forget, forget);
    for (const key of keys) this.#last.set(key, ended);
  }
}
