import { type FieldValue, fieldValues } from '../fields.ts';
import type { Index, Model } from '../model.ts';
import type { Doc, Scalar } from '../port.ts';

/** What a column holds: booleans are 0 and 1, arrays their JSON. */
export type Cell = string | number | null;

/**
 * The tables of a collection. `seq` is its rows' number here, `ver` a number that no other write of this file has, `f_…` its declared fields.
 * An index with an array field is a side table with one row for each item; other indexes are SQLite's own.
 */
export const table = (model: Model): string => `"${model.key}"`;
export const column = (field: string): string => (field === 'id' ? 'id' : `"f_${field}"`);
export const indexName = (model: Model, index: Index): string => `"${model.key}#${index.key}"`;

/** The key of a side table cannot be null, so null is a blob there, which no value of a document is. */
export const SIDE_NULL = "x''";

const COLUMN_TYPES = { string: 'TEXT', number: 'REAL', boolean: 'INTEGER', strings: 'TEXT' } as const;

export function columnType(model: Model, field: string): string {
  return field === 'id' ? 'TEXT' : COLUMN_TYPES[model.fields.get(field) ?? 'string'];
}

export function sideIndexes(model: Model): readonly Index[] {
  return [...model.indexes.values()].filter((index) => index.array !== null);
}

/** The indexes that SQLite keeps itself: all without an array, but not that by `id` alone. */
export function plainIndexes(model: Model): readonly Index[] {
  return [...model.indexes.values()].filter(
    (index) => index.array === null && !(index.equal.length === 0 && index.order === 'id'),
  );
}

/** The key columns of an index: equality fields, the order field, `id`. */
export function indexFields(index: Index): readonly string[] {
  return index.order === 'id' ? [...index.equal, 'id'] : [...index.equal, index.order, 'id'];
}

/** The cells of a document's declared fields, in the model's order. Throws `RefusedValue`. */
export function cellsOf(model: Model, doc: Doc): readonly Cell[] {
  return fieldValues(model, doc).map(cellOf);
}

function cellOf(value: FieldValue): Cell {
  if (typeof value === 'object') return value === null ? null : JSON.stringify(value);
  return scalarCell(value);
}

/** The driver takes no booleans. */
export function scalarCell(value: Scalar): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}
