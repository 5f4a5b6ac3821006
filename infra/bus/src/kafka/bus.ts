import type { Admin, Kafka } from 'kafkajs';
import { refuseUnkeepable } from '../delivery/admission.ts';
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
import { Group } from './group.ts';
import { Offsets } from './offsets.ts';
import { Publisher } from './publisher.ts';
import type { Reconnecting } from './reconnecting.ts';
import { Tail } from './tail.ts';
import { Topics } from './topics.ts';

export interface KafkaBusParts {
  readonly kafka: Kafka;
  readonly admin: Reconnecting<Admin>;
  readonly groupPrefix: string;
  readonly replicationFactor: number | undefined;
  readonly step: StepMark;
  readonly onFatal: (error: Error) => void;
}

/** Kafka, behind the bus port. */
export class KafkaBus implements Bus {
  readonly #parts: KafkaBusParts;
  readonly #topics: Topics;
  readonly #offsets: Offsets;
  readonly #publisher: Publisher;
  readonly #groups = new Map<string, Running>();
  readonly #tails = new Set<Running>();
  #closed: Promise<void> | null = null;

  constructor(parts: KafkaBusParts) {
    this.#parts = parts;
    this.#topics = new Topics(parts.admin, parts.replicationFactor);
    this.#offsets = new Offsets(parts.admin);
    this.#publisher = new Publisher(parts.kafka, parts.step);
  }

  declare(topics: readonly (string | TopicDeclaration)[]): Promise<void> {
    return this.#topics.declare(topics);
  }

  async publish(messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return;
    for (const message of messages) refuseUnkeepable(message);
    const topics = new Set(messages.map(({ topic }) => topic));
    if (!this.#topics.areKnown(topics)) await this.#topics.require([...topics]);
    await this.#publisher.publish(messages);
  }

  async subscribe(subscription: Subscription): Promise<RunningSubscription> {
    const { group } = subscription;
    const { kafka, groupPrefix, step, onFatal } = this.#parts;
    if (this.#groups.has(group))
      throw new RefusedByBus(`The group ${group} is subscribed already; stop that subscription first`);
    const onStopped = () => this.#groups.delete(group);
    const groupId = groupPrefix + group;
    const running = new Group({ kafka, groupId, subscription, offsets: this.#offsets, step, onFatal, onStopped });
    this.#groups.set(group, running);
    try {
      await this.#topics.require(subscription.topics);
      await running.open();
    } catch (error) {
      this.#groups.delete(group);
      throw error;
    }
    return running;
  }

  async tail(topics: readonly string[], handle: (message: Message) => void): Promise<Running> {
    await this.#topics.require(topics);
    const { kafka, groupPrefix: prefix, onFatal } = this.#parts;
    const onStopped = () => this.#tails.delete(tail);
    const tail: Tail = new Tail({ kafka, prefix, topics, offsets: this.#offsets, handle, onFatal, onStopped });
    this.#tails.add(tail);
    await tail.open();
    return tail;
  }

  async ping(): Promise<void> {
    await this.#parts.admin.use('pinging', (admin) => admin.describeCluster());
  }

  /** Brokers clean in their own time, as the topics' settings say. */
  async scrub(): Promise<void> {}

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#groups.values(), ...this.#tails].map((running) => running.stop()));
    await this.#publisher.close();
    await this.#parts.admin.close();
  }
}
