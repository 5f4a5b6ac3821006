import { batchesOf, writeMany } from '../batches.ts';
import { capOf, duplicateKey, readableIds, staleRevision } from '../calls.ts';
import type { Model } from '../model.ts';
import { isEmpty, planMatch, planTally } from '../plan.ts';
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
import { isId, serialise } from '../values.ts';
import { Documents, type Memory } from './documents.ts';
import { cellsOf } from './layout.ts';
import type { WriteOp } from './protocol.ts';
import type { Reader } from './reader.ts';
import { countOf, tallyOf } from './sql.ts';
import { tallyRow } from './tally.ts';
import type { Writer } from './writer.ts';

/** One collection in SQLite: reads on the caller's own connection, writes through the writer thread. */
export class SqliteCollection<D extends Doc> implements Collection<D> {
  readonly #model: Model;
  readonly #reader: Reader;
  readonly #writer: Writer;
  readonly #documents: Documents<D>;

  constructor(model: Model, reader: Reader, memory: Memory, writer: Writer) {
    this.#model = model;
    this.#reader = reader;
    this.#writer = writer;
    this.#documents = new Documents(model, reader, memory);
  }

  get spec(): CollectionSpec {
    return this.#model.spec;
  }

  async get(id: string): Promise<Stored<D> | null> {
    return isId(id) ? this.#documents.get(id) : null;
  }

  async getMany(ids: readonly string[], how?: 'once'): Promise<readonly Stored<D>[]> {
    return this.#documents.getMany(readableIds(this.#model, ids), how);
  }

  async insert(doc: D): Promise<void> {
    if (!(await this.#write(this.#insertOp(doc)))) throw duplicateKey(this.#model, doc);
  }

  async insertMany(docs: readonly D[]): Promise<readonly ItemOutcome[]> {
    const ops = docs.map((doc) => this.#insertOp(doc));
    return this.#writeMany(ops, 'exists');
  }

  async replace(doc: D, revision: number): Promise<number> {
    if (await this.#write(this.#updateOp('replace', doc, revision))) return revision + 1;
    throw staleRevision(this.#model, doc, revision);
  }

  async replaceMany(items: readonly { readonly doc: D; readonly revision: number }[]): Promise<readonly ItemOutcome[]> {
    const ops = items.map(({ doc, revision }) => this.#updateOp('replace', doc, revision));
    return this.#writeMany(ops, 'stale');
  }

  async trim(doc: D, revision: number): Promise<boolean> {
    return this.#write(this.#updateOp('trim', doc, revision));
  }

  async remove(id: string, revision?: number): Promise<boolean> {
    return isId(id) && this.#write(['remove', this.#model.key, id, revision ?? null]);
  }

  async page(query: PageQuery): Promise<Page<D>> {
    return this.#documents.page(query);
  }

  async count(query: { readonly where: Where; readonly cap?: number }): Promise<number> {
    const cap = capOf(this.#model, query.cap);
    const match = planMatch(this.#model, query.where);
    if (isEmpty(match)) return 0;
    const { sql, cells } = countOf(this.#model, match, cap);
    return Number(this.#reader.row(sql, cells)?.[0]);
  }

  async tally(query: TallyQuery): Promise<readonly TallyRow[]> {
    const match = planTally(this.#model, query);
    if (isEmpty(match)) return [];
    const { sql, cells } = tallyOf(this.#model, match, query.by, query.sum ?? []);
    return this.#reader.rows(sql, cells).map((row) => tallyRow(this.#model, query, row));
  }

  async #write(op: WriteOp): Promise<boolean> {
    const [done] = await this.#writer.write([op]);
    return done === true;
  }

  #writeMany(ops: readonly WriteOp[], refused: 'exists' | 'stale'): Promise<readonly ItemOutcome[]> {
    return writeMany(batchesOf(ops, sizeOf), (batch) => this.#writer.write(batch), refused);
  }

  #insertOp(doc: D): WriteOp {
    return ['insert', this.#model.key, doc.id, serialise(doc, this.#model.key), cellsOf(this.#model, doc)];
  }

  #updateOp(kind: 'replace' | 'trim', doc: D, revision: number): WriteOp {
    return [kind, this.#model.key, doc.id, serialise(doc, this.#model.key), cellsOf(this.#model, doc), revision];
  }
}

/** The length of what an op stores. */
function sizeOf(op: WriteOp): number {
  return op[0] === 'remove' ? 0 : op[3].length;
}
