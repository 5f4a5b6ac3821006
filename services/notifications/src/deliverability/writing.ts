import type { Collection, ItemOutcome } from '@sinan/store';
import { type DomainDay, plus } from './rows.ts';

/** So many rows are read and written at once. */
const AT_ONCE = 500;

/** Adds counts to the rows of their ids, to which other processes add as well, and takes away from `counts` what is written. Of what may have been written nothing is added again. */
export async function addTo(rows: Collection<DomainDay>, counts: Map<string, DomainDay>): Promise<void> {
  while (counts.size > 0) {
    const some = [...counts.values()].slice(0, AT_ONCE);
    const known = new Map((await rows.getMany(some.map(({ id }) => id))).map((row) => [row.doc.id, row]));
    const [fresh, items] = [some.filter(({ id }) => !known.has(id)), some.flatMap((more) => added(known, more))];
    for (const id of done(fresh, await rows.insertMany(fresh))) counts.delete(id);
    const docs = items.map(({ doc }) => doc);
    for (const id of done(docs, await rows.replaceMany(items))) counts.delete(id);
  }
}

type Known = ReadonlyMap<string, { readonly doc: DomainDay; readonly revision: number }>;
function added(known: Known, more: DomainDay) {
  const before = known.get(more.id);
  if (before === undefined) return [];
  return [{ doc: { ...before.doc, ...plus(before.doc, more) }, revision: before.revision }];
}

/** The ids of those that another process was not quicker with: these are read and added to anew. */
function done(docs: readonly DomainDay[], outcomes: readonly ItemOutcome[]): readonly string[] {
  return docs.flatMap(({ id }, at) => (outcomes[at] === 'exists' || outcomes[at] === 'stale' ? [] : [id]));
}
