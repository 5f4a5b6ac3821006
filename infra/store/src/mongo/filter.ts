import type { Filter, Sort } from 'mongodb';
import type { Edge } from '../conditions.ts';
import type { Bound, Match, PagePlan } from '../plan.ts';
import type { Scalar } from '../port.ts';
import type { StoredDocument } from './stored.ts';

type Term = Filter<StoredDocument>;

/** Where a declared field (or `id`) stands in a stored document. */
export function pathOf(field: string): string {
  return field === 'id' ? '_id' : `f.${field}`;
}

/** What a match asks, in MongoDB's words. Ranges stay plain comparisons, so that an index can be walked from one end of them to the other. */
export function filterOf({ index, equal, lower, upper, ids }: Match): Term {
  const terms = [
    ...equal.map(({ field, values }) => valuesTerm(pathOf(field), values)),
    ...boundTerms(pathOf(index.order), lower, '$gt'),
    ...boundTerms(pathOf(index.order), upper, '$lt'),
    ...boundTerms('_id', ids?.lower ?? null, '$gt'),
    ...boundTerms('_id', ids?.upper ?? null, '$lt'),
  ];
  return terms.length === 0 ? {} : { $and: terms };
}

/** The order of a page; `_id` breaks ties, in the same direction. */
export function sortOf({ index, descending }: PagePlan): Sort {
  const direction = descending ? -1 : 1;
  return index.order === 'id' ? { _id: direction } : { [pathOf(index.order)]: direction, _id: direction };
}

/** One value is equality, which for null also finds what is missing and for an array what contains it. */
function valuesTerm(path: string, values: readonly (Scalar | null)[]): Term {
  return { [path]: values.length === 1 ? values[0] : { $in: values } };
}

/** Behind a place in an order: at its value or further, and there only behind its id. */
function boundTerms(path: string, bound: Bound | Edge | null, sign: '$gt' | '$lt'): readonly Term[] {
  if (!bound) return [];
  const { value, inclusive } = bound;
  if (!('id' in bound) || bound.id === null) return [{ [path]: { [inclusive ? `${sign}e` : sign]: value } }];
  return [{ [path]: { [`${sign}e`]: value } }, { $or: [{ [path]: { [sign]: value } }, { _id: { [sign]: bound.id } }] }];
}
