import { type Db, type Collection as Documents, type IndexDescription, MongoServerError } from 'mongodb';
import { type Model, modelOf } from '../model.ts';
import { type CollectionSpec, StoreError } from '../port.ts';
import { DUPLICATE_KEY } from './failures.ts';
import { pathOf } from './filter.ts';
import type { StoredDocument } from './stored.ts';

/** How this adapter lays documents out. A later version that does it otherwise raises the number. */
const LAYOUT = 1;
const INDEX_NOT_FOUND = 27;
const NAMESPACE_NOT_FOUND = 26;

/** One collection as it was last declared: `spec` is the JSON of its declaration. */
interface LayoutRow {
  readonly _id: string;
  readonly layout: number;
  readonly spec: string;
}

/** What a database remembers of the declarations that its collections follow, in a collection that no service can name. */
export class Layouts {
  readonly #rows: Documents<LayoutRow>;

  constructor(db: Db) {
    this.#rows = db.collection('_sinan_layout');
  }

  /** The collections among these that are known, as they were last declared. */
  async known(keys: readonly string[]): Promise<ReadonlyMap<string, Model>> {
    const rows = await this.#rows.find({ _id: { $in: keys } }).toArray();
    return new Map(rows.map((row) => [row._id, modelOf(specOf(row))]));
  }

  async remember({ key, spec }: Model): Promise<void> {
    const row = { layout: LAYOUT, spec: JSON.stringify(spec) };
    await this.#rows.replaceOne({ _id: key }, row, { upsert: true }).catch(unless(DUPLICATE_KEY));
  }
}

function specOf({ _id, layout, spec }: LayoutRow): CollectionSpec {
  if (layout > LAYOUT) throw new StoreError(`${_id} was written by a newer version of this program: use that one`);
  return JSON.parse(spec) as CollectionSpec;
}

/** The indexes that a collection should have, each under its own key as its name; `_id` has one anyway. */
function indexesOf(model: Model): readonly (IndexDescription & { readonly name: string })[] {
  return [...model.indexes.values()]
    .filter(({ equal, order }) => equal.length > 0 || order !== 'id')
    .map(({ key, equal, order }) => {
      const fields = new Set([...[...equal].sort(), order, 'id']);
      return { name: key, key: Object.fromEntries(Array.from(fields, (field) => [pathOf(field), 1])) };
    });
}

export async function dropOthers(documents: Documents<StoredDocument>, model: Model): Promise<void> {
  const wanted = new Set(['_id_', ...indexesOf(model).map(({ name }) => name)]);
  for (const name of await namesOf(documents)) {
    if (!wanted.has(name)) await documents.dropIndex(name).catch(unless(INDEX_NOT_FOUND));
  }
}

async function namesOf(documents: Documents<StoredDocument>): Promise<readonly string[]> {
  const indexes = await documents.listIndexes().toArray().catch(unless(NAMESPACE_NOT_FOUND));
  return (indexes ?? []).map(({ name }) => String(name));
}

/** How long the server may take to build an index over what a collection holds. */
const BUILD_MS = 600_000;

export async function createIndexes(documents: Documents<StoredDocument>, model: Model): Promise<void> {
  const wanted = indexesOf(model);
  if (wanted.length > 0) await documents.createIndexes([...wanted], { timeoutMS: BUILD_MS });
}

/** For what another process may just have done. */
function unless(code: number): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof MongoServerError && error.code === code) return;
    throw error;
  };
}
