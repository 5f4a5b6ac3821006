import { setMaxListeners } from 'node:events';
import { FilesUnavailable } from './port.ts';

/** From opening to closing: knows the calls in hand, and refuses those that come too late. */
export class Lifetime {
  readonly #closing = new AbortController();
  readonly #inHand = new Set<Promise<unknown>>();

  constructor() {
    // Every upload in hand listens.
    setMaxListeners(0, this.#closing.signal);
  }

  /** Raised when closing begins. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    const running = call();
    this.#inHand.add(running);
    try {
      return await running;
    } finally {
      this.#inHand.delete(running);
    }
  }

  /** Resolves when nothing is in hand any more. */
  async close(): Promise<void> {
    this.#closing.abort(new FilesUnavailable('the files are closed'));
    await Promise.allSettled(this.#inHand);
  }
}
