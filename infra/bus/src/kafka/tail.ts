import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Message, Running } from '../port.ts';
import { Membership } from './membership.ts';
import { entryOf } from './message.ts';
import type { Offsets } from './offsets.ts';
import { type Place, Places } from './places.ts';
import { within } from './within.ts';

export interface TailOptions {
  readonly kafka: Kafka;
  /** What group ids of this deployment start with. */
  readonly prefix: string;
  readonly topics: readonly string[];
  readonly offsets: Offsets;
  readonly handle: (message: Message) => void;
  readonly onFatal: (error: Error) => void;
  readonly onStopped: () => void;
}

const JOIN_WITHIN_MS = 10_000;

/** Listens to what is published from now on: the only member of a group of its own, which commits nothing and goes with it. */
export class Tail implements Running {
  readonly #options: TailOptions;
  readonly #groupId: string;
  readonly #membership: Membership;
  readonly #places = new Places();
  readonly #nexts = new Map<Place, number>();
  readonly #hasJoined: Promise<void>;
  #tellJoined: () => void = () => undefined;
  #stopped: Promise<void> | null = null;

  constructor(options: TailOptions) {
    const { kafka, prefix, topics, onFatal } = options;
    this.#options = options;
    this.#groupId = `${prefix}tail.${randomUUID()}`;
    this.#hasJoined = new Promise((resolve) => {
      this.#tellJoined = resolve;
    });
    this.#membership = new Membership(kafka, this.#groupId, topics, {
      joined: (consumer) => this.#joined(consumer),
      polled: (payload) => this.#polled(payload),
      fatal: onFatal,
    });
  }

  /** What is published after it resolves is seen. Rejects with `BusUnavailable`. */
  async open(): Promise<void> {
    for (const topic of this.#options.topics)
      for (const [partition, { high }] of await this.#options.offsets.bounds(topic))
        this.#nexts.set(this.#places.at(topic, partition), high);
    try {
      await this.#membership.open();
      await within(JOIN_WITHIN_MS, 'joining as a tail', this.#hasJoined);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /** However often it has to join anew, it goes on where it was. */
  #joined(consumer: Consumer): void {
    for (const [place, next] of this.#nexts) consumer.seek({ ...place, offset: String(next) });
    this.#tellJoined();
  }

  /** A partition that ends before where the tail was has been made anew: all of it is new. */
  async #polled({ batch: { topic, partition, messages, highWatermark } }: EachBatchPayload): Promise<void> {
    const place = this.#places.at(topic, partition);
    if (Number(highWatermark) < (this.#nexts.get(place) ?? 0)) this.#nexts.set(place, 0);
    for (const raw of messages) {
      const { offset, message } = entryOf(topic, partition, raw);
      if (offset < (this.#nexts.get(place) ?? 0)) continue;
      this.#nexts.set(place, offset + 1);
      this.#tell(message);
    }
  }

  #tell(message: Message): void {
    if (this.#stopped !== null) return;
    try {
      this.#options.handle(message);
    } catch {
      // The port drops it: a tail feeds caches and open pages, which read the store when in doubt.
    }
  }

  async #stop(): Promise<void> {
    await this.#membership.stop();
    await this.#options.offsets.forget(this.#groupId);
    this.#options.onStopped();
  }
}
