import { StoreUnavailable } from '../port.ts';
import type { Step } from '../steps.ts';
import { readFailure, writeFailure } from './failures.ts';
import { Turns } from './turns.ts';

/** All calls of a store to its server: what is under way, in whose turn, and what a failure means. */
export class Traffic {
  readonly #reach: () => Promise<void>;
  readonly #step: Step;
  readonly #turns = new Turns();
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  /** `reach` resolves when there is a server to send to. */
  constructor(reach: () => Promise<void>, step: Step) {
    this.#reach = reach;
    this.#step = step;
  }

  /** A call that changes nothing, or nothing that repeating it would not change alike. */
  read<T>(ask: () => Promise<T>): Promise<T> {
    return this.#track(() => this.#reach().then(ask).catch(rethrown(readFailure)));
  }

  /** Holds the turn of these documents (`owner.name/id`) while `work` sends its writes. */
  write<T>(documents: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    return this.#track(() => this.#turns.run(documents, work));
  }

  /** Sends one write. Resolves to what the server answered; a refusal (a taken id, another revision) is an answer. */
  async send<T>(ask: () => Promise<T>): Promise<T> {
    await this.#reach().catch(rethrown(readFailure));
    this.#step('store.before-write');
    const answer = await ask().catch(rethrown(writeFailure));
    this.#step('store.after-write');
    return answer;
  }

  /** Refuses new calls, and waits for those under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
  }

  #track<T>(start: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable('the store is closed'));
    const call = start();
    this.#underWay.add(call);
    const end = (): void => {
      this.#underWay.delete(call);
    };
    call.then(end, end);
    return call;
  }
}

function rethrown(failureOf: (error: unknown) => Error): (error: unknown) => never {
  return (error) => {
    throw failureOf(error);
  };
}
