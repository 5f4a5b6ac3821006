import type { Kafka, Message as KafkaMessage, Producer, TopicMessages } from 'kafkajs';
import { partitionOf } from '../delivery/partition.ts';
import type { StepMark } from '../delivery/steps.ts';
import { type Outgoing, PARTITIONS } from '../port.ts';
import { FEW_RETRIES } from './client.ts';
import { Reconnecting } from './reconnecting.ts';
import { apart, refusalOf } from './refusal.ts';

/** Of one send, in bytes: even if all of it is for one partition, the broker takes it (1,048,588 by default). */
const MOST_BYTES_A_SEND = 900_000;
const ACK_BY_ALL = -1;
const ACK_WITHIN_MS = 3_000;

interface Call {
  readonly messages: readonly Outgoing[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Publishes with one send on its way at a time, so that order holds whatever is retried; what has piled up meanwhile goes as one.
 * Not as an idempotent producer: kafkajs takes its sequence numbers back when a send fails, and what is sent next under them is taken for
 * a repetition and dropped, acknowledged, if the broker had stored the first after all.
 */
export class Publisher {
  readonly #producer: Reconnecting<Producer>;
  readonly #step: StepMark;
  #waiting: Call[] = [];
  #sending = false;

  constructor(kafka: Kafka, step: StepMark) {
    this.#step = step;
    this.#producer = new Reconnecting(() =>
      kafka.producer({
        allowAutoTopicCreation: false,
        retry: FEW_RETRIES,
        createPartitioner:
          () =>
          ({ message: { partition = 0 } }) =>
            partition,
      }),
    );
  }

  /** Rejects with `BusUnavailable`, within about 5 s. */
  publish(messages: readonly Outgoing[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ messages, resolve, reject });
      if (!this.#sending) void this.#sendAll();
    });
  }

  /** What is on its way is finished; what comes later is refused. */
  async close(): Promise<void> {
    await this.#producer.close();
  }

  /** Lets the callers of one turn of the loop come together before each send. */
  async #sendAll(): Promise<void> {
    this.#sending = true;
    while (this.#waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#sendNext();
    }
    this.#sending = false;
  }

  /** When the brokers are away those who wait are told at once, rather than one after the other. */
  async #sendNext(): Promise<void> {
    const calls = this.#take();
    try {
      await this.#sendTogether(calls);
    } catch (error) {
      for (const call of [...calls, ...this.#waiting.splice(0)]) call.reject(error);
    }
  }

  /** What the brokers refuse is set apart, so that nobody waits for ever behind another's topic or message. Throws when they are away. */
  async #sendTogether(calls: readonly Call[]): Promise<void> {
    const error = await this.#refused(calls);
    if (error === null) for (const call of calls) call.resolve();
    else await this.#sendApart(calls, error);
  }

  async #sendApart(calls: readonly Call[], error: Error): Promise<void> {
    const groups = apart(calls, refusalOf(error));
    if (groups.length > 1) for (const group of groups) await this.#sendTogether(group);
    else for (const call of calls) call.reject(error);
  }

  async #refused(calls: readonly Call[]): Promise<Error | null> {
    try {
      for (const part of partsOf(calls.flatMap(({ messages }) => messages))) await this.#send(part);
      return null;
    } catch (error) {
      if (error instanceof Error && refusalOf(error) !== null) return error;
      throw error;
    }
  }

  #take(): readonly Call[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ messages }) => {
      bytes += sizeOf(messages);
      return bytes > MOST_BYTES_A_SEND;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
  }

  async #send(messages: readonly Outgoing[]): Promise<void> {
    const topicMessages = byTopic(messages);
    this.#step('bus.before-append');
    await this.#producer.use('publishing', (producer) =>
      producer.sendBatch({ topicMessages, acks: ACK_BY_ALL, timeout: ACK_WITHIN_MS }),
    );
    this.#step('bus.after-append');
  }
}

/** By this header a reader knows a CloudEvent in structured mode (CloudEvents' Kafka protocol binding 1.0.2, §3.3): all that is published is one. */
const STRUCTURED = { 'content-type': 'application/cloudevents+json' };

function byTopic(messages: readonly Outgoing[]): TopicMessages[] {
  const topics = new Map<string, KafkaMessage[]>();
  for (const { topic, key, value } of messages) {
    const gathered = topics.get(topic) ?? [];
    if (gathered.length === 0) topics.set(topic, gathered);
    gathered.push({ key, value, headers: STRUCTURED, partition: partitionOf(key, PARTITIONS) });
  }
  return [...topics].map(([topic, gathered]) => ({ topic, messages: gathered }));
}

/** One call may hold more than fits into one send: then its parts go one after the other. */
function* partsOf(messages: readonly Outgoing[]): Generator<readonly Outgoing[]> {
  let part: Outgoing[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = sizeOf([message]);
    if (part.length > 0 && bytes + size > MOST_BYTES_A_SEND) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(message);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

function sizeOf(messages: readonly Outgoing[]): number {
  return messages.reduce((sum, { key, value }) => sum + Buffer.byteLength(key) + Buffer.byteLength(value ?? ''), 0);
}
