import type { Model } from './model.ts';
import { type Doc, DuplicateKey, RefusedValue, StaleRevision } from './port.ts';
import { isId } from './values.ts';

const MAX_IDS = 1_000;
const DEFAULT_CAP = 10_000;

/** The ids of a `getMany` that a document can have. Throws `RefusedValue` when too many are asked. */
export function readableIds(model: Model, ids: readonly string[]): readonly string[] {
  if (ids.length > MAX_IDS) throw new RefusedValue(`${model.key}: at most ${MAX_IDS} ids at once`);
  return ids.filter(isId);
}

/** How far a count goes. Throws `RefusedValue` on a cap that is none. */
export function capOf(model: Model, cap: number = DEFAULT_CAP): number {
  if (!Number.isSafeInteger(cap) || cap < 1) throw new RefusedValue(`${model.key}: a cap is a whole number from 1`);
  return cap;
}

export function duplicateKey(model: Model, doc: Doc): DuplicateKey {
  return new DuplicateKey(`${model.key} ${doc.id} exists`);
}

export function staleRevision(model: Model, doc: Doc, revision: number): StaleRevision {
  return new StaleRevision(`${model.key} ${doc.id} is not at revision ${revision}`);
}
