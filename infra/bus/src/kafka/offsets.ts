import type { Admin } from 'kafkajs';
import type { Reconnecting } from './reconnecting.ts';

/** Where a partition begins and ends: the offset of its first message, and the one that the next gets. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What the brokers know of partitions and groups. Everything here rejects with `BusUnavailable` within about 5 s. */
export class Offsets {
  readonly #admin: Reconnecting<Admin>;

  constructor(admin: Reconnecting<Admin>) {
    this.#admin = admin;
  }

  /** Partition → its bounds. */
  async bounds(topic: string): Promise<ReadonlyMap<number, Bounds>> {
    const found = await this.#admin.use(`reading the ends of ${topic}`, (admin) => admin.fetchTopicOffsets(topic));
    return new Map(found.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  }

  /** Partition → the offset of its first message of `time` (ms) or later, or of what comes next. */
  async since(topic: string, time: number): Promise<ReadonlyMap<number, number>> {
    const found = await this.#admin.use(`reading offsets of ${topic}`, (admin) =>
      admin.fetchTopicOffsetsByTimestamp(topic, time),
    );
    return new Map(found.map(({ partition, offset }) => [partition, Number(offset)]));
  }

  /** Partition → what the group has committed there. A new group has nothing. */
  async committed(groupId: string, topic: string): Promise<ReadonlyMap<number, number>> {
    const found = await this.#admin.use(`reading where ${groupId} is`, (admin) =>
      admin.fetchOffsets({ groupId, topics: [topic] }),
    );
    const partitions = found.flatMap((each) => each.partitions).filter(({ offset }) => Number(offset) >= 0);
    return new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }

  /** Best effort: a group without members that never committed goes by itself one day. */
  async forget(groupId: string): Promise<void> {
    await this.#admin.use(`deleting ${groupId}`, (admin) => admin.deleteGroups([groupId])).catch(() => undefined);
  }
}
