import { type Asked, compareScalars, type Edge, readCondition } from './conditions.ts';
import { decodeCursor } from './cursor.ts';
import { BY_ID, describe, type Index, indexKey, type Model } from './model.ts';
import {
  type FieldType,
  NotDeclared,
  type OrderBy,
  type PageQuery,
  RefusedValue,
  type Scalar,
  type TallyQuery,
  type Where,
} from './port.ts';

/** One end of a stretch of an order: at a value, or (with `id`) strictly behind a document's place. */
export interface Bound {
  readonly value: Scalar;
  readonly id: string | null;
  readonly inclusive: boolean;
}

/** How documents are found: an index, the values of each of its equality fields, and a stretch of its order. Both adapters read by it. */
export interface Match {
  readonly index: Index;
  /** In the index's sequence of fields. Several values mean any of them. */
  readonly equal: readonly { readonly field: string; readonly values: readonly (Scalar | null)[] }[];
  readonly lower: Bound | null;
  readonly upper: Bound | null;
  /** A stretch of ids beside an order that is not `id`. */
  readonly ids: { readonly lower: Edge | null; readonly upper: Edge | null } | null;
}

export interface PagePlan extends Match {
  readonly descending: boolean;
  readonly limit: number;
}

/** The most sub-selects (the product of the lists of `in` and `containsAny`) that one query may need. */
const MAX_BRANCHES = 500;
const MAX_LIMIT = 1_000;
const MAX_GROUPS = 3;

/** Plans a page; throws `NotDeclared` when no index fits exactly, `RefusedValue` on a value that does not. */
export function planPage(model: Model, query: PageQuery): PagePlan {
  const { limit, orderBy } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new RefusedValue(`${model.key}: a page's limit is 1–${MAX_LIMIT}`);
  const match = planMatch(model, query.where, orderBy);
  const descending = isDescending(model, orderBy);
  return {
    ...(query.after == null ? match : behind(match, query.after, descending, typeOf(model, match.index.order))),
    descending,
    limit,
  };
}

/** Plans which documents match, as for a page without a cursor. */
export function planMatch(model: Model, where: Where, orderBy?: OrderBy): Match {
  const asked = readWhere(model, where);
  const index = chooseIndex(model, asked, orderBy);
  const equal = index.equal.map((field) => ({ field, values: valuesOf(asked.get(field)) }));
  const branches = equal.reduce((product, { values }) => product * values.length, 1);
  if (branches > MAX_BRANCHES)
    throw new RefusedValue(`${model.key}: ${branches} combinations of values, at most ${MAX_BRANCHES}`);
  const range = rangeOf(asked.get(index.order));
  const ids = index.order === 'id' ? null : rangeOf(asked.get('id'));
  return { index, equal, lower: boundOf(range?.lower), upper: boundOf(range?.upper), ids };
}

/** Checks the fields of a tally and plans its match. */
export function planTally(model: Model, query: TallyQuery): Match {
  if (query.by.length > MAX_GROUPS)
    throw new RefusedValue(`${model.key}: a tally groups by at most ${MAX_GROUPS} fields`);
  for (const field of query.by)
    if (typeOf(model, field) === 'strings')
      throw new RefusedValue(`${model.key}: a tally cannot group by the array ${field}`);
  for (const field of query.sum ?? [])
    if (typeOf(model, field) !== 'number') throw new RefusedValue(`${model.key}: ${field} is not a number to sum`);
  return planMatch(model, query.where);
}

/** Whether a match can hold nothing, because a list of values is empty. */
export function isEmpty(match: Match): boolean {
  return match.equal.some(({ values }) => values.length === 0);
}

function readWhere(model: Model, where: Where): ReadonlyMap<string, Asked> {
  return new Map(
    Object.entries(where).map(([field, condition]) => [
      field,
      readCondition(condition, typeOf(model, field), `${model.key}: ${field}`),
    ]),
  );
}

function typeOf(model: Model, field: string): FieldType {
  const type = field === 'id' ? 'string' : model.fields.get(field);
  if (type === undefined)
    throw new NotDeclared(
      `${model.key}: field ${field} is not declared; declared: ${[...model.fields.keys()].join(', ')}`,
    );
  return type;
}

function isDescending(model: Model, orderBy: OrderBy | undefined): boolean {
  const direction = orderBy?.direction ?? 'asc';
  if (direction !== 'asc' && direction !== 'desc') throw new RefusedValue(`${model.key}: an order is asc or desc`);
  return direction === 'desc';
}

/** The index with exactly the equality fields asked. Without an order: that of the range, else `id`, else the only one there is. */
function chooseIndex(model: Model, asked: ReadonlyMap<string, Asked>, orderBy: OrderBy | undefined): Index {
  const equal = [...asked].filter(([, { kind }]) => kind === 'values').map(([field]) => field);
  const ranges = [...asked].filter(([field, { kind }]) => kind === 'range' && field !== 'id').map(([field]) => field);
  const order = orderBy?.field ?? ranges[0];
  const index = order === undefined ? defaultIndex(model, equal) : model.indexes.get(indexKey(equal, order));
  if (!index || ranges.some((field) => field !== index.order))
    throw noIndex(model, equal, [...new Set([...ranges, order ?? 'id'])]);
  return index;
}

function defaultIndex(model: Model, equal: readonly string[]): Index | undefined {
  const byId = indexKey(equal, 'id');
  const start = byId.slice(0, -BY_ID.order.length);
  const fitting = [...model.indexes.values()].filter((index) => index.key.startsWith(start));
  return model.indexes.get(byId) ?? (fitting.length === 1 ? fitting[0] : undefined);
}

function noIndex(model: Model, equal: readonly string[], orders: readonly string[]): NotDeclared {
  const declared = Array.from(model.indexes.values(), (index) => describe(index.equal, index.order));
  return new NotDeclared(
    `${model.key}: no index ${describe(equal, orders.join(' and '))}; declared: ${declared.join('; ')}`,
  );
}

function valuesOf(asked: Asked | undefined): readonly (Scalar | null)[] {
  return asked?.kind === 'values' ? asked.values : [];
}

function rangeOf(asked: Asked | undefined): { readonly lower: Edge | null; readonly upper: Edge | null } | null {
  return asked?.kind === 'range' ? asked : null;
}

function boundOf(edge: Edge | null | undefined): Bound | null {
  return edge ? { ...edge, id: null } : null;
}

/** The part of a match behind a cursor. One bound a side: a seek that had to choose between two could start at the wrong one. */
function behind(match: Match, cursor: string, descending: boolean, type: FieldType): Match {
  const place = decodeCursor(cursor, type);
  const bound: Bound = { value: place.value, id: match.index.order === 'id' ? null : place.id, inclusive: false };
  if (descending) return { ...match, upper: narrower(bound, match.upper, -1) };
  return { ...match, lower: narrower(bound, match.lower, 1) };
}

/** The narrower of a cursor's bound and a range's; `sense` is 1 for lower bounds and -1 for upper ones. */
function narrower(cursor: Bound, range: Bound | null, sense: 1 | -1): Bound {
  if (!range) return cursor;
  const order = compareScalars(cursor.value, range.value) * sense;
  if (order === 0) return range.inclusive ? cursor : range;
  return order > 0 ? cursor : range;
}
