import type { Index, Model } from '../model.ts';
import { type Connection, prepare } from './driver.ts';
import { type Cell, column, columnType, indexFields, indexName, SIDE_NULL } from './layout.ts';

/** The side table of one index with an array: a row for each item of the array, or one null row when there is no array. */
export interface Side {
  /** Moves a document's rows from its old cells to its new ones; null means it is (or was) not there. */
  move(id: string, seq: number, before: readonly Cell[] | null, after: readonly Cell[] | null): void;
}

export function createSide(connection: Connection, model: Model, index: Index): void {
  const fields = indexFields(index);
  const columns = fields.map((field) => `${column(field)} ${columnType(model, field)}`).join(', ');
  const key = fields.map(column).join(', ');
  connection.exec(
    `CREATE TABLE ${indexName(model, index)} (${columns}, seq INTEGER NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`,
  );
}

export function sideOf(connection: Connection, model: Model, index: Index): Side {
  const fields = indexFields(index);
  const marks = fields.map(() => `coalesce(?, ${SIDE_NULL})`);
  const insert = prepare(connection, `INSERT INTO ${indexName(model, index)} VALUES (${marks.join(', ')}, ?)`);
  const match = fields.map((field, i) => `${column(field)} = ${marks[i]}`).join(' AND ');
  const remove = prepare(connection, `DELETE FROM ${indexName(model, index)} WHERE ${match}`);
  const keys = keysOf(model, index);
  return {
    move(id, seq, before, after) {
      if (before && after && keys.same(before, after)) return;
      if (before) for (const key of keys.of(id, before)) remove.run(key);
      if (after) for (const key of keys.of(id, after)) insert.run([...key, seq]);
    },
  };
}

/** The keys of a document's rows in a side table, made from the cells of its fields. */
function keysOf(model: Model, index: Index) {
  const names = [...model.fields.keys()];
  const scalars = indexFields(index).filter((field) => field !== 'id');
  const positions = scalars.map((field) => names.indexOf(field));
  const array = scalars.indexOf(index.array ?? '');
  return {
    same: (a: readonly Cell[], b: readonly Cell[]): boolean =>
      positions.every((position) => a[position] === b[position]),
    of: (id: string, cells: readonly Cell[]): readonly (readonly Cell[])[] => {
      const key = positions.map((position) => cells[position] ?? null);
      return itemsOf(key[array] ?? null).map((item) => [...key.with(array, item), id]);
    },
  };
}

function itemsOf(cell: Cell): readonly (string | null)[] {
  if (typeof cell !== 'string') return [null];
  return [...new Set(JSON.parse(cell) as readonly string[])];
}
