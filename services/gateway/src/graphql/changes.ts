import type { Bus, Message, Running } from '@sinan/bus';
import type { Log } from '@sinan/runtime';
import { type Envelope, TOPICS, type TopicName } from '@sinan/schema';

/** Events as they come, fanned out from one tail of the process to every client that follows their topic. */
export interface Changes {
  /** Resolves once events are being heard. The first call starts the tail. */
  open(): Promise<void>;
  /** The events of a topic from this call on, until `signal` aborts. A client that falls 256 events behind is cut off: it reads afresh. */
  follow(topic: TopicName, signal: AbortSignal): AsyncIterable<Envelope>;
  /** How many clients follow. */
  followers(): number;
  close(): Promise<void>;
}

const MAX_BEHIND = 256;

/** Personal topics are never followed: what names a person is read through queries only. */
const FOLLOWED = (Object.keys(TOPICS) as TopicName[]).filter((name) => !TOPICS[name].personal);

export function openChanges(
  bus: Pick<Bus, 'tail'>,
  topicName: (name: TopicName) => string,
  log: Pick<Log, 'warn'>,
): Changes {
  const clients = new Map<string, Set<Feed>>(FOLLOWED.map((name) => [topicName(name), new Set()]));
  let tail: Promise<Running> | undefined;

  function deliver(message: Message): void {
    const feeds = clients.get(message.topic);
    if (!feeds || feeds.size === 0 || message.value === null) return;
    try {
      const event = JSON.parse(message.value) as Envelope;
      for (const feed of feeds) feed.push(event);
    } catch (error) {
      log.warn({ err: error, topic: message.topic, offset: message.offset }, 'a followed event could not be read');
    }
  }

  return {
    async open() {
      tail ??= bus.tail([...clients.keys()], deliver);
      tail.catch(() => {
        tail = undefined;
      });
      await tail;
    },
    follow(topic, signal) {
      const feeds = clients.get(topicName(topic));
      if (!feeds) throw new Error(`${topic} holds personal data and is not followed`);
      const feed = new Feed(() => feeds.delete(feed));
      feeds.add(feed);
      if (signal.aborted) feed.end();
      else signal.addEventListener('abort', () => feed.end(), { once: true });
      return feed;
    },
    followers: () => [...clients.values()].reduce((sum, feeds) => sum + feeds.size, 0),
    async close() {
      for (const feeds of clients.values()) for (const feed of feeds) feed.end();
      await (await tail)?.stop();
    },
  };
}

/** What one client has yet to read. Ends when the client leaves, when the gateway stops, or when too much waits. */
class Feed implements AsyncIterableIterator<Envelope> {
  readonly #waiting: Envelope[] = [];
  readonly #onEnd: () => void;
  #wake: (() => void) | undefined;
  #ended = false;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(event: Envelope): void {
    if (this.#waiting.length < MAX_BEHIND) this.#waiting.push(event);
    else this.end();
    this.#wake?.();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.length = 0;
    this.#onEnd();
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<Envelope>> {
    while (this.#waiting.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const event = this.#waiting.shift();
    return event ? { done: false, value: event } : { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Envelope>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
