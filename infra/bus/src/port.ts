/**
 * The bus port: publish, subscribe as a group, tail, replay. Two adapters (the embedded log, Kafka) keep it under one suite.
 *
 * At least once, ordered per key (a key always goes to the same of the topic's 12 partitions).
 */

export const PARTITIONS = 12;

/** What is published. `key` decides the partition and the order; a null `value` is a tombstone on a compacted topic. */
export interface Outgoing {
  readonly topic: string;
  readonly key: string;
  readonly value: string | null;
}

/** What is read. `offset` is opaque, and ordered only within its partition; `at` is the broker's time in ms. */
export interface Message {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly value: string | null;
  readonly at: number;
}

/** `attempt` counts from 1. `signal` aborts on time-out or stop; the call may still be running when the next begins. */
export interface HandleContext {
  readonly signal: AbortSignal;
  readonly attempt: number;
}

/** Throw it (or anything with `transient: true`) to be tried again for ever: the world is away, the message is fine. */
export class Transient extends Error {
  override readonly name = 'Transient';
  readonly transient = true;
}

/** Whether an error of any port says that the same call may succeed later. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && 'transient' in error && error.transient === true;
}

/**
 * The log is away, or its disk is full. The same call may succeed later. The embedded log has then stored nothing of it; over a network
 * an answer can be lost, so that publishing again may repeat.
 */
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
  readonly transient = true;
}

/** A bug in the caller, refused by both adapters: an undeclared topic, an offset that is none, what not every log can hold. */
export class RefusedByBus extends Error {
  override readonly name = 'RefusedByBus';
}

/**
 * A topic to declare. `keepMs`: messages older than this are deleted, within minutes (Kafka: within the hour); without it they are kept
 * for ever. `compact`: of each key only the last message stays for good, the older ones go in their own time, and a tombstone (null value)
 * takes the key away: in the embedded log what was said before goes at once, on Kafka in its own time, about an hour after the partition has
 * been written to again. The tombstone itself goes last of all, not before a day has passed. Offsets keep their place: what is left has the
 * offsets it had. Not both.
 */
export interface TopicDeclaration {
  readonly name: string;
  readonly keepMs?: number;
  readonly compact?: boolean;
}

/** Throw it (or anything with `park: true`) when no retry can help: the message is parked at once. */
export class Unprocessable extends Error {
  override readonly name: string = 'Unprocessable';
  readonly park = true;
}

/**
 * - One call at a time a partition, in offset order; partitions are independent of each other.
 * - `handle` resolving means "may be committed", at most 500 ms or 500 messages later: that much repeats after a crash.
 * - A transient error is retried for ever with back-off; any other is retried `retries` times, then given to `park`, which must be
 *   durable when it resolves; only then does the partition go on.
 * - After `timeoutMs` the signal aborts and the attempt counts as failed, if `ping` (when given) resolves just after; the old call may
 *   still be running, so handlers are idempotent against themselves.
 * - A new group starts at the beginning of each topic.
 * - A group may have several members, one a process; a second one in the same process is refused (the embedded log has one process).
 */
export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  handle(message: Message, context: HandleContext): Promise<void>;
  park(message: Message, error: Error): Promise<void>;
  ping?(): Promise<void>;
  /** Called when this member has taken on partitions (at its start, and whenever others come or go), before their first message. */
  taking?(): void;
  readonly timeoutMs?: number;
  readonly retries?: number;
  /** Delay before attempt n + 1, in ms. Default: exponential from 100 ms to 10 s, with jitter. */
  backoff?(attempt: number): number;
}

export interface Running {
  /** Waits for the message in hand of each partition, commits what was handled, and resolves. Idempotent. */
  stop(): Promise<void>;
}

export interface RunningSubscription extends Running {
  /** When this member last heard from the log (ms since 1970), whether there was something to read or not. The embedded log is heard always. */
  heardAt(): number;
  /** Messages published but not yet handled by this group, all its members together, over all its topics. On a compacted topic: at most so many. */
  lag(): Promise<number>;
  /**
   * Moves the group to an offset of a partition, or every partition of a topic to a time (ms). Messages from there on are handled again.
   * It moves the partitions that this member holds: with several members a time is to be asked of each, and an offset of a partition that
   * another holds is refused (`RefusedByBus`).
   */
  seek(
    topic: string,
    to: { readonly partition: number; readonly offset: string } | { readonly time: number },
  ): Promise<void>;
}

export interface Bus {
  /**
   * Creates topics that do not exist (12 partitions each), and gives those that do the settings declared. A plain name keeps its messages
   * for ever. Topics that exist already, declared by whomever, may be used without declaring them again.
   */
  declare(topics: readonly (string | TopicDeclaration)[]): Promise<void>;
  /**
   * Resolves when all of them are durable. Callers in flight together are sent together. Rejects with `BusUnavailable` when the log is away,
   * with `RefusedByBus` for an undeclared topic, for a key or value with NUL or half a surrogate pair (JSON escapes both), and for a message
   * of more than 1,000,000 bytes of UTF-8. What others have put on a topic is read as it is: no key as '', invalid UTF-8 as U+FFFD.
   */
  publish(messages: readonly Outgoing[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<RunningSubscription>;
  /** No group, from now on, nothing committed: for SSE, caches and indexes. An error of the handler is dropped. */
  tail(topics: readonly string[], handle: (message: Message) => void): Promise<Running>;
  ping(): Promise<void>;
  /**
   * Resolves when nothing is left on disk of what had gone before the call (expired, superseded or taken away by a tombstone): for erasures, since
   * it reads the whole log. Publishing goes on meanwhile. Rejects with `BusUnavailable` when it could not be finished. Brokers clean their
   * own files: nothing is done there.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
