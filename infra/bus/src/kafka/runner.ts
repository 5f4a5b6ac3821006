import type { Consumer } from 'kafkajs';
import type { Entry } from '../delivery/entry.ts';
import { PartitionLoop, type PartitionLoopOptions } from '../delivery/partition-loop.ts';
import type { Place } from './places.ts';

/** Where the group's commit says, which only the brokers know as yet. */
const NOT_KNOWN_YET = -1;

/** A partition that this member holds: its messages come as they are polled. While many wait, it is not polled. */
export class PartitionRunner extends PartitionLoop<Place> {
  readonly #consumer: Consumer;
  #paused = false;

  constructor(options: Omit<PartitionLoopOptions<Place>, 'position'> & { consumer: Consumer }) {
    super({ ...options, position: NOT_KNOWN_YET });
    this.#consumer = options.consumer;
  }

  /** The offset that is handled next, or null as long as nothing has been handled here. */
  get next(): number | null {
    return this.position === NOT_KNOWN_YET ? null : this.position;
  }

  /** Takes over what was polled, less what it has already (polls begin anew after a rebalance). */
  push(entries: readonly Entry[]): void {
    for (const entry of entries) if (entry.offset >= this.fetched) this.queue(entry);
    if (!this.backlog.hasRoom) this.#pause();
    this.news.ring();
  }

  override moveTo(offset: number): void {
    super.moveTo(offset);
    this.pollOn();
    this.#resume();
  }

  /** Has polls begin behind what is queued, rather than behind the last commit. */
  pollOn(): void {
    if (this.fetched === NOT_KNOWN_YET) return;
    this.#tell(() => this.#consumer.seek({ ...this.place, offset: String(this.fetched) }));
  }

  override stop(): Promise<void> {
    this.#resume();
    return super.stop();
  }

  protected override taken(): void {
    if (this.backlog.isLow) this.#resume();
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
