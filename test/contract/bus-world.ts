import { randomBytes } from 'node:crypto';
import {
  type Bus,
  type HandleContext,
  type Message,
  type Outgoing,
  partitionOf,
  type Subscription,
  type TopicDeclaration,
} from '@sinan/bus';

/** What an adapter brings to the suite: a bus, and ways to end and reopen it as processes end and come back. */
export interface BusWorld {
  /** The bus as it stands now; another object after `restart` and `crash`. */
  bus(): Bus;
  /** Closes the bus in good order and opens it again on the same log. */
  restart(): Promise<void>;
  /** Leaves the bus as a crash would, with nothing more committed than is durable at this moment, and opens it again. */
  crash(): Promise<void>;
  /** Has a compacted topic cleaned of all that may go by now; may publish to it under keys that start with `filler-`. */
  compact(topic: string): Promise<void>;
  /** All that is left of a topic: every byte of the log's files, or all that a reader from the beginning gets. */
  remains(topic: string): Promise<Buffer>;
  dispose(): Promise<void>;
}

/** Names of this run start with it: the log may be shared with others, and keep what earlier runs have left. */
export const RUN = `test.${randomBytes(4).toString('hex')}`;

let names = 0;
/** A topic and a group that no other test knows. */
export async function freshTopic(
  bus: Bus,
  settings: Omit<TopicDeclaration, 'name'> = {},
): Promise<{ readonly topic: string; readonly group: string }> {
  names += 1;
  const topic = `${RUN}.topic-${names}`;
  await bus.declare([{ name: topic, ...settings }]);
  return { topic, group: `${RUN}.group-${names}` };
}

/** Messages of one key, their values counted from 0. */
export function numbered(topic: string, key: string, count: number): readonly Outgoing[] {
  return Array.from({ length: count }, (_, n) => ({ topic, key, value: String(n) }));
}

/** So many keys of which no two share a partition. */
export function keysApart(count: number, partitions = 12): readonly string[] {
  const byPartition = new Map<number, string>();
  for (let n = 0; byPartition.size < count; n += 1) byPartition.set(partitionOf(`key-${n}`, partitions), `key-${n}`);
  return [...byPartition.values()];
}

/** A promise that the test settles by hand. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export interface Parked {
  readonly message: Message;
  readonly error: Error;
}

/** A handler that remembers what it was given and lets a test wait for it. `react` says how each call ends. */
export class Inbox implements Pick<Subscription, 'handle' | 'park'> {
  readonly calls: { readonly message: Message; readonly context: HandleContext }[] = [];
  readonly handled: Message[] = [];
  readonly parked: Parked[] = [];
  readonly #react: (message: Message, context: HandleContext) => unknown;
  readonly #waiting = new Set<() => void>();

  constructor(react: (message: Message, context: HandleContext) => unknown = () => undefined) {
    this.#react = react;
  }

  readonly handle = async (message: Message, context: HandleContext): Promise<void> => {
    this.calls.push({ message, context });
    this.#tell();
    await this.#react(message, context);
    this.handled.push(message);
    this.#tell();
  };

  readonly park = async (message: Message, error: Error): Promise<void> => {
    this.parked.push({ message, error });
    this.#tell();
  };

  /** Resolves as soon as `reached` holds; it is looked at after every call and every end of one. */
  until(reached: (inbox: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!reached(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The values handled, of one key or of all. */
  values(key?: string): readonly (string | null)[] {
    return this.handled.filter((message) => key === undefined || message.key === key).map(({ value }) => value);
  }

  attempts(value: string): readonly number[] {
    return this.calls.filter(({ message }) => message.value === value).map(({ context }) => context.attempt);
  }

  #tell(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** Retries without delay, so that a suite of failures is quick. */
export const quick = { backoff: () => 1, timeoutMs: 5_000, retries: 2 } as const;
