import type { Db, Collection as Documents } from 'mongodb';
import { batchesOf, writeMany } from '../batches.ts';
import { capOf, duplicateKey, readableIds, staleRevision } from '../calls.ts';
import type { Model } from '../model.ts';
import { isEmpty, planMatch, planPage, planTally } from '../plan.ts';
import type {
  Collection,
  CollectionSpec,
  Doc,
  ItemOutcome,
  Page,
  PageQuery,
  Stored,
  TallyQuery,
  TallyRow,
  Where,
} from '../port.ts';
import { isId } from '../values.ts';
import { readCount, readMany, readOne, readPage, readTally } from './reads.ts';
import { contentOf, type StoredDocument } from './stored.ts';
import type { Traffic } from './traffic.ts';
import { type Insertion, type Replacement, Writes } from './writes.ts';

/** One collection in MongoDB, under the name `owner.name`. */
export class MongoCollection<D extends Doc> implements Collection<D> {
  readonly #model: Model;
  readonly #documents: Documents<StoredDocument>;
  readonly #writes: Writes;
  readonly #traffic: Traffic;

  constructor(model: Model, db: Db, traffic: Traffic) {
    this.#model = model;
    this.#documents = db.collection(model.key);
    this.#writes = new Writes(db, model.key);
    this.#traffic = traffic;
  }

  get spec(): CollectionSpec {
    return this.#model.spec;
  }

  async get(id: string): Promise<Stored<D> | null> {
    if (!isId(id)) return null;
    return this.#traffic.read(() => readOne<D>(this.#documents, id));
  }

  async getMany(ids: readonly string[]): Promise<readonly Stored<D>[]> {
    const readable = readableIds(this.#model, ids);
    return this.#traffic.read(() => readMany<D>(this.#documents, readable));
  }

  async insert(doc: D): Promise<void> {
    const insertion = this.#insertion(doc);
    const [done] = await this.#write([insertion], (batch) => this.#writes.insert(batch));
    if (!done) throw duplicateKey(this.#model, doc);
  }

  async insertMany(docs: readonly D[]): Promise<readonly ItemOutcome[]> {
    const insertions = docs.map((doc) => this.#insertion(doc));
    return this.#writeMany(insertions, (batch) => this.#writes.insert(batch), 'exists');
  }

  async replace(doc: D, revision: number): Promise<number> {
    if (await this.#compareAndSet(doc, revision, revision + 1)) return revision + 1;
    throw staleRevision(this.#model, doc, revision);
  }

  async replaceMany(items: readonly { readonly doc: D; readonly revision: number }[]): Promise<readonly ItemOutcome[]> {
    const replacements = items.map(({ doc, revision }) => this.#replacement(doc, revision, revision + 1));
    return this.#writeMany(replacements, (batch) => this.#writes.replace(batch), 'stale');
  }

  async trim(doc: D, revision: number): Promise<boolean> {
    return this.#compareAndSet(doc, revision, revision);
  }

  async remove(id: string, revision?: number): Promise<boolean> {
    if (!isId(id)) return false;
    const [done] = await this.#write([{ id }], () => this.#writes.remove(id, revision ?? null));
    return done === true;
  }

  async page(query: PageQuery): Promise<Page<D>> {
    const plan = planPage(this.#model, query);
    if (isEmpty(plan)) return NOTHING;
    return this.#traffic.read(() => readPage<D>(this.#documents, plan));
  }

  async count(query: { readonly where: Where; readonly cap?: number }): Promise<number> {
    const cap = capOf(this.#model, query.cap);
    const match = planMatch(this.#model, query.where);
    if (isEmpty(match)) return 0;
    return this.#traffic.read(() => readCount(this.#documents, match, cap));
  }

  async tally(query: TallyQuery): Promise<readonly TallyRow[]> {
    const match = planTally(this.#model, query);
    if (isEmpty(match)) return [];
    return this.#traffic.read(() => readTally(this.#documents, match, query));
  }

  async #compareAndSet(doc: D, revision: number, next: number): Promise<boolean> {
    const replacement = this.#replacement(doc, revision, next);
    const [done] = await this.#write([replacement], (batch) => this.#writes.replace(batch));
    return done === true;
  }

  /** Sends one command when it is these documents' turn. */
  #write<Op extends { readonly id: string }>(ops: readonly Op[], send: Send<Op>): Promise<readonly boolean[]> {
    return this.#inTurn(ops, () => this.#traffic.send(() => send(ops)));
  }

  /** Sends as many commands as it takes, one after the other. */
  #writeMany<Op extends Insertion>(
    ops: readonly Op[],
    send: Send<Op>,
    refused: 'exists' | 'stale',
  ): Promise<readonly ItemOutcome[]> {
    const batches = withoutRepeats(ops).flatMap((run) => batchesOf(run, sizeOf));
    return this.#inTurn(ops, () => writeMany(batches, (batch) => this.#traffic.send(() => send(batch)), refused));
  }

  #inTurn<T>(ops: readonly { readonly id: string }[], work: () => Promise<T>): Promise<T> {
    return this.#traffic.write(new Set(ops.map(({ id }) => `${this.#model.key}/${id}`)), work);
  }

  #insertion(doc: D): Insertion {
    return { id: doc.id, content: contentOf(this.#model, doc, 1) };
  }

  #replacement(doc: D, revision: number, next: number): Replacement {
    return { id: doc.id, revision, content: contentOf(this.#model, doc, next) };
  }
}

type Send<Op> = (ops: readonly Op[]) => Promise<readonly boolean[]>;

const NOTHING = Object.freeze({ rows: [], cursors: [], next: null });

/** Bytes of an op, at most: its declared fields repeat part of its body. */
function sizeOf({ content }: Insertion): number {
  return 2 * Buffer.byteLength(content.body);
}

/** Cuts ops before each id that came already: what one command does to one document twice, no server has promised an order for. */
function withoutRepeats<Op extends { readonly id: string }>(ops: readonly Op[]): readonly (readonly Op[])[] {
  const runs: Op[][] = [];
  let seen = new Set<string>();
  for (const op of ops) {
    if (runs.length === 0 || seen.has(op.id)) {
      runs.push([]);
      seen = new Set();
    }
    runs.at(-1)?.push(op);
    seen.add(op.id);
  }
  return runs;
}
