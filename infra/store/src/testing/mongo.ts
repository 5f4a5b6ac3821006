import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';

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
