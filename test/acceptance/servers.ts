import { MongoClient } from 'mongodb';
import { deleteAllCalled, withAdmin } from '../../infra/bus/src/testing/kafka-brokers.ts';
import { givenBrokers, givenMongoUri } from '../../infra/deploy/local/given.ts';

/** Runs `work` with a client of the database that is not the platform. */
export async function withMongo<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(givenMongoUri());
  return work(client).finally(() => client.close());
}

/** The database of a namespace, as the platform names it. */
export const databaseOf = (namespace: string) => `${namespace}-sinan`;

/** Removes what a namespace left on the servers: its database, topics and groups. */
export async function dropNamespace(namespace: string): Promise<void> {
  await withMongo((client) => client.db(databaseOf(namespace)).dropDatabase());
  await withAdmin(givenBrokers(), (admin) => deleteAllCalled(admin, `${namespace}.`));
}
