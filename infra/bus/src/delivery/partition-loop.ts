import type { Subscription } from '../port.ts';
import { Backlog, type Room } from './backlog.ts';
import type { Call } from './call.ts';
import type { Committer } from './committer.ts';
import { deliver, type Runner } from './deliver.ts';
import type { Entry } from './entry.ts';
import { Wake } from './wake.ts';

export interface PartitionLoopOptions<Place> {
  /** How the committer calls this partition. */
  readonly place: Place;
  /** The offset that the group handles next. */
  readonly position: number;
  readonly subscription: Subscription;
  readonly committer: Committer<Place>;
  /** How much may be queued. */
  readonly room: Room;
}

/** One partition of one group: takes what is queued one at a time, in order, and notes what is handled. An adapter says where more comes from. */
export abstract class PartitionLoop<Place> implements Runner {
  readonly place: Place;
  readonly wake = new Wake();
  protected readonly backlog: Backlog;
  protected readonly news = new Wake();
  readonly #subscription: Subscription;
  readonly #committer: Committer<Place>;
  /** What comes behind the last handled message. */
  #position: number;
  /** What comes behind the last message queued. */
  #fetched: number;
  #call: Call | null = null;
  #moved = false;
  #stopped = false;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: PartitionLoopOptions<Place>) {
    this.place = options.place;
    this.backlog = new Backlog(options.room);
    this.#position = options.position;
    this.#fetched = options.position;
    this.#subscription = options.subscription;
    this.#committer = options.committer;
  }

  get position(): number {
    return this.#position;
  }
  get fetched(): number {
    return this.#fetched;
  }

  /** Begins when `after` has ended: a loop of the same partition may still have its message in hand. */
  start(after: Promise<void> = Promise.resolve()): void {
    this.#ended = after.then(() => this.#run());
  }

  /** Goes on from another offset, after the message in hand; a message that was being retried is left. */
  moveTo(offset: number): void {
    this.#moved = true;
    this.backlog.clear();
    this.skipTo(offset);
    this.wake.ring();
    this.news.ring();
  }

  /** Asks the call in hand to end and resolves when it has. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#call?.abort(new Error('The subscription is stopping'));
    this.wake.ring();
    this.news.ring();
    return this.#ended;
  }

  /** Stops, and notes nothing of the message in hand: the partition is another's. */
  abandon(): Promise<void> {
    this.#moved = true;
    return this.stop();
  }

  nudge(): void {
    this.news.ring();
  }

  leaving(): boolean {
    return this.#stopped || this.#moved;
  }

  inHand(call: Call): void {
    this.#call = call;
  }

  /** Called when nothing is queued: queues more, or rests on `news` until there may be more. */
  protected abstract refill(): Promise<void>;

  /** Called after a message has been taken from the queue. */
  protected taken(): void {}

  protected queue(entry: Entry): void {
    this.backlog.push(entry);
    this.#fetched = entry.offset + 1;
  }

  /** Nothing lies before `offset` any more (it has been deleted), or nothing there is wanted. */
  protected skipTo(offset: number): void {
    this.#fetched = offset;
    if (offset === this.#position) return;
    this.#position = offset;
    this.#committer.moved(this.place, offset);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      if (this.#committer.isFull) await this.news.rest();
      else if (this.backlog.isEmpty) await this.refill();
      else await this.#handleNext();
    }
  }

  async #handleNext(): Promise<void> {
    const entry = this.backlog.take();
    if (entry === undefined) return;
    this.taken();
    this.#moved = false;
    const settled = await deliver(this.#subscription, entry.message, this);
    this.#call = null;
    if (!settled || this.#moved) return;
    this.#position = entry.offset + 1;
    this.#committer.handled(this.place, this.#position);
  }
}
