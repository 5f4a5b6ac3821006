import { Backlog } from '../delivery/backlog.ts';
import type { Call } from '../delivery/call.ts';
import type { Committer } from '../delivery/committer.ts';
import { deliver, type Runner } from '../delivery/deliver.ts';
import type { Entry } from '../delivery/entry.ts';
import { Wake } from '../delivery/wake.ts';
import type { Subscription } from '../port.ts';
import type { Reader } from './reader.ts';
import type { Partition } from './topic.ts';

const REST_AFTER_READ_ERROR_MS = 1_000;

/** One partition of one group: takes its messages one at a time, in order, from what was just published or else from the file. */
export class PartitionRunner implements Runner {
  readonly partition: Partition;
  readonly wake = new Wake();
  readonly #subscription: Subscription;
  readonly #reader: Reader;
  readonly #committer: Committer<number>;
  readonly #backlog = new Backlog();
  readonly #news = new Wake();
  /** What comes behind the last handled message. */
  #position: number;
  /** What comes behind the last message read ahead. */
  #fetched: number;
  #call: Call | null = null;
  #moved = false;
  #stopped = false;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: {
    partition: Partition;
    position: number;
    subscription: Subscription;
    reader: Reader;
    committer: Committer<number>;
  }) {
    this.partition = options.partition;
    this.#position = options.position;
    this.#fetched = options.position;
    this.#subscription = options.subscription;
    this.#reader = options.reader;
    this.#committer = options.committer;
  }

  /** Messages published but not handled. */
  get lag(): number {
    return this.partition.head - this.#position;
  }

  start(): void {
    this.partition.listeners.add(this.#offer);
    this.#ended = this.#run();
  }

  /** Goes on from another offset, after the message in hand; a message that was being retried is left. */
  moveTo(offset: number): void {
    const within = Math.max(0, Math.min(offset, this.partition.head));
    this.#moved = true;
    this.#backlog.clear();
    this.#skipTo(within);
    this.#fetched = within;
    this.wake.ring();
    this.#news.ring();
  }

  /** Asks the call in hand to end and resolves when it has. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.partition.listeners.delete(this.#offer);
    this.#call?.abort(new Error('The subscription is stopping'));
    this.wake.ring();
    this.#news.ring();
    return this.#ended;
  }

  nudge(): void {
    this.#news.ring();
  }

  leaving(): boolean {
    return this.#stopped || this.#moved;
  }

  inHand(call: Call): void {
    this.#call = call;
  }

  /** A message just published is taken over without reading it, when it is the very next and there is room. */
  readonly #offer = (entry: Entry): void => {
    if (entry.offset === this.#fetched && this.#backlog.hasRoom) this.#ahead(entry);
    this.#news.ring();
  };

  #ahead(entry: Entry): void {
    this.#backlog.push(entry);
    this.#fetched = entry.offset + 1;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      if (this.#committer.isFull) await this.#news.rest();
      else if (this.#backlog.isEmpty) await this.#refill();
      else await this.#handleNext();
    }
  }

  async #handleNext(): Promise<void> {
    const entry = this.#backlog.take();
    if (entry === undefined) return;
    this.#moved = false;
    const settled = await deliver(this.#subscription, entry.message, this);
    this.#call = null;
    if (!settled || this.#moved) return;
    this.#position = entry.offset + 1;
    this.#committer.handled(this.partition.slot, this.#position);
  }

  /** Lets the loop breathe before each read, so that a long replay does not hold it. */
  async #refill(): Promise<void> {
    if (this.#fetched >= this.partition.head) return this.#news.rest();
    await new Promise((resolve) => setImmediate(resolve));
    try {
      this.#read();
    } catch {
      await this.wake.rest(REST_AFTER_READ_ERROR_MS);
    }
  }

  #read(): void {
    const entries = this.#reader.batch(this.partition, this.#fetched, this.#backlog.readAhead);
    this.#skipTo(entries[0]?.offset ?? this.partition.head);
    for (const entry of entries) this.#ahead(entry);
  }

  /** Nothing lies before `offset` any more (it has been deleted), or nothing there is wanted. */
  #skipTo(offset: number): void {
    if (offset === this.#position) return;
    this.#position = offset;
    this.#fetched = offset;
    this.#committer.moved(this.partition.slot, offset);
  }
}
