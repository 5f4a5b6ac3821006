import { randomBytes } from 'node:crypto';
import { openMongoStore, type Store } from '@sinan/store';
import { givenMongoUri } from '../../infra/deploy/local/given.ts';
import { withMongo } from '../acceptance/servers.ts';

const databases = new Map<Store, string>();

/** A store in a database of its own, empty. */
export async function openNew(): Promise<Store> {
  return openAs(`sinan_spec_${randomBytes(6).toString('hex')}`);
}

/** The data of a store, which is closed, opened again. */
export async function openAgain(store: Store): Promise<Store> {
  return openAs(databases.get(store) ?? '');
}

/** All that a client can read of a store's data. */
export async function allIn(store: Store): Promise<Buffer> {
  return withMongo(async (client) => {
    const db = client.db(databases.get(store) ?? '');
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    const documents = await Promise.all(names.map((name) => db.collection(name).find().toArray()));
    return Buffer.from(JSON.stringify(documents));
  });
}

/** Drops all databases that were opened here. */
export async function dropAll(): Promise<void> {
  await withMongo(async (client) => {
    for (const database of new Set(databases.values())) await client.db(database).dropDatabase();
  });
  databases.clear();
}

async function openAs(database: string): Promise<Store> {
  const store = await openMongoStore({ uri: givenMongoUri(), database });
  databases.set(store, database);
  return store;
}
