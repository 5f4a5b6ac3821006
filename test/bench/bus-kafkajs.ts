import { type Consumer, Kafka, logLevel, Partitioners } from 'kafkajs';
import { counted, keyOf, value } from './bus-load.ts';

/** kafkajs with nothing around it, to hold the adapter against. */
export interface Raw {
  /** One send of the events of these numbers, all of them acknowledged by all replicas. */
  send(numbers: readonly number[]): Promise<void>;
  /** Begins to read the topic from its beginning; `promise` resolves when so many have come. */
  count(events: number): Promise<{ readonly promise: Promise<void> }>;
  close(): Promise<void>;
}

const ACK_BY_ALL = -1;
/** As the adapter's messages carry it: the same records on both sides. */
const headers = { 'content-type': 'application/cloudevents+json' };

export async function openRaw(brokers: readonly string[], topic: string): Promise<Raw> {
  const kafka = new Kafka({ brokers: [...brokers], clientId: topic, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  let consumer: Consumer | null = null;
  return {
    async send(numbers) {
      const messages = numbers.map((n) => ({ key: keyOf(n), value, headers }));
      await producer.send({ topic, acks: ACK_BY_ALL, messages });
    },
    async count(events) {
      consumer = kafka.consumer({ groupId: `${topic}.raw`, maxWaitTimeInMs: 200 });
      const read = counted(events);
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        eachBatch: async ({ batch }) => {
          for (const _ of batch.messages) await read.one();
        },
      });
      return { promise: read.all };
    },
    async close() {
      await consumer?.disconnect();
      await producer.disconnect();
    },
  };
}
