import type { Collection as Documents } from 'mongodb';
import { encodeCursor } from '../cursor.ts';
import { orderValue } from '../fields.ts';
import type { Match, PagePlan } from '../plan.ts';
import type { Doc, Page, Scalar, Stored, TallyQuery, TallyRow } from '../port.ts';
import { filterOf, pathOf, sortOf } from './filter.ts';
import { READ, type Read, type StoredDocument, storedOf } from './stored.ts';

export async function readOne<D extends Doc>(
  documents: Documents<StoredDocument>,
  id: string,
): Promise<Stored<D> | null> {
  const read = await documents.findOne<Read>({ _id: id }, { projection: READ });
  return read ? storedOf(read) : null;
}

/** Those that exist, in the order asked. */
export async function readMany<D extends Doc>(
  documents: Documents<StoredDocument>,
  ids: readonly string[],
): Promise<readonly Stored<D>[]> {
  if (ids.length === 0) return [];
  const found = documents
    .find({ _id: { $in: ids } })
    .project<Read>(READ)
    .batchSize(ids.length);
  const byId = new Map((await found.toArray()).map((read) => [read._id, storedOf<D>(read)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One row more than asked is read, to tell whether more follow. */
export async function readPage<D extends Doc>(documents: Documents<StoredDocument>, plan: PagePlan): Promise<Page<D>> {
  const wanted = plan.limit + 1;
  const found = documents.find(filterOf(plan)).project<Read>(READ).sort(sortOf(plan)).limit(wanted).batchSize(wanted);
  const read = await found.toArray();
  const rows = read.slice(0, plan.limit).map((document) => storedOf<D>(document));
  const cursors = rows.map(({ doc }) => encodeCursor({ value: orderValue(doc, plan.index), id: doc.id }));
  return Object.freeze({
    rows: Object.freeze(rows),
    cursors: Object.freeze(cursors),
    next: read.length > plan.limit ? (cursors.at(-1) ?? null) : null,
  });
}

export async function readCount(documents: Documents<StoredDocument>, match: Match, cap: number): Promise<number> {
  return documents.countDocuments(filterOf(match), { limit: cap });
}

/** A group as the server gives it; its fields and sums go by number, because a declared name may be any word. */
interface Group {
  readonly _id: { readonly [group: string]: Scalar | null } | null;
  readonly count: number;
  readonly [sum: `s${number}`]: number;
}

export async function readTally(
  documents: Documents<StoredDocument>,
  match: Match,
  { by, sum = [] }: TallyQuery,
): Promise<readonly TallyRow[]> {
  const groups = by.map((field, i) => [`g${i}`, `$${pathOf(field)}`]);
  const sums = sum.map((field, i) => [`s${i}`, { $sum: `$${pathOf(field)}` }]);
  const order = by.map((_, i) => [`_id.g${i}`, 1]);
  const found = documents.aggregate<Group>([
    { $match: filterOf(match) },
    {
      $group: {
        _id: by.length > 0 ? Object.fromEntries(groups) : null,
        count: { $sum: 1 },
        ...Object.fromEntries(sums),
      },
    },
    ...(by.length > 0 ? [{ $sort: Object.fromEntries(order) }] : []),
  ]);
  return (await found.toArray()).map((group) => tallyRow(by, sum, group));
}

function tallyRow(by: readonly string[], sum: readonly string[], group: Group): TallyRow {
  const groups = by.map((field, i): [string, Scalar | null] => [field, group._id?.[`g${i}`] ?? null]);
  const sums = sum.map((field, i): [string, number] => [field, group[`s${i}`] ?? 0]);
  return { by: Object.fromEntries(groups), count: group.count, sum: Object.fromEntries(sums) };
}
