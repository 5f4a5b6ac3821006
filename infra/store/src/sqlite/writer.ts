import { Worker } from 'node:worker_threads';
import {
  type CollectionSpec,
  NotDeclared,
  OutcomeUnknown,
  RefusedValue,
  StoreError,
  StoreUnavailable,
} from '../port.ts';
import type { Step } from '../steps.ts';
import { Marks } from './marks.ts';
import type { Reply, Request, WriteOp } from './protocol.ts';

interface Unit {
  readonly ops: readonly WriteOp[];
  resolve(done: readonly boolean[]): void;
  reject(error: Error): void;
}

interface Waiting {
  answer(reply: Reply): void;
  lose(error: Error): void;
}

/** As many ops as one message carries; a unit is never divided. */
const MESSAGE_OPS = 256;

/** The caller's side of the writer thread: what is asked in one turn of the event loop travels together. */
export class Writer {
  /** Turned by the thread around each commit. */
  readonly marks = new Marks();
  readonly #worker = startWorker();
  readonly #step: Step;
  #queue: Unit[] = [];
  #waiting: Waiting[] = [];
  #scheduled = false;
  #ended: Error | null = null;
  #closed: Promise<void> | null = null;

  constructor(step: Step) {
    this.#step = step;
    this.#worker.on('message', (replies: readonly Reply[]) => this.#receive(replies));
    this.#worker.on('error', (error) => this.#end(`the writer thread failed: ${error.message}`));
    this.#worker.on('exit', () => this.#end('the writer thread has ended'));
  }

  async open(file: string, maxPages: number | null): Promise<void> {
    await this.#control({ kind: 'open', file, maxPages, marks: this.marks.memory });
  }

  async declare(specs: readonly CollectionSpec[]): Promise<void> {
    await this.#control({ kind: 'declare', specs });
  }

  async ping(): Promise<void> {
    await this.#control({ kind: 'ping' });
  }

  /** One step of a scrub; resolves to whether more are left. */
  async scrub(): Promise<boolean> {
    const [more] = await this.#control({ kind: 'scrub' });
    return more === true;
  }

  async limitPages(maxPages: number): Promise<void> {
    await this.#control({ kind: 'limit-pages', maxPages });
  }

  /** Stores the ops in one commit, each on its own; resolves, when durable, to which of them were stored. */
  write(ops: readonly WriteOp[]): Promise<readonly boolean[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#queue.push({ ops, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    });
  }

  /** Waits for what is under way, then ends the thread. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    if (this.#ended) return;
    const closed = this.#control({ kind: 'close' });
    this.marks.close();
    this.#ended = new StoreUnavailable('the store is closed');
    await closed.finally(() => this.#worker.terminate());
  }

  #control(request: Request): Promise<readonly boolean[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#flush();
    return new Promise((resolve, reject) => {
      this.#post(request, {
        answer: (reply) => (reply.ok ? resolve(reply.done) : reject(errorOf(reply))),
        lose: reject,
      });
    });
  }

  #flush(): void {
    this.#scheduled = false;
    const units = this.#queue;
    this.#queue = [];
    for (const batch of batches(units)) this.#send(batch);
  }

  #send(units: readonly Unit[]): void {
    this.#step('store.before-write');
    const answer = (reply: Reply): void => {
      this.#step('store.after-write');
      settle(units, reply);
    };
    const lose = (error: Error): void => {
      for (const unit of units) unit.reject(error);
    };
    this.#post({ kind: 'write', ops: units.flatMap(({ ops }) => ops) }, { answer, lose });
  }

  #post(request: Request, waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#worker.postMessage(request);
  }

  #receive(replies: readonly Reply[]): void {
    const answered = this.#waiting.splice(0, replies.length);
    for (const [i, reply] of replies.entries()) answered[i]?.answer(reply);
  }

  #end(message: string): void {
    this.#ended ??= new StoreUnavailable(message);
    const lost = this.#waiting.splice(0);
    for (const waiting of lost) waiting.lose(new OutcomeUnknown(message));
    for (const unit of this.#queue.splice(0)) unit.reject(this.#ended);
  }
}

function batches(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const batches: Unit[][] = [];
  let room = 0;
  for (const unit of units) {
    if (room < unit.ops.length || batches.length === 0) {
      batches.push([]);
      room = MESSAGE_OPS;
    }
    batches.at(-1)?.push(unit);
    room -= unit.ops.length;
  }
  return batches;
}

function settle(units: readonly Unit[], reply: Reply): void {
  let at = 0;
  for (const unit of units) {
    if (reply.ok) unit.resolve(reply.done.slice(at, at + unit.ops.length));
    else unit.reject(errorOf(reply));
    at += unit.ops.length;
  }
}

function errorOf(reply: { readonly error: string; readonly message: string }): StoreError {
  const Known = ERRORS.get(reply.error) ?? StoreError;
  return new Known(reply.message);
}

const ERRORS: ReadonlyMap<string, typeof StoreError> = new Map<string, typeof StoreError>([
  ['NotDeclared', NotDeclared],
  ['OutcomeUnknown', OutcomeUnknown],
  ['RefusedValue', RefusedValue],
  ['StoreUnavailable', StoreUnavailable],
]);

/**
 * Starts the thread: always the built one, with built packages (hence no conditions of its parent's), since a thread does not inherit its parent's
 * TypeScript loader. Every npm script builds first.
 */
function startWorker(): Worker {
  const built = import.meta.url.endsWith('.ts') ? '../../dist/writer-thread.js' : './writer-thread.js';
  return new Worker(new URL(built, import.meta.url), { execArgv: [] });
}
