import type { Worker } from 'node:worker_threads';
import { BusUnavailable } from '../port.ts';
import type { Answer, Ask, Request } from './protocol.ts';

interface Waiting {
  resolve(result: readonly number[]): void;
  reject(error: Error): void;
}

/** The bus's side of the writer thread: gathers what is asked within a tick into one post, and settles it by the answers. */
export class Writer {
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #gathered: Request[] = [];
  #lastId = 0;
  #gone: BusUnavailable | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
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

  /** Resolves when everything asked before is answered and the thread has ended. */
  async close(): Promise<void> {
    if (this.#gone === null) await this.ask({ kind: 'close' }).catch(() => undefined);
    await this.#exited;
  }

  #post(): void {
    const requests = this.#gathered;
    this.#gathered = [];
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
