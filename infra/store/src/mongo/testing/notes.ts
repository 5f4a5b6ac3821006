import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { Collection, CollectionSpec, Doc, Store } from '../../port.ts';

export interface Note extends Doc {
  readonly subject: string;
  readonly tags: readonly string[];
  readonly text: string;
}

export const NOTES: CollectionSpec = {
  owner: 'desk',
  name: 'notes',
  fields: { subject: 'string', tags: 'strings' },
  indexes: [{ equal: ['subject'] }, { equal: ['tags'] }],
};

export function aNote(id: string, differs: Partial<Note> = {}): Note {
  return { id, subject: 'trademark', tags: ['new', 'unread'], text: '商标侵权', ...differs };
}

/** The notes of a store, declared as `spec` says. */
export async function notesIn(store: Store, spec: CollectionSpec = NOTES): Promise<Collection<Note>> {
  await store.declare([spec]);
  return store.forService(spec.owner).collection<Note>(spec);
}

export function mongoUri(): string {
  const uri = process.env.MONGODB_URI;
  if (!uri) throw new Error('MONGODB_URI is not set: these specs need a MongoDB server');
  return uri;
}

/** A database of its own on that server, looked at past the store. */
export class SpecDatabase {
  readonly name = `sinan_spec_${randomBytes(6).toString('hex')}`;
  readonly #client = new MongoClient(mongoUri());

  /** The names of a collection's indexes. */
  async indexes(collection: string): Promise<readonly string[]> {
    const indexes = await this.#client.db(this.name).collection(collection).listIndexes().toArray();
    return indexes.map(({ name }) => String(name)).sort();
  }

  async drop(): Promise<void> {
    await this.#client.db(this.name).dropDatabase();
    await this.#client.close();
  }
}
