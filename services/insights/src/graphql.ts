import { builder, runs } from '@sinan/schema/graphql';
import { registerPublicFigures } from './graphql-public.ts';
import { registerCaseRows, registerOutcomeRows } from './graphql-rows.ts';
import { registerTallies } from './graphql-tallies.ts';
import { type Figures, figures, type OutcomeFigure } from './queries.ts';

/** Registers this service's fields on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  registerFigures();
  const { tally, dimension } = registerTallies(YEAR);
  registerPublicFigures(tally);
  registerOutcomeRows(YEAR);
  registerCaseRows(YEAR, dimension);
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
