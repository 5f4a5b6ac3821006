import { randomBytes } from 'node:crypto';
import { openMongoStore, type Store } from '@sinan/store';
import { MongoClient } from 'mongodb';

const databases = new Map<Store, string>();

/** The server of `MONGODB_URI`, which specs that need a real one must be given. */
function mongoUri(): string {
  const uri = process.env.MONGODB_URI;
  if (!uri) throw new Error('MONGODB_URI is not set: these specs need a MongoDB server');
  return uri;
}

/** A store in a database of its own, empty. */
export async function openNew(): Promise<Store> {
  return openAs(`sinan_spec_${randomBytes(6).toString('hex')}`);
}

/** The data of a store, which is closed, opened again. */
export async function openAgain(store: Store): Promise<Store> {
  return openAs(databases.get(store) ?? '');
}

/** Drops all databases that were opened here. */
export async function dropAll(): Promise<void> {
  const client = new MongoClient(mongoUri());
  for (const database of new Set(databases.values())) await client.db(database).dropDatabase();
  await client.close();
  databases.clear();
}

async function openAs(database: string): Promise<Store> {
  const store = await openMongoStore({ uri: mongoUri(), database });
  databases.set(store, database);
  return store;
}
