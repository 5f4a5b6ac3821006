import type { Worker } from 'node:worker_threads';
import { BusUnavailable } from '../port.ts';
import type { Answer, Append, Ask, Request } from './protocol.ts';

interface Waiting {
  resolve(result: readonly number[]): void;
  reject(error: Error): void;
}

/** One publisher's messages, where each of them goes. */
export interface Placed {
  readonly slots: readonly number[];
  readonly keys: readonly string[];
  readonly values: readonly (string | null)[];
}
/** When they were stored, and at which offsets. */
export interface Appended {
  readonly at: number;
  readonly offsets: readonly number[];
}
/** What has been published so far in this tick: one request, since many small ones cost more to send than to write. */
interface Batch {
  readonly append: Append & { readonly slots: number[]; readonly keys: string[]; readonly values: (string | null)[] };
  readonly answered: Promise<readonly number[]>;
}

/** The bus's side of the writer thread: gathers what is asked within a tick into one post, and settles it by the answers. */
export class Writer {
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #now: () => number;
  #gathered: Request[] = [];
  #batch: Batch | null = null;
  #lastId = 0;
  #gone: BusUnavailable | null = null;

  constructor(worker: Worker, now: () => number) {
    this.#worker = worker;
    this.#now = now;
    worker.on('message', (answers: readonly Answer[]) => {
      for (const answer of answers) this.#settle(answer);
    });
    worker.on('error', (error) => this.#lose(`its writer thread failed: ${error.message}`));
    this.#exited = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#lose('it is closed');
        resolve();
      });
    });
  }

  /** Resolves when durable. Rejects with `BusUnavailable` when nothing of it was stored. */
  ask(ask: Ask): Promise<readonly number[]> {
    if (this.#gone !== null) return Promise.reject(this.#gone);
    this.#lastId += 1;
    const id = this.#lastId;
    if (this.#gathered.length === 0) setImmediate(() => this.#post());
    this.#gathered.push({ id, ask });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  /** Resolves when durable. Rejects like `ask`. */
  async append({ slots, keys, values }: Placed): Promise<Appended> {
    this.#batch ??= this.#openBatch();
    const { append, answered } = this.#batch;
    const from = append.slots.length;
    slots.forEach((slot, index) => {
      append.slots.push(slot);
      append.keys.push(keys[index] ?? '');
      append.values.push(values[index] ?? null);
    });
    const offsets = await answered;
    return { at: append.at, offsets: offsets.slice(from, from + slots.length) };
  }

  /** Resolves when everything asked before is answered and the thread has ended. */
  async close(): Promise<void> {
    if (this.#gone === null) await this.ask({ kind: 'close' }).catch(() => undefined);
    await this.#exited;
  }

  #openBatch(): Batch {
    const append = { kind: 'append' as const, at: this.#now(), slots: [], keys: [], values: [] };
    return { append, answered: this.ask(append) };
  }

  #post(): void {
    const requests = this.#gathered;
    this.#gathered = [];
    this.#batch = null;
    this.#worker.postMessage(requests);
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.result);
    else waiting?.reject(new BusUnavailable(`The log refused to store: ${answer.error}`));
  }

  #lose(why: string): void {
    this.#gone ??= new BusUnavailable(`The log is away: ${why}`);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(this.#gone);
  }
}
