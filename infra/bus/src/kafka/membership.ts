import type { Consumer, EachBatchPayload, IMemberAssignment, Kafka } from 'kafkajs';
import { BusUnavailable, PARTITIONS } from '../port.ts';
import { FEW_RETRIES } from './client.ts';
import { isFinal } from './final.ts';
import { within } from './within.ts';

/** A dead member's partitions stand still for so long at most. */
const SESSION_MS = 8_000;
const HEARTBEAT_MS = 500;
/** An idle poll ends after so long: a partition resumed, a move or a stop waits for that. */
const POLL_MS = 200;
/** Of one poll, in bytes, and of one partition in it: more than the largest batch that a broker takes by default (1,048,588). */
const MOST_BYTES = 4_000_000;
const MOST_BYTES_A_PARTITION = 1_100_000;
const OPEN_WITHIN_MS = 5_000;
const CLOSE_WITHIN_MS = 3_000;
const REOPEN_AFTER_MS = 1_000;

/** What happens to a member. All of it is called by kafkajs' loop, before the next poll. */
export interface MemberEvents {
  /** The group has shared its partitions out anew. `memberId` is another one when the group had taken this member for dead. */
  joined(consumer: Consumer, memberId: string, assignment: IMemberAssignment): void;
  /** Others come or go: what is handled should be committed before the partitions are shared out. */
  rebalancing?(): void;
  /** What was polled of one partition. The next poll waits until it resolves, and so does the member's sign of life. */
  polled(payload: EachBatchPayload): Promise<void>;
  /** It is no member any more: others get its partitions, or it does when it has joined anew. */
  left?(): void;
  /** It cannot go on, and another try would not help (no right to read, a bug): the process should end. */
  fatal(error: Error): void;
}

/**
 * Membership in a group for as long as it runs: opens a consumer, and a new one whenever that has given up. kafkajs' own restarts are not
 * used: they run a stopped consumer again, and one that begins while it is being stopped runs on.
 */
export class Membership {
  readonly #kafka: Kafka;
  readonly #groupId: string;
  readonly #topics: readonly string[];
  readonly #events: MemberEvents;
  #consumer: Consumer | null = null;
  #firstJoin: Promise<void> = Promise.resolve();
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  // biome-ignore lint/plugin: that the brokers are silent is told by the system's time.
  #heardAt = Date.now();

  constructor(kafka: Kafka, groupId: string, topics: readonly string[], events: MemberEvents) {
    this.#kafka = kafka;
    this.#groupId = groupId;
    this.#topics = topics;
    this.#events = events;
  }

  /** When the brokers last answered this member. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Resolves when the brokers have answered; joining goes on. Rejects with `BusUnavailable` within about 5 s. */
  async open(): Promise<void> {
    const consumer = this.#make();
    const opening = consumer
      .connect()
      .then(() => consumer.subscribe({ topics: [...this.#topics], fromBeginning: true }));
    try {
      await within(OPEN_WITHIN_MS, `joining ${this.#groupId}`, opening);
    } catch (error) {
      void close(consumer);
      throw error;
    }
    if (this.#stopped) return close(consumer);
    this.#hear();
    this.#consumer = consumer;
    this.#firstJoin = this.#run(consumer).catch((error: Error) => this.#lost(consumer, error));
  }

  /** Commits, as a member of the group's present generation. Rejects with `BusUnavailable`. */
  async commit(places: readonly { topic: string; partition: number; offset: string }[]): Promise<void> {
    if (this.#consumer === null) throw new BusUnavailable(`Not a member of ${this.#groupId} just now`);
    await within(CLOSE_WITHIN_MS, `committing for ${this.#groupId}`, this.#consumer.commitOffsets([...places]));
  }

  /** Leaves the group, so that others need not wait for its session to end. While kafkajs joins for the first time it cannot be stopped. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const consumer = this.#consumer;
    if (consumer === null) return;
    const left = this.#firstJoin.then(() => close(consumer));
    await within(SESSION_MS, 'leaving', left).catch(() => undefined);
  }

  #make(): Consumer {
    const consumer = this.#kafka.consumer({
      groupId: this.#groupId,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: POLL_MS,
      maxBytes: MOST_BYTES,
      maxBytesPerPartition: MOST_BYTES_A_PARTITION,
      allowAutoTopicCreation: false,
      retry: { ...FEW_RETRIES, restartOnFailure: async () => false },
    });
    const { GROUP_JOIN, HEARTBEAT, REBALANCING, CRASH } = consumer.events;
    consumer.on(GROUP_JOIN, ({ payload }) => this.#joined(consumer, payload.memberId, payload.memberAssignment));
    consumer.on(HEARTBEAT, () => this.#hear());
    consumer.on(REBALANCING, () => this.#events.rebalancing?.());
    consumer.on(CRASH, ({ payload }) => this.#lost(consumer, payload.error));
    return consumer;
  }

  /** Resolves after the first join; from then on kafkajs' own loop runs. What goes wrong is told by its crash event. */
  async #run(consumer: Consumer): Promise<void> {
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS,
      eachBatch: async (payload) => {
        this.#hear();
        if (payload.isStale()) return;
        payload.resolveOffset(payload.batch.lastOffset());
        await this.#events.polled(payload);
      },
    });
  }

  #hear(): void {
    // biome-ignore lint/plugin: as above.
    this.#heardAt = Date.now();
  }

  #joined(consumer: Consumer, memberId: string, assignment: IMemberAssignment): void {
    this.#hear();
    if (consumer === this.#consumer && !this.#stopped) this.#events.joined(consumer, memberId, assignment);
  }

  #lost(consumer: Consumer, error: Error): void {
    if (this.#stopped || consumer !== this.#consumer) return;
    this.#consumer = null;
    this.#events.left?.();
    if (isFinal(error)) this.#events.fatal(error);
    else this.#reopenLater();
  }

  #reopenLater(): void {
    this.#timer = setTimeout(() => {
      this.open().catch(() => this.#stopped || this.#reopenLater());
    }, REOPEN_AFTER_MS);
  }
}

async function close(consumer: Consumer): Promise<void> {
  await within(CLOSE_WITHIN_MS, 'leaving', consumer.disconnect()).catch(() => undefined);
}
