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
import type { OutcomeRow } from './facts.ts';
import {
  type CaseTally,
  caseTallies,
  DIMENSIONS,
  type Figures,
  figures,
  listOutcomeRows,
  type OutcomeFigure,
} from './queries.ts';

/** Registers this service's fields on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  registerFigures();
  registerTallies();
  registerRows();
}

const YEAR = 'The year of the calendar in Asia/Shanghai.';

function registerFigures(): void {
  const outcome = builder.objectRef<OutcomeFigure>('OutcomeFigure').implement({
    description: 'What outcomes come to, in fen; counter-entries are subtracted.',
    fields: (t) => ({
      total: t.exposeString('total'),
      proven: t.string({ description: '有文书证明', resolve: ({ byBasis }) => byBasis.proven }),
      confirmed: t.string({ description: '企业确认', resolve: ({ byBasis }) => byBasis.confirmed }),
      estimated: t.string({ description: '估计', resolve: ({ byBasis }) => byBasis.estimated }),
    }),
  });
  const type = builder.objectRef<Figures>('Figures').implement({
    description: 'The headline figures of a year, over all centres.',
    fields: (t) => ({
      year: t.exposeInt('year'),
      enterprises: t.exposeInt('enterprises', {
        description: 'Distinct registered organisations with a case accepted in the year.',
      }),
      guidances: t.exposeInt('guidances', { description: 'Cases accepted in the year.' }),
      unregistered: t.exposeInt('unregistered', {
        description: 'Those of the guidances whose enterprise is not registered.',
      }),
      recovered: t.field({ description: '挽回损失', type: outcome, resolve: ({ outcomes }) => outcomes.recovered }),
      saved: t.field({ description: '节省费用', type: outcome, resolve: ({ outcomes }) => outcomes.saved }),
    }),
  });
  builder.queryField('figures', (t) =>
    t.field({
      description: 'The headline figures at this moment. For staff.',
      type,
      ...runs(figures),
      args: { year: t.arg.int({ required: true, description: YEAR }) },
      resolve: (_, { year }, { ask }) => ask(figures, { year }),
    }),
  );
}

function registerTallies(): void {
  const dimension = builder.enumType('CaseDimension', {
    description: 'By what cases are counted; by centre and state as they stand now.',
    values: DIMENSIONS,
  });
  const tally = builder.objectRef<CaseTally>('CaseTally').implement({
    fields: (t) => ({
      key: t.exposeString('key', { description: "A code, a centre's id, a month (`2026-03`) or a state." }),
      count: t.exposeInt('count'),
    }),
  });
  builder.queryField('caseTallies', (t) =>
    t.field({
      description:
        'The cases filed in a year, over all centres; a case about several rights counts under each. For staff.',
      type: [tally],
      ...runs(caseTallies),
      args: {
        by: t.arg({ type: dimension, required: true }),
        year: t.arg.int({ required: true, description: YEAR }),
      },
      resolve: async (_, { by, year }, { ask }) => [...(await ask(caseTallies, { by, year }))],
    }),
  );
}

function registerRows(): void {
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
        year: t.arg.int({ required: true, description: YEAR }),
      },
      resolve: async (_, { first, after, kind, year }, { ask }) =>
        toConnection(await ask(listOutcomeRows, { first: first ?? 20, after, kind, year })),
    }),
  );
}
