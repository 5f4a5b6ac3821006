import { type Collection, type Doc, OutcomeUnknown } from '@sinan/store';

/** Inserts what is not there yet. A row that is there was made from the same event, so it is the same row. Rejects when it cannot be known. */
export async function insertOnce<D extends Doc>(rows: Collection<D>, docs: readonly D[]): Promise<void> {
  if (docs.length === 0) return;
  const outcomes = await rows.insertMany(docs);
  if (outcomes.includes('unknown')) throw new OutcomeUnknown('the facts may not have been written');
}
