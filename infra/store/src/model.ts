import { type CollectionSpec, type FieldType, type IndexSpec, NotDeclared, type Scalar } from './port.ts';
import { scalarProblem } from './values.ts';

/** A declared index: `key` is the same for the same equality fields and order, whatever the sequence they are written in. */
export interface Index {
  readonly key: string;
  readonly equal: readonly string[];
  readonly order: string;
  /** The equality field that is an array, if one is. */
  readonly array: string | null;
  /** What its order field counts as in a document that lacks it; null when a document must have it. */
  readonly missing: Scalar | null;
}

/** A checked collection: what adapters and plans work with. */
export interface Model {
  readonly spec: CollectionSpec;
  /** `owner.name`, unique in a store. */
  readonly key: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  /** The declared indexes by key, without repeats. */
  readonly indexes: ReadonlyMap<string, Index>;
  /** The fields that order an index: never null in a stored document. */
  readonly orders: ReadonlySet<string>;
  /** What a field counts as in a document that lacks it. */
  readonly missing: ReadonlyMap<string, Scalar>;
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const FIELD = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Every collection can be read in the order of its ids. */
export const BY_ID: Index = { key: indexKey([], 'id'), equal: [], order: 'id', array: null, missing: null };

export function indexKey(equal: readonly string[], order: string): string {
  return `${[...equal].sort().join('+')}>${order}`;
}

/** Checks a spec; throws `NotDeclared` that says what is wrong with it. */
export function modelOf(spec: CollectionSpec): Model {
  if (!NAME.test(spec.owner) || !NAME.test(spec.name))
    throw new NotDeclared(`not a collection's name: ${spec.owner}.${spec.name}`);
  const key = `${spec.owner}.${spec.name}`;
  const fields = fieldsOf(spec, key);
  const missing = missingOf(spec, fields, key);
  const indexes = [...spec.indexes.map((index) => indexOf(index, fields, missing, key)), BY_ID];
  const orders = new Set(indexes.map((index) => index.order).filter((order) => order !== 'id'));
  return { spec, key, fields, indexes: new Map(indexes.map((index) => [index.key, index])), orders, missing };
}

function fieldsOf(spec: CollectionSpec, key: string): ReadonlyMap<string, FieldType> {
  const seen = new Set(['id', '_id']);
  for (const field of Object.keys(spec.fields)) {
    if (!FIELD.test(field)) throw new NotDeclared(`${key}: not a field's name: ${field}`);
    if (seen.has(field.toLowerCase()))
      throw new NotDeclared(`${key}: field ${field} is taken (names differ by more than case)`);
    seen.add(field.toLowerCase());
  }
  return new Map(Object.entries(spec.fields));
}

function missingOf(spec: CollectionSpec, fields: ReadonlyMap<string, FieldType>, key: string): Model['missing'] {
  const missing = new Map(Object.entries(spec.missing ?? {}));
  for (const [field, value] of missing) {
    const type = fields.get(field);
    if (type === undefined) throw new NotDeclared(`${key}: field ${field} is not declared`);
    if (type !== typeof value || scalarProblem(value))
      throw new NotDeclared(`${key}: field ${field} cannot count as ${JSON.stringify(value)}`);
  }
  return missing;
}

function indexOf(
  spec: IndexSpec,
  fields: ReadonlyMap<string, FieldType>,
  missing: Model['missing'],
  key: string,
): Index {
  const order = spec.order ?? 'id';
  const index = `${key}: index ${describe(spec.equal, order)}`;
  for (const field of spec.equal)
    if (!fields.has(field)) throw new NotDeclared(`${index}: field ${field} is not declared`);
  if (new Set([...spec.equal, order]).size <= spec.equal.length)
    throw new NotDeclared(`${index}: a field stands in it twice`);
  if (order !== 'id' && !fields.has(order)) throw new NotDeclared(`${index}: field ${order} is not declared`);
  if (fields.get(order) === 'strings') throw new NotDeclared(`${index}: an array cannot order it`);
  const arrays = spec.equal.filter((field) => fields.get(field) === 'strings');
  if (arrays.length > 1) throw new NotDeclared(`${index}: more than one array`);
  return {
    key: indexKey(spec.equal, order),
    equal: spec.equal,
    order,
    array: arrays[0] ?? null,
    missing: missing.get(order) ?? null,
  };
}

/** How errors name an index: `{status, centre} by due`. */
export function describe(equal: readonly string[], order: string): string {
  return `{${equal.join(', ')}} by ${order}`;
}
