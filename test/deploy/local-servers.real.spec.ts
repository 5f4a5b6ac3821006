import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Instance,
  type LocalServers,
  newInstance,
  serversRun,
  upServers,
} from '../../infra/deploy/local/servers.ts';

const TOPIC = 'said';
let instance: Instance;
let servers: LocalServers;
beforeAll(async () => {
  instance = await newInstance();
  servers = await upServers(instance);
});
afterAll(() => servers.wipe());

async function withMongo<T>(work: (documents: ReturnType<typeof documentsOf>) => Promise<T>): Promise<T> {
  const client = new MongoClient(servers.mongoUri, { serverSelectionTimeoutMS: 2_000 });
  try {
    return await work(documentsOf(client));
  } finally {
    await client.close();
  }
}
function documentsOf(client: MongoClient) {
  return client.db('local').collection<{ _id: string }>('documents');
}
function kafka(): Kafka {
  return new Kafka({ brokers: [servers.brokers], logLevel: logLevel.NOTHING });
}
async function say(value: string): Promise<void> {
  const producer = kafka().producer();
  await producer.connect();
  await producer.send({ topic: TOPIC, acks: -1, messages: [{ value }] });
  await producer.disconnect();
}
async function saidSoFar(): Promise<number> {
  const admin = kafka().admin();
  await admin.connect();
  const partitions = await admin.fetchTopicOffsets(TOPIC);
  await admin.disconnect();
  return partitions.reduce((sum, { high }) => sum + Number(high), 0);
}

describe('servers of one’s own beside any others', () => {
  it('MongoDB: what was acknowledged is there after SIGKILL and a start', async () => {
    await withMongo((documents) =>
      documents.insertOne({ _id: 'before' }, { writeConcern: { w: 'majority', j: true } }),
    );
    await servers.stop('mongo', { kill: true });
    await servers.start('mongo');
    expect(await withMongo((documents) => documents.findOne({ _id: 'before' }))).toEqual({ _id: 'before' });
  });

  it('Kafka: what was acknowledged is there after SIGKILL and a start', async () => {
    const admin = kafka().admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 2 }], waitForLeaders: true });
    await admin.disconnect();
    await say('before');
    await servers.stop('kafka', { kill: true });
    await servers.start('kafka');
    expect(await saidSoFar()).toBe(1);
  });

  it('down ends both, and says so', async () => {
    expect(await serversRun(instance)).toBe(true);
    await servers.down();
    await expect(withMongo((documents) => documents.countDocuments())).rejects.toThrow();
    expect(await serversRun(instance)).toBe(false);
  });
});
