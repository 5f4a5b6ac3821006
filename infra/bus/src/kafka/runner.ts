import type { Consumer } from 'kafkajs';
import type { Entry } from '../delivery/entry.ts';
import { PartitionLoop, type PartitionLoopOptions } from '../delivery/partition-loop.ts';
import { Wake } from '../delivery/wake.ts';
import type { Place } from './places.ts';

/** Where the group's commit says, which only the brokers know as yet. */
const NOT_KNOWN_YET = -1;
/** Half of it holds about as much as one poll brings of one partition. */
const ROOM = { entries: 8_000, characters: 2_000_000 };
const A_MOMENT_MS = 50;

/** A partition that this member holds: its messages come as they are polled. While many wait, it is not polled. */
export class PartitionRunner extends PartitionLoop<Place> {
  readonly #consumer: Consumer;
  readonly #room = new Wake();
  #paused = false;

  constructor(options: Omit<PartitionLoopOptions<Place>, 'position' | 'room'> & { consumer: Consumer }) {
    super({ ...options, position: NOT_KNOWN_YET, room: ROOM });
    this.#consumer = options.consumer;
  }

  /** The offset that is handled next, or null as long as nothing has been handled here. */
  get next(): number | null {
    return this.position === NOT_KNOWN_YET ? null : this.position;
  }

  /**
   * Takes over what was polled, less what it has already (polls begin anew after a rebalance). A handler that keeps up has worked it off in a
   * moment, and the poll that waits for that is sooner than one that comes after a pause; other partitions wait that moment at most.
   *
   * `end`: where the partition ended at the poll. One that ends before what is here already has been made anew: it is read from its beginning.
   */
  async push(entries: readonly Entry[], end: number): Promise<void> {
    const first = entries[0];
    if (first !== undefined && end < this.fetched) return this.moveTo(first.offset);
    for (const entry of entries) if (entry.offset >= this.fetched) this.queue(entry);
    this.news.ring();
    if (this.backlog.isLow) return;
    await this.#room.rest(A_MOMENT_MS);
    if (!this.backlog.isLow && !this.leaving()) this.#pause();
  }

  override moveTo(offset: number): void {
    super.moveTo(offset);
    this.#room.ring();
    this.pollOn();
    this.#resume();
  }

  /** Has polls begin behind what is queued, rather than behind the last commit. */
  pollOn(): void {
    if (this.fetched === NOT_KNOWN_YET) return;
    this.#tell(() => this.#consumer.seek({ ...this.place, offset: String(this.fetched) }));
  }

  override stop(): Promise<void> {
    this.#room.ring();
    this.#resume();
    return super.stop();
  }

  protected override taken(): void {
    if (!this.backlog.isLow) return;
    this.#room.ring();
    this.#resume();
  }

  protected override refill(): Promise<void> {
    return this.news.rest();
  }

  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#tell(() => this.#consumer.pause([this.#partitions]));
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#tell(() => this.#consumer.resume([this.#partitions]));
  }

  /** A consumer that has just given up refuses to be told; nothing is lost, since it polls no more. */
  #tell(what: () => void): void {
    try {
      what();
    } catch {
      this.#paused = false;
    }
  }

  get #partitions(): { topic: string; partitions: number[] } {
    return { topic: this.place.topic, partitions: [this.place.partition] };
  }
}
