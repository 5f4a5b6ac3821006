import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { givenMongoUri } from '../../../deploy/local/given.ts';

/** A database of its own on that server, looked at past the store. */
export class SpecDatabase {
  readonly name = `sinan_spec_${randomBytes(6).toString('hex')}`;
  readonly #client = new MongoClient(givenMongoUri());

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
