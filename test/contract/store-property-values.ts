import fc from 'fast-check';
import type { CaseRow } from './store-world.ts';

/** Few values, so that documents and questions meet; beside them any others. */
const COMMON = ['a', 'a\0', '商标', '😀'];
const TEXTS = ['', 'A', 'a ', 'ab', 'a\0b', 'é', '专利', '～', '😀a', '知'.repeat(1_200)];
const NUMBERS = [-1e300, -0.5, 5e-324, 0.1, Number.MAX_SAFE_INTEGER, 1e300];
/** Halves and quarters: their sums are exact in whatever order they are added. */
const AMOUNTS = [-2, -0.5, 0, 0.25, 1, 2.5, 2 ** 31];
const IDS = ['a', 'B', 'a|1', 'a|2', 'a}', '案件', '～', '😀', 'a\0', 'x'.repeat(512), ...'cdefgh'];
const KEYS = ['a.b', '$ne', '$set', '__proto__', 'constructor', '', '键', '😀', 'k'.repeat(300), 'id'];
/** What some adapter would bend, or no index could hold. */
const ODD: readonly unknown[] = [null, Number.NaN, -0, '\uD800', new Date(0), 7, 'seven', ['x', 1]];

export const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...COMMON) },
  { weight: 2, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
export const texts = fc.array(text, { maxLength: 4 });
const amount = fc.constantFrom(...AMOUNTS);
export const anyNumber = fc.oneof(
  { weight: 4, arbitrary: amount },
  { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
);
/** The ids that a document can have; now and then one that it cannot. */
export const goodId = fc.constantFrom(...IDS);
export const id = fc.oneof({ weight: 30, arbitrary: goodId }, fc.constantFrom('', '\uD800', 'x'.repeat(513)));

/** Anything that is JSON, under keys that a database could take for something else. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false, ...COMMON, ...TEXTS, ...NUMBERS, ...AMOUNTS),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** A document that both stores take. */
export const plainDoc: fc.Arbitrary<CaseRow> = fc.record(
  {
    id: goodId,
    status: text,
    due: text,
    amount,
    audience: fc.option(texts),
    country: fc.option(text),
    urgent: fc.boolean(),
    extra: json,
  },
  { requiredKeys: ['id', 'status', 'due', 'amount'], noNullPrototype: true },
);

const oddDoc = fc
  .tuple(
    plainDoc,
    fc.constantFrom('id', 'status', 'due', 'amount', 'audience', 'urgent', 'extra'),
    fc.constantFrom(...ODD),
  )
  .map(([doc, field, value]): CaseRow => ({ ...doc, [field]: value }));

/** A document, now and then one that both refuse. */
export const doc = fc.oneof({ weight: 20, arbitrary: plainDoc }, { weight: 1, arbitrary: oddDoc });

/** What a collection starts with: documents of different ids. */
export const firstDocs = fc.uniqueArray(plainDoc, { minLength: 4, maxLength: 14, selector: (plain) => plain.id });
