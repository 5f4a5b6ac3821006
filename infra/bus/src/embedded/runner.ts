import type { Entry } from '../delivery/entry.ts';
import { PartitionLoop, type PartitionLoopOptions } from '../delivery/partition-loop.ts';
import type { Reader } from './reader.ts';
import type { Partition } from './topic.ts';

const ROOM = { entries: 256, characters: 1_000_000 };
const REST_AFTER_READ_ERROR_MS = 1_000;

/** A partition of the embedded log: its messages come from what was just published, or else from the file. */
export class PartitionRunner extends PartitionLoop<number> {
  readonly partition: Partition;
  readonly #reader: Reader;

  constructor(
    options: Omit<PartitionLoopOptions<number>, 'place' | 'room'> & { partition: Partition; reader: Reader },
  ) {
    super({ ...options, place: options.partition.slot, room: ROOM });
    this.partition = options.partition;
    this.#reader = options.reader;
  }

  /** Messages published but not handled. */
  get lag(): number {
    return this.partition.head - this.position;
  }

  override start(): void {
    this.partition.listeners.add(this.#offer);
    super.start();
  }

  override moveTo(offset: number): void {
    super.moveTo(Math.max(0, Math.min(offset, this.partition.head)));
  }

  override stop(): Promise<void> {
    this.partition.listeners.delete(this.#offer);
    return super.stop();
  }

  /** A message just published is taken over without reading it, when it is the very next and there is room. */
  readonly #offer = (entry: Entry): void => {
    if (entry.offset === this.fetched && this.backlog.hasRoom) this.queue(entry);
    this.news.ring();
  };

  /** Lets the loop breathe before each read, so that a long replay does not hold it. */
  protected override async refill(): Promise<void> {
    if (this.fetched >= this.partition.head) return this.news.rest();
    await new Promise((resolve) => setImmediate(resolve));
    try {
      this.#read();
    } catch {
      await this.wake.rest(REST_AFTER_READ_ERROR_MS);
    }
  }

  #read(): void {
    const entries = this.#reader.batch(this.partition, this.fetched, this.backlog.readAhead);
    this.skipTo(entries[0]?.offset ?? this.partition.head);
    for (const entry of entries) this.queue(entry);
  }
}
