import { builder, runs } from '@sinan/schema/graphql';
import { type CaseTally, caseTallies, DIMENSIONS } from './queries.ts';

/** By what cases are counted, and how many there are. */
export type CaseTallyRef = ReturnType<typeof registerTallies>['tally'];

export function registerTallies(year: string) {
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
        year: t.arg.int({ required: true, description: year }),
      },
      resolve: async (_, { by, year: of }, { ask }) => [...(await ask(caseTallies, { by, year: of }))],
    }),
  );
  return { tally, dimension };
}
