import { together } from '@sinan/sqlite';
import { Declared } from '../declared.ts';
import { type Model, modelOf } from '../model.ts';
import type { CollectionSpec, Doc, Store, StoreHandle } from '../port.ts';
import type { Step } from '../steps.ts';
import { SqliteCollection } from './collection.ts';
import { type Memory, memoryOf } from './documents.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

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
  readonly #declared = new Declared();
  readonly scrub = together(() => this.#scrub());

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
    this.#declared.add(models);
  }

  forService(owner: string): StoreHandle {
    const open = <D extends Doc>(model: Model) =>
      new SqliteCollection<D>(model, this.#reader, this.#memory, this.writer);
    return { ...this.#declared.handle(owner, open), scrub: this.scrub };
  }

  async ping(): Promise<void> {
    this.#reader.row('SELECT 1', []);
    await this.writer.ping();
  }

  /** Other writes go between the steps. */
  async #scrub(): Promise<void> {
    while (await this.writer.scrub());
  }

  async close(): Promise<void> {
    await this.writer.close();
    this.#reader.close();
  }
}
