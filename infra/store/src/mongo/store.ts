import type { Db, MongoClient } from 'mongodb';
import { Declared } from '../declared.ts';
import { type Model, modelOf } from '../model.ts';
import { type CollectionSpec, type Doc, type Store, type StoreHandle, StoreUnavailable } from '../port.ts';
import { clientOf, reaching } from './client.ts';
import { MongoCollection } from './collection.ts';
import { declareCollections } from './declare.ts';
import type { MongoStoreOptions } from './open.ts';
import { Traffic } from './traffic.ts';

/** Longer than a server that takes 2 s, shorter than anyone who asks for readiness waits. */
const PING_MS = 4_000;

export class MongoStore implements Store {
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #traffic: Traffic;
  readonly #declared = new Declared();
  #closed: Promise<void> | null = null;

  constructor(options: MongoStoreOptions) {
    this.#client = clientOf(options);
    this.#db = this.#client.db(options.database);
    this.#traffic = new Traffic(reaching(this.#client), options.step ?? (() => {}));
  }

  async declare(specs: readonly CollectionSpec[]): Promise<void> {
    const models = specs.map(modelOf);
    await this.#traffic.read(() => declareCollections(this.#db, models));
    this.#declared.add(models);
  }

  forService(owner: string): StoreHandle {
    const open = <D extends Doc>(model: Model) => new MongoCollection<D>(model, this.#db, this.#traffic);
    return { ...this.#declared.handle(owner, open), scrub: this.scrub };
  }

  /** Whatever is wrong with the server, it is away for those who ask. */
  async ping(): Promise<void> {
    const asked = this.#traffic.read(() => this.#db.command({ ping: 1 }, { timeoutMS: PING_MS }));
    await asked.catch((error: unknown) => {
      throw error instanceof StoreUnavailable ? error : new StoreUnavailable(String(error), { cause: error });
    });
  }

  /** The server's files are the server's. */
  readonly scrub = async (): Promise<void> => undefined;

  close(): Promise<void> {
    this.#closed ??= this.#traffic.close().then(() => this.#client.close());
    return this.#closed;
  }
}
