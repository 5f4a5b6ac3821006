import { Worker } from 'node:worker_threads';
import { Editions } from './editions.ts';
import type { OutgoingMail, SendOutcome } from './port.ts';
import type { Sender, SenderOptions } from './sender.ts';
import { type PostedMail, posted, type Reply, type Request } from './sender-protocol.ts';

interface Waiting {
  answer(reply: Reply): void;
  /** The thread has ended. `isBegun`: it may have begun with what was asked. */
  lose(isBegun: boolean): void;
}

export interface Hooks {
  /** The thread ended without being told to. */
  lost(error: string): void;
}

/**
 * The caller's side of a sender in a thread of its own, which starts with the first call, and anew with the next one after it has ended. What is asked in one turn of the
 * event loop travels together. Of mails in hand when it ends nobody knows whether they arrived.
 */
export function openThreadedSender(options: SenderOptions, hooks: Hooks): Sender {
  let thread: Thread | null = null;
  let isClosed = false;

  function current(): Thread {
    thread ??= new Thread(options, (error) => {
      thread = null;
      if (error !== null) hooks.lost(error);
    });
    return thread;
  }

  return {
    async send(mail, date) {
      if (isClosed) return { kind: 'deferred', reason: 'the mailer is closed' };
      return current().send(mail, date);
    },
    async verify() {
      if (isClosed) throw new Error('the mailer is closed');
      return current().verify();
    },
    close() {
      isClosed = true;
      thread?.close();
    },
  };
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #isUp = false;
  #number = 0;
  #queue: PostedMail[] = [];
  readonly #editions = new Editions();
  #failure: string | null = null;
  #isClosing = false;

  constructor(options: SenderOptions, ended: (error: string | null) => void) {
    this.#worker = startWorker(options);
    this.#worker.on('message', (replies: readonly Reply[]) => this.#receive(replies));
    this.#worker.on('error', (error) => {
      this.#failure = error.name;
    });
    this.#worker.on('exit', () => {
      ended(this.#isClosing ? null : (this.#failure ?? 'it ended'));
      for (const waiting of this.#waiting.values()) waiting.lose(this.#isUp);
      this.#waiting.clear();
    });
  }

  send(mail: OutgoingMail, date: number): Promise<SendOutcome> {
    return new Promise((resolve) => {
      const number = this.#ask({
        answer: (reply) => 'outcome' in reply && resolve(reply.outcome),
        lose: (isBegun) => resolve({ kind: isBegun ? 'unknown' : 'deferred', reason: 'the thread that sends ended' }),
      });
      if (this.#editions.isFull) this.#flush();
      const one = posted(mail, number, date, this.#editions.of(mail));
      if (this.#queue.push(one) === 1) setImmediate(() => this.#flush());
    });
  }

  verify(): Promise<void> {
    return new Promise((resolve, reject) => {
      const number = this.#ask({
        answer: (reply) => ('failure' in reply ? reject(new Error(reply.failure)) : resolve()),
        lose: () => reject(new Error('the thread that sends ended')),
      });
      this.#post({ kind: 'verify', number });
    });
  }

  /** It ends when what is in hand has been answered, and its connections have taken leave. */
  close(): void {
    this.#isClosing = true;
    this.#flush();
    this.#post({ kind: 'close' });
  }

  #ask(waiting: Waiting): number {
    this.#number += 1;
    this.#waiting.set(this.#number, waiting);
    return this.#number;
  }

  #flush(): void {
    const mails = this.#queue;
    if (mails.length === 0) return;
    this.#queue = [];
    this.#post({ kind: 'mails', mails, ...this.#editions.told() });
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }

  #receive(replies: readonly Reply[]): void {
    this.#isUp = true;
    for (const reply of replies) {
      this.#waiting.get(reply.number)?.answer(reply);
      this.#waiting.delete(reply.number);
    }
  }
}

/**
 * Starts the thread: always the built one, with built packages (hence no conditions of its parent's), since a thread does not inherit its parent's
 * TypeScript loader. Every npm script builds first.
 */
function startWorker(workerData: SenderOptions): Worker {
  const built = import.meta.url.endsWith('.ts') ? '../dist/sender-thread.js' : './sender-thread.js';
  return new Worker(new URL(built, import.meta.url), { workerData, execArgv: [] });
}
