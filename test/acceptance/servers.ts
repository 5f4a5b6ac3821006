import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';

/** The servers of the tests, as a client that is not the platform sees them. */
export function testKafka(): Kafka {
  return new Kafka({ brokers: (process.env.KAFKA_BROKERS ?? '').split(','), logLevel: logLevel.NOTHING });
}

export async function withMongo<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(process.env.MONGODB_URI ?? '');
  return work(client).finally(() => client.close());
}

/** The database of a namespace, as the platform names it. */
export const databaseOf = (namespace: string) => `${namespace}-sinan`;

/** Removes what a namespace left on the servers: its database, topics and groups. */
export async function dropNamespace(namespace: string): Promise<void> {
  await withMongo((client) => client.db(databaseOf(namespace)).dropDatabase());
  const admin = testKafka().admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${namespace}.`));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(`${namespace}.`));
    // A group whose member was killed lives on until its session is over, and cannot be deleted before.
    if (ours.length > 0) await admin.deleteGroups(ours).catch(() => undefined);
  } finally {
    await admin.disconnect();
  }
}
