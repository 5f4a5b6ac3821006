import type { Condition, OrderBy, Where } from '@sinan/store';
import fc from 'fast-check';
import { anyNumber, goodId, text, texts } from './store-property-values.ts';

/** What is asked of a collection: which documents, and in which order (null: the one that goes without saying). */
export interface Question {
  readonly where: Where;
  readonly orderBy: OrderBy | null;
}

interface Asked {
  readonly equal: readonly string[];
  readonly order: string;
}

/** The indexes of the suite's collection. */
const DECLARED: readonly Asked[] = [
  { equal: [], order: 'id' },
  { equal: [], order: 'due' },
  { equal: [], order: 'amount' },
  { equal: ['status'], order: 'id' },
  { equal: ['status'], order: 'due' },
  { equal: ['audience'], order: 'id' },
  { equal: ['audience'], order: 'due' },
  { equal: ['audience', 'status'], order: 'amount' },
  { equal: ['country'], order: 'amount' },
  { equal: ['country', 'status'], order: 'id' },
  { equal: ['urgent'], order: 'due' },
];
const UNDECLARED: readonly Asked[] = [
  { equal: ['due'], order: 'amount' },
  { equal: ['extra'], order: 'id' },
  { equal: ['status'], order: 'amount' },
];

function scalarOf(field: string): fc.Arbitrary<string | number | boolean> {
  switch (field) {
    case 'id':
      return goodId;
    case 'amount':
      return anyNumber;
    case 'urgent':
      return fc.boolean();
    default:
      return text;
  }
}

function equality(field: string): fc.Arbitrary<Condition> {
  const none = fc.constant(null);
  if (field === 'audience') return fc.oneof(fc.record({ contains: text }), fc.record({ containsAny: texts }), none);
  const value = scalarOf(field);
  return fc.oneof<fc.Arbitrary<Condition>[]>(value, fc.record({ in: fc.array(value, { maxLength: 5 }) }), none);
}

/** One or both ends of a stretch; now and then none, which is refused. */
function range(field: string): fc.Arbitrary<Condition> {
  const value = scalarOf(field);
  return fc.record({ gt: value, gte: value, lt: value, lte: value }, { requiredKeys: [], noNullPrototype: true });
}

function over({ equal, order }: Asked): fc.Arbitrary<Question> {
  const parts = fc.record({
    conditions: fc.tuple(...equal.map(equality)),
    onOrder: fc.option(range(order), { freq: 1 }),
    onId: fc.option(order === 'id' ? fc.constant(null) : range('id'), { freq: 1 }),
    direction: fc.option(fc.constantFrom('asc', 'desc'), { freq: 4 }),
  });
  return parts.map(({ conditions, onOrder, onId, direction }) => {
    const where = equal.map((field, i): [string, Condition] => [field, conditions[i] ?? null]);
    if (onOrder) where.push([order, onOrder]);
    if (onId) where.push(['id', onId]);
    return { where: Object.fromEntries(where), orderBy: direction ? { field: order, direction } : null };
  });
}

export const question: fc.Arbitrary<Question> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...DECLARED).chain(over) },
  { weight: 1, arbitrary: fc.constantFrom(...UNDECLARED).chain(over) },
);

function encoded(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** A cursor of some query or other, as clients may send; and what is none. */
export const cursor = fc.oneof(
  fc.tuple(fc.oneof<fc.Arbitrary<unknown>[]>(text, anyNumber), goodId).map(encoded),
  fc.tuple(text, goodId).map(encoded),
  fc.constantFrom('', 'x', encoded([1]), encoded(['a', ''])),
);
