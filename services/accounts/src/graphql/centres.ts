import { builder, runs } from '@sinan/schema/graphql';
import { type StatedCentre, statedCentres } from '../queries/index.ts';
import type { registerTypes } from './types.ts';

type KindRef = ReturnType<typeof registerTypes>['centreKind'];

/** What the deployment states of its centres, for who states them anew. */
export function registerStatedCentres(kind: KindRef): void {
  const stated = statedType(kind);
  builder.queryField('statedCentres', (t) =>
    t.field({
      description:
        'The centres that this deployment states, open or closed, by code; none while the reference ones count. For administrators.',
      type: [stated],
      ...runs(statedCentres),
      resolve: async (_, __, { ask }) => [...(await ask(statedCentres, {}))],
    }),
  );
}

function statedType(kind: KindRef) {
  return builder.objectRef<StatedCentre>('StatedCentre').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      code: t.exposeString('code', { description: 'Stated again under it, it is the same centre.' }),
      nameZh: t.string({ resolve: ({ name }) => name.zh }),
      nameEn: t.string({ resolve: ({ name }) => name.en }),
      kind: t.field({ type: kind, resolve: (centre) => centre.kind }),
      division: t.exposeString('division'),
      industry: t.exposeString('industry', { nullable: true }),
      country: t.exposeString('country', { nullable: true }),
      open: t.exposeBoolean('open', { description: 'A closed one takes nothing up.' }),
    }),
  });
}
