import { type Index, type Model, modelOf } from '../model.ts';
import type { CollectionSpec, Doc } from '../port.ts';
import { type Connection, prepare, transaction } from './driver.ts';
import { cellsOf, column, columnType, indexFields, indexName, plainIndexes, sideIndexes, table } from './layout.ts';
import { createSide, sideOf } from './side.ts';

/** Brings the file's tables to the declared collections: all of them, or (on an error) none. Collections that are not named stay as they are. */
export function declareCollections(connection: Connection, models: readonly Model[]): void {
  transaction(connection, () => {
    for (const model of models) declareCollection(connection, model);
  });
}

function declareCollection(connection: Connection, model: Model): void {
  const before = storedModel(connection, model.key);
  if (before) alter(connection, before, model);
  else create(connection, model);
  const save = prepare(
    connection,
    'INSERT INTO sinan_collections VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET spec = excluded.spec',
  );
  save.run([model.key, JSON.stringify(model.spec)]);
}

/** The collection that the file holds under a key, as it was last declared. */
export function storedModel(connection: Connection, key: string): Model | null {
  const row = prepare(connection, 'SELECT spec FROM sinan_collections WHERE name = ?').get([key]);
  return row ? modelOf(JSON.parse(String(row[0])) as CollectionSpec) : null;
}

function create(connection: Connection, model: Model): void {
  const fields = Array.from(model.fields.keys(), (field) => `${column(field)} ${columnType(model, field)}, `).join('');
  connection.exec(
    `CREATE TABLE ${table(model)} (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, ver INTEGER NOT NULL, ${fields}body TEXT NOT NULL)`,
  );
  createIndexes(connection, model, plainIndexes(model), sideIndexes(model));
}

function createIndexes(connection: Connection, model: Model, plain: readonly Index[], sides: readonly Index[]): void {
  for (const index of sides) createSide(connection, model, index);
  for (const index of plain) {
    connection.exec(
      `CREATE INDEX ${indexName(model, index)} ON ${table(model)} (${indexFields(index).map(column).join(', ')})`,
    );
  }
}

/** A field whose type changed is dropped and added anew, with every index that it stands in. */
function alter(connection: Connection, before: Model, after: Model): void {
  const kept = new Set(
    [...after.fields].filter(([field, type]) => before.fields.get(field) === type).map(([field]) => field),
  );
  const stays = (index: Index): boolean =>
    before.indexes.has(index.key) &&
    after.indexes.has(index.key) &&
    indexFields(index).every((field) => field === 'id' || kept.has(field));
  dropIndexes(connection, before, stays);
  const added = [...after.fields.keys()].filter((field) => !kept.has(field));
  moveColumns(connection, before, after, kept, added);
  const fresh = (index: Index): boolean => !stays(index);
  createIndexes(connection, after, plainIndexes(after).filter(fresh), sideIndexes(after).filter(fresh));
  if (added.length > 0 || [...after.indexes.values()].some(fresh))
    backFill(connection, after, sideIndexes(after).filter(fresh));
}

function dropIndexes(connection: Connection, model: Model, stays: (index: Index) => boolean): void {
  for (const index of plainIndexes(model)) if (!stays(index)) connection.exec(`DROP INDEX ${indexName(model, index)}`);
  for (const index of sideIndexes(model)) if (!stays(index)) connection.exec(`DROP TABLE ${indexName(model, index)}`);
}

function moveColumns(
  connection: Connection,
  before: Model,
  after: Model,
  kept: ReadonlySet<string>,
  added: readonly string[],
): void {
  for (const field of before.fields.keys()) {
    if (!kept.has(field)) connection.exec(`ALTER TABLE ${table(before)} DROP COLUMN ${column(field)}`);
  }
  for (const field of added)
    connection.exec(`ALTER TABLE ${table(after)} ADD COLUMN ${column(field)} ${columnType(after, field)}`);
}

const CHUNK = 1_000;

/** Fills the fields and the given side tables from the stored bodies, which also checks that each fits the new declaration. */
function backFill(connection: Connection, model: Model, sides: readonly Index[]): void {
  const select = prepare(connection, `SELECT seq, body FROM ${table(model)} WHERE seq > ? ORDER BY seq LIMIT ${CHUNK}`);
  const fill = fillOf(connection, model, sides);
  for (let rows = select.all([0]); rows.length > 0; rows = select.all([rows.at(-1)?.[0]])) {
    for (const [seq, body] of rows) fill(Number(seq), JSON.parse(String(body)) as Doc);
  }
}

function fillOf(connection: Connection, model: Model, indexes: readonly Index[]): (seq: number, doc: Doc) => void {
  const set = Array.from(model.fields.keys(), (field) => `${column(field)} = ?`).join(', ');
  const update = set === '' ? null : prepare(connection, `UPDATE ${table(model)} SET ${set} WHERE seq = ?`);
  const sides = indexes.map((index) => sideOf(connection, model, index));
  return (seq, doc) => {
    const cells = cellsOf(model, doc);
    update?.run([...cells, seq]);
    for (const side of sides) side.move(doc.id, seq, null, cells);
  };
}
