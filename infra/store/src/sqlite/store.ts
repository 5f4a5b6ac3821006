import { isDeepStrictEqual } from 'node:util';
import { type Model, modelOf } from '../model.ts';
import {
  type Collection,
  type CollectionSpec,
  type Doc,
  NotDeclared,
  NotOwned,
  type Store,
  type StoreHandle,
} from '../port.ts';
import { SqliteCollection } from './collection.ts';
import { type Memory, memoryOf } from './documents.ts';
import { Reader } from './reader.ts';
import { type Step, Writer } from './writer.ts';

export interface SqliteStoreOptions {
  /** The database's path; `-wal`, `-shm` and `.lock` files lie beside it. Its folder must exist. */
  readonly file: string;
  /** For tests: the file may not grow past `maxPages` pages of 4 KB, as if the disk were full. */
  readonly faults?: { readonly maxPages?: number };
  /** Called before a batch of writes is posted and after it is durable, before its callers hear. */
  readonly step?: Step;
}

/**
 * Opens (or makes) a store in one SQLite file. Rejects with a `StoreError` that says what to do when the file is not a database, is
 * damaged, belongs to another program or a newer version, or is in use by another process.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const writer = new Writer(options.step ?? (() => {}));
  try {
    await writer.open(options.file, options.faults?.maxPages ?? null);
    return new SqliteStore(writer, new Reader(options.file));
  } catch (error) {
    await writer.close();
    throw error;
  }
}

export class SqliteStore implements Store {
  readonly writer: Writer;
  readonly #reader: Reader;
  #memory: Memory;
  #models: ReadonlyMap<string, Model> = new Map();

  constructor(writer: Writer, reader: Reader) {
    this.writer = writer;
    this.#reader = reader;
    this.#memory = memoryOf(writer.marks);
  }

  async declare(specs: readonly CollectionSpec[]): Promise<void> {
    const models = specs.map(modelOf);
    await this.writer.declare(specs);
    this.#reader.forget();
    this.#memory = memoryOf(this.writer.marks);
    this.#models = new Map([...this.#models, ...models.map((model): [string, Model] => [model.key, model])]);
  }

  forService(owner: string): StoreHandle {
    return { collection: <D extends Doc>(spec: CollectionSpec) => this.#open<D>(owner, spec) };
  }

  async ping(): Promise<void> {
    this.#reader.row('SELECT 1', []);
    await this.writer.ping();
  }

  async close(): Promise<void> {
    await this.writer.close();
    this.#reader.close();
  }

  #open<D extends Doc>(owner: string, spec: CollectionSpec): Collection<D> {
    if (spec.owner !== owner) throw new NotOwned(`${spec.owner}.${spec.name} does not belong to ${owner}`);
    const model = this.#models.get(`${spec.owner}.${spec.name}`);
    if (!model) throw new NotDeclared(`${spec.owner}.${spec.name} is not declared`);
    if (!isDeepStrictEqual(model.spec, spec))
      throw new NotDeclared(`${spec.owner}.${spec.name} was declared otherwise`);
    return new SqliteCollection(model, this.#reader, this.#memory, this.writer);
  }
}
