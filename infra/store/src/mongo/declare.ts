import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';
import type { Model } from '../model.ts';
import { parse } from '../values.ts';
import { createIndexes, dropOthers, Layouts } from './layout.ts';
import { fieldsOf, type StoredDocument } from './stored.ts';
import { type Filling, Writes } from './writes.ts';

/**
 * Brings the database to the declared collections. What is as it was costs one read. Every step can be repeated, so any number of
 * processes may do it at once. A document that does not fit rejects with `RefusedValue` before anything is changed.
 */
export async function declareCollections(db: Db, models: readonly Model[]): Promise<void> {
  const layouts = new Layouts(db);
  const known = await layouts.known(models.map(({ key }) => key));
  const changed = models.filter(({ key, spec }) => !isDeepStrictEqual(known.get(key)?.spec, spec));
  for (const model of changed) await unfilled(db, model, async () => {});
  for (const model of changed) {
    await change(db, model);
    await layouts.remember(model);
  }
}

/** Old indexes go first: a field that becomes an array may not stand beside another in one. */
async function change(db: Db, model: Model): Promise<void> {
  const documents = db.collection<StoredDocument>(model.key);
  await dropOthers(documents, model);
  await backFill(db, model);
  await createIndexes(documents, model);
}

/** Fills the declared fields from the stored bodies, again until no document was written meanwhile. */
async function backFill(db: Db, model: Model): Promise<void> {
  const writes = new Writes(db, model.key);
  let missed = 0;
  do {
    missed = 0;
    await unfilled(db, model, async (fillings) => {
      missed += fillings.length - (await writes.fill(fillings));
    });
  } while (missed > 0);
}

/** As much as is filled at once: documents, and bytes of their bodies. */
const CHUNK_DOCUMENTS = 500;
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Goes through the documents whose stored fields are not those declared, and hands on in chunks what would fill them. Throws
 * `RefusedValue` on one that does not fit.
 */
async function unfilled(db: Db, model: Model, handle: (fillings: readonly Filling[]) => Promise<void>): Promise<void> {
  let fillings: Filling[] = [];
  let bytes = 0;
  for await (const { _id: id, write, f, body } of db.collection<StoredDocument>(model.key).find().sort({ _id: 1 })) {
    const fields = fieldsOf(model, parse(body));
    if (isDeepStrictEqual(f, fields)) continue;
    fillings.push({ id, write, fields });
    bytes += Buffer.byteLength(body);
    if (fillings.length < CHUNK_DOCUMENTS && bytes < CHUNK_BYTES) continue;
    await handle(fillings);
    fillings = [];
    bytes = 0;
  }
  if (fillings.length > 0) await handle(fillings);
}
