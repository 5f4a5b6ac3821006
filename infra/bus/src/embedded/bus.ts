import { together } from '@sinan/sqlite';
import { declarationOf, refuseUnkeepable } from '../delivery/admission.ts';
import { partitionOf } from '../delivery/partition.ts';
import type { StepMark } from '../delivery/steps.ts';
import {
  type Bus,
  type Message,
  type Outgoing,
  RefusedByBus,
  type Running,
  type RunningSubscription,
  type Subscription,
  type TopicDeclaration,
} from '../port.ts';
import type { Compaction } from './compaction.ts';
import { Group } from './group.ts';
import type { Reader } from './reader.ts';
import type { Retention } from './retention.ts';
import { openTail } from './tail.ts';
import { openTopic, type Partition, type Topic } from './topic.ts';
import type { Writer } from './writer.ts';

export interface EmbeddedBusParts {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly retention: Retention;
  readonly compaction: Compaction;
  readonly partitions: number;
  readonly step: StepMark;
}

/** The durable log of one process, behind the bus port. */
export class EmbeddedBus implements Bus {
  readonly #parts: EmbeddedBusParts;
  readonly #topics = new Map<string, Topic>();
  readonly #groups = new Map<string, Group>();
  readonly #tails = new Set<Running>();
  readonly scrub = together(() => this.#scrub());
  #closed: Promise<void> | null = null;

  constructor(parts: EmbeddedBusParts) {
    this.#parts = parts;
    for (const stored of parts.reader.topics()) this.#topics.set(stored.name, openTopic(stored, parts.reader));
  }

  async declare(topics: readonly (string | TopicDeclaration)[]): Promise<void> {
    const declared = topics.map(declarationOf);
    const missing = declared.map(({ name }) => name).filter((name) => !this.#topics.has(name));
    if (missing.length > 0) await this.#create(missing);
    for (const { name, keepMs, compact } of declared) {
      this.#parts.retention.keep(this.#topic(name), keepMs);
      this.#parts.compaction.keep(this.#topic(name), compact === true);
    }
  }

  async publish(messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return;
    const places = messages.map((message) => this.#place(message));
    const slots = places.map(({ slot }) => slot);
    const keys = messages.map(({ key }) => key);
    const values = messages.map(({ value }) => value);
    this.#parts.step('bus.before-append');
    const { at, offsets } = await this.#parts.writer.append({ slots, keys, values });
    this.#parts.step('bus.after-append');
    messages.forEach(({ topic, key, value }, index) => {
      const place = places[index];
      place?.appended(offsets[index] ?? 0, key, value, at);
      if (place && value === null) this.#parts.compaction.tombstone(this.#topic(topic), place);
    });
  }

  async subscribe(subscription: Subscription): Promise<RunningSubscription> {
    const { group } = subscription;
    if (this.#groups.has(group))
      throw new RefusedByBus(`The group ${group} is subscribed already; stop that subscription first`);
    const topics = subscription.topics.map((name) => this.#topic(name));
    const { writer, reader, step } = this.#parts;
    const running = new Group({
      subscription,
      topics,
      writer,
      reader,
      step,
      onStopped: () => this.#groups.delete(group),
    });
    this.#groups.set(group, running);
    return running;
  }

  async tail(topics: readonly string[], handle: (message: Message) => void): Promise<Running> {
    const partitions = topics.flatMap((name) => this.#topic(name).partitions);
    const tail = openTail(partitions, handle, () => this.#tails.delete(tail));
    this.#tails.add(tail);
    return tail;
  }

  async ping(): Promise<void> {
    await this.#parts.writer.ask({ kind: 'probe' });
  }

  /** Deletes the messages of a topic that are older than `olderThanMs`, a few at a time. Resolves to how many there were. */
  retain(topic: string, olderThanMs: number): Promise<number> {
    return this.#parts.retention.retain(this.#topic(topic), olderThanMs);
  }

  /** Deletes of a topic what compaction may take away now, a few messages at a time. Resolves to how many there were. */
  compact(topic: string): Promise<number> {
    return this.#parts.compaction.compact(this.#topic(topic));
  }

  /** Other messages are published between the steps. */
  async #scrub(): Promise<void> {
    const { compaction, writer } = this.#parts;
    await compaction.compactAll();
    for (let more = 1; more > 0; ) [more = 0] = await writer.ask({ kind: 'scrub' });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#groups.values(), ...this.#tails].map((running) => running.stop()));
    await Promise.all([this.#parts.retention.stop(), this.#parts.compaction.stop()]);
    this.#parts.reader.close();
    await this.#parts.writer.close();
  }

  /** Another declaration may have made the same topic meanwhile; the first object stays, since runners listen to it. */
  async #create(names: readonly string[]): Promise<void> {
    const { writer, reader, partitions } = this.#parts;
    await writer.ask({ kind: 'declare', topics: names, partitions });
    const stored = reader.topics().filter(({ name }) => names.includes(name) && !this.#topics.has(name));
    for (const topic of stored) this.#topics.set(topic.name, openTopic(topic, reader));
  }

  #topic(name: string): Topic {
    const topic = this.#topics.get(name);
    if (topic === undefined) throw new RefusedByBus(`The topic ${name} is not declared; pass it to declare() first`);
    return topic;
  }

  #place(message: Outgoing): Partition {
    const { topic, key } = message;
    const { partitions } = this.#topic(topic);
    refuseUnkeepable(message);
    const place = partitions[partitionOf(key, partitions.length)];
    if (place === undefined) throw new RefusedByBus(`The topic ${topic} has no partitions`);
    return place;
  }
}
