import type { TallyQuery } from '@sinan/store';
import fc from 'fast-check';
import { cursor, type Question, question } from './store-property-questions.ts';
import { doc, id, plainDoc } from './store-property-values.ts';
import type { CaseRow } from './store-world.ts';

/** A revision, counted from the one that is stored (0 is right) or from zero. */
export interface Revision {
  readonly from: 'stored' | 'zero';
  readonly offset: number;
}

export type Write =
  | { readonly kind: 'insert'; readonly doc: CaseRow }
  | { readonly kind: 'replace' | 'trim'; readonly doc: CaseRow; readonly revision: Revision }
  | { readonly kind: 'remove'; readonly id: string; readonly revision: Revision | null };

export type Command =
  | Write
  | { readonly kind: 'insertMany'; readonly docs: readonly CaseRow[] }
  | { readonly kind: 'replaceMany'; readonly items: readonly { readonly doc: CaseRow; readonly revision: Revision }[] }
  /** Writes of which none waits for another; their revisions count from zero. */
  | { readonly kind: 'at once'; readonly writes: readonly Write[] }
  | { readonly kind: 'get'; readonly id: string }
  | { readonly kind: 'getMany'; readonly ids: readonly string[]; readonly how?: 'once' | undefined }
  /** All pages, one behind the other. */
  | { readonly kind: 'walk'; readonly question: Question; readonly limit: number }
  /** One page, behind a place that another query may have given. */
  | { readonly kind: 'stray'; readonly question: Question; readonly after: string }
  | { readonly kind: 'count'; readonly question: Question; readonly cap: number | null }
  | { readonly kind: 'tally'; readonly query: TallyQuery };

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

const counted: fc.Arbitrary<Revision> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Revision>({ from: 'stored', offset: 0 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1).map((offset): Revision => ({ from: 'stored', offset })) },
);
const exact = fc.integer({ min: 1, max: 4 }).map((offset): Revision => ({ from: 'zero', offset }));

const writeAt = (revision: fc.Arbitrary<Revision>): fc.Arbitrary<Write> =>
  fc.oneof(
    fc.record({ kind: kind('insert'), doc }),
    fc.record({ kind: fc.constantFrom('replace', 'trim'), doc, revision }),
    fc.record({ kind: fc.constantFrom('replace', 'trim'), doc, revision }),
    fc.record({ kind: kind('remove'), id, revision: fc.option(revision) }),
  );

const many: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: kind('insertMany'), docs: fc.array(plainDoc, { maxLength: 10 }) }),
  fc.record({ kind: kind('insertMany'), docs: fc.array(doc, { maxLength: 4 }) }),
  fc.record({ kind: kind('replaceMany'), items: fc.array(fc.record({ doc, revision: counted }), { maxLength: 6 }) }),
  fc.record({ kind: kind('at once'), writes: fc.array(writeAt(exact), { maxLength: 10 }) }),
);

const groups = fc.subarray(['status', 'country', 'urgent', 'amount', 'due'], { maxLength: 3 });
const query = fc
  .tuple(question, groups, fc.subarray(['amount']))
  .map(([{ where }, by, sum]): TallyQuery => ({ where, by, sum }));

const read: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: kind('get'), id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('getMany'),
      ids: fc.array(id, { maxLength: 12 }),
      how: fc.constantFrom(undefined, 'once' as const),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: kind('walk'), question, limit: fc.constantFrom(1, 2, 3, 7, 20, 1_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('stray'), question, after: cursor }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('count'), question, cap: fc.option(fc.integer({ min: 0, max: 9 })) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('tally'), query }) },
);

/** Any one thing that a caller may ask of a collection. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: writeAt(counted) },
  { weight: 2, arbitrary: many },
  { weight: 6, arbitrary: read },
);
