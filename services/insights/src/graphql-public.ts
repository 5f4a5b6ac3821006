import { DISCLOSURE_K } from '@sinan/schema';
import { builder, runs } from '@sinan/schema/graphql';
import type { CaseTallyRef } from './graphql-tallies.ts';
import { type PublicFigures, publicFigures } from './public-figures.ts';

/** What everybody may read. */
export function registerPublicFigures(tally: CaseTallyRef): void {
  const type = builder.objectRef<PublicFigures>('PublicFigures').implement({
    description: `The figures of a year that everybody may read: of closed months, counts in multiples of \`threshold\`, and none of fewer enterprises.`,
    fields: (t) => ({
      year: t.exposeInt('year'),
      until: t.exposeString('until', {
        nullable: true,
        description:
          'The last closed month of the year (`2026-10`): one that has been over for a day. Null where none is.',
      }),
      threshold: t.int({
        description: 'So many enterprises stand behind each number, at the least. What is 0 may be fewer.',
        resolve: () => DISCLOSURE_K,
      }),
      enterprises: t.exposeInt('enterprises', {
        description: 'Distinct registered organisations with a case accepted in the year.',
      }),
      guidances: t.exposeInt('guidances', { description: 'Cases accepted in the year.' }),
      recovered: t.exposeString('recovered', { description: '挽回损失, in fen, in whole ten thousands of yuan.' }),
      saved: t.exposeString('saved', { description: '节省费用, in fen, in whole ten thousands of yuan.' }),
      countries: t.field({
        description:
          'The cases filed, by the country or region of the dispute; those of which nothing may be said are left out.',
        type: [tally],
        resolve: ({ countries }) => [...countries],
      }),
      rights: t.field({
        description: 'The cases filed, by right; a case about several counts under each.',
        type: [tally],
        resolve: ({ rights }) => [...rights],
      }),
      months: t.field({
        description: 'The cases filed, by month: every closed one.',
        type: [tally],
        resolve: ({ months }) => [...months],
      }),
    }),
  });
  builder.queryField('publicFigures', (t) =>
    t.field({
      description: 'The figures of a year that everybody may read.',
      type,
      ...runs(publicFigures),
      args: {
        year: t.arg.int({
          description: 'The year of the calendar in Asia/Shanghai; else that of the last closed month.',
        }),
      },
      resolve: (_, { year }, { ask }) => ask(publicFigures, { year }),
    }),
  );
}
