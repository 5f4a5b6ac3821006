import type { Reader, Remains } from './reader.ts';
import type { Partition, Topic } from './topic.ts';
import type { Writer } from './writer.ts';

const SWEEP_MS = 60_000;
/** Few at a time, as in retention: others' messages are committed between two chunks. */
const CHUNK = 500;
/** Keys remembered in one pass; a partition with more of them takes several. */
const MOST_KEYS = 50_000;
/** How long a tombstone is left for readers that are behind: what the port promises. */
const TOMBSTONES_STAY_MS = 24 * 60 * 60 * 1000;

/** How far a partition is compacted, and when the oldest tombstone left there was published. */
interface Progress {
  readonly upTo: number;
  readonly oldestTombstone: number | null;
}
const NOTHING_YET: Progress = { upTo: 0, oldestTombstone: null };

/**
 * Leaves of each key its last message, and takes tombstones away a day after they were published. Slowly, by itself, like retention; but what a
 * tombstone takes away goes at once. What has come since the last pass is read for its keys; then everything up to there is looked through for
 * older messages of them.
 */
export class Compaction {
  readonly #writer: Writer;
  readonly #reader: Reader;
  readonly #now: () => number;
  readonly #topics = new Set<Topic>();
  readonly #progress = new Map<Partition, Progress>();
  readonly #timer: NodeJS.Timeout;
  /** Partitions are compacted one after the other, whoever asked. */
  #last: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(writer: Writer, reader: Reader, now: () => number) {
    this.#writer = writer;
    this.#reader = reader;
    this.#now = now;
    this.#timer = setInterval(() => void this.#inTurn(() => this.#sweep()), SWEEP_MS).unref();
  }

  keep(topic: Topic, compact: boolean): void {
    if (compact) this.#topics.add(topic);
    else this.#topics.delete(topic);
  }

  /** Compacts a topic as it stands now. Resolves to how many messages went. */
  compact(topic: Topic): Promise<number> {
    return this.#inTurn(() => this.#compactTopic(topic));
  }

  /** As `compact`, for every topic that is compacted. */
  async compactAll(): Promise<void> {
    for (const topic of this.#topics) await this.compact(topic);
  }

  /** A tombstone has come to a partition of a topic. What fails now is done by the next sweep. */
  tombstone(topic: Topic, partition: Partition): void {
    if (this.#topics.has(topic)) this.#inTurn(() => this.#compactPartition(partition)).catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#last;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #compactTopic(topic: Topic): Promise<number> {
    let deleted = 0;
    for (const partition of topic.partitions) deleted += await this.#compactPartition(partition);
    return deleted;
  }

  async #compactPartition(partition: Partition): Promise<number> {
    let deleted = 0;
    while (!this.#stopped && this.#isDue(partition)) deleted += await this.#pass(partition);
    return deleted;
  }

  #isDue(partition: Partition): boolean {
    const { upTo, oldestTombstone } = this.#progress.get(partition) ?? NOTHING_YET;
    return upTo < partition.head || (oldestTombstone !== null && oldestTombstone < this.#expiry());
  }

  async #pass(partition: Partition): Promise<number> {
    const { upTo } = this.#progress.get(partition) ?? NOTHING_YET;
    const { last, end } = await this.#lastOfEachKey(partition, upTo);
    const expiry = this.#expiry();
    const superseded = ({ key, offset }: Remains) => offset < (last.get(key) ?? 0);
    const isGone = (row: Remains) => superseded(row) || (row.isTombstone && row.at < expiry);
    const tombstones: number[] = [];
    let deleted = 0;
    for await (const rows of this.#reader.remains(partition.slot, 0, end)) {
      deleted += await this.#erase(partition.slot, rows.filter(isGone));
      if (this.#stopped) return deleted;
      for (const row of rows) if (row.isTombstone && !isGone(row)) tombstones.push(row.at);
    }
    const oldestTombstone = tombstones.length === 0 ? null : tombstones.reduce((a, b) => Math.min(a, b));
    this.#progress.set(partition, { upTo: end, oldestTombstone });
    return deleted;
  }

  /** Where each key published from `from` on stands last, as far as can be remembered at once: up to `end`. */
  async #lastOfEachKey(
    partition: Partition,
    from: number,
  ): Promise<{ readonly last: ReadonlyMap<string, number>; readonly end: number }> {
    const last = new Map<string, number>();
    let end = from;
    for await (const rows of this.#reader.remains(partition.slot, from, partition.head)) {
      for (const { key, offset } of rows) last.set(key, offset);
      end = (rows.at(-1)?.offset ?? end) + 1;
      if (last.size >= MOST_KEYS || this.#stopped) return { last, end };
    }
    return { last, end: partition.head };
  }

  async #erase(slot: number, rows: readonly Remains[]): Promise<number> {
    for (let at = 0; at < rows.length; at += CHUNK) {
      const offsets = rows.slice(at, at + CHUNK).map(({ offset }) => offset);
      await this.#writer.ask({ kind: 'erase', slot, offsets });
    }
    return rows.length;
  }

  #expiry(): number {
    return this.#now() - TOMBSTONES_STAY_MS;
  }

  /** What fails now (the disk is full, the log is away) is tried again by the next sweep. */
  async #sweep(): Promise<void> {
    for (const topic of this.#topics) {
      if (this.#stopped) return;
      await this.#compactTopic(topic).catch(() => 0);
    }
  }
}
