import {
  builder,
  CaseRef,
  CentreRef,
  LedgerBasisRef,
  LedgerEntryRef,
  LedgerKindRef,
  pageArgs,
  runs,
  toConnection,
} from '@sinan/schema/graphql';
import { listFiledRows, listGuidanceRows } from './case-lists.ts';
import type { CaseRow } from './case-rows.ts';
import type { OutcomeRow } from './facts.ts';
import type { registerTallies } from './graphql-tallies.ts';
import { listOutcomeRows } from './queries.ts';

/** What a figure of outcomes is made of. */
export function registerOutcomeRows(year: string): void {
  const direction = builder.enumType('OutcomeDirection', { values: ['approved', 'reversed'] as const });
  const row = builder.objectRef<OutcomeRow>('OutcomeRow').implement({
    description: 'An entry that a figure is made of, or the counter-entry to one.',
    fields: (t) => ({
      id: t.exposeString('id', {
        description: 'The aggregate, the sequence and the kind of the event that it comes from.',
      }),
      entry: t.field({ type: LedgerEntryRef, nullable: true, resolve: ({ entryId }) => entryId }),
      case: t.field({ type: CaseRef, nullable: true, resolve: ({ caseId }) => caseId }),
      centre: t.field({ type: CentreRef, resolve: ({ centreId }) => centreId }),
      kind: t.field({ type: LedgerKindRef, resolve: ({ kind }) => kind }),
      basis: t.field({ type: LedgerBasisRef, resolve: ({ basis }) => basis }),
      direction: t.field({ type: direction, resolve: (one) => one.direction }),
      cny: t.exposeString('fen', { description: 'In fen; below zero for a counter-entry.' }),
      at: t.exposeString('at', { description: 'An instant, UTC.' }),
    }),
  });
  const connection = builder.connectionObject({ type: row, name: 'OutcomeRowConnection' });
  builder.queryField('outcomeRows', (t) =>
    t.field({
      description: 'What a figure of outcomes is made of, as far as the reader may see it, newest first. For staff.',
      type: connection,
      ...runs(listOutcomeRows),
      args: {
        ...pageArgs,
        kind: t.arg({ type: LedgerKindRef, required: true }),
        basis: t.arg({ type: LedgerBasisRef, description: 'Only those that rest on this.' }),
        year: t.arg.int({ required: true, description: year }),
      },
      resolve: async (_, { first, kind, ...asked }, { ask }) =>
        toConnection(await ask(listOutcomeRows, { ...asked, kind, first: first ?? 20 })),
    }),
  );
}

/** The cases that are counted. */
export function registerCaseRows(year: string, dimension: ReturnType<typeof registerTallies>['dimension']): void {
  const row = builder.objectRef<CaseRow>('CaseRow').implement({
    description: 'A case that was filed, or its acceptance.',
    fields: (t) => ({
      case: t.field({
        description: 'Null for a reader who may not see it, as after a hand-over.',
        type: CaseRef,
        nullable: true,
        resolve: ({ caseId }) => caseId,
      }),
      centre: t.field({
        description: 'That of whose staff the row is.',
        type: CentreRef,
        resolve: ({ centreId }) => centreId,
      }),
      at: t.exposeString('at', { description: 'An instant, UTC.' }),
    }),
  });
  const connection = builder.connectionObject({ type: row, name: 'CaseRowConnection' });
  builder.queryField('filedRows', (t) =>
    t.field({
      description:
        'The cases filed in a year, or those that `caseTallies` counts under a key, as far as the reader may see them, the last filed first. For staff.',
      type: connection,
      ...runs(listFiledRows),
      args: {
        ...pageArgs,
        year: t.arg.int({ required: true, description: year }),
        by: t.arg({ type: dimension }),
        key: t.arg.string({ description: 'With `by`: as in `caseTallies`.' }),
      },
      resolve: async (_, { first, ...asked }, { ask }) =>
        toConnection(await ask(listFiledRows, { ...asked, first: first ?? 20 })),
    }),
  );
  builder.queryField('guidanceRows', (t) =>
    t.field({
      description:
        'The cases accepted in a year, as far as the reader may see them, the last accepted first. For staff.',
      type: connection,
      ...runs(listGuidanceRows),
      args: {
        ...pageArgs,
        year: t.arg.int({ required: true, description: year }),
        registered: t.arg.boolean({ description: 'Only those whose enterprise is registered, or is not.' }),
      },
      resolve: async (_, { first, ...asked }, { ask }) =>
        toConnection(await ask(listGuidanceRows, { ...asked, first: first ?? 20 })),
    }),
  );
}
