import { builder, CentreRef, MembershipRef, PartnerRef, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { centres, me, memberships, partners } from '../queries/index.ts';
import type { registerMe } from './me.ts';
import type { StatusRef } from './types.ts';

interface ReadingTypes extends Pick<ReturnType<typeof registerMe>, 'me'> {
  readonly status: StatusRef;
}

/** What can be asked. */
export function registerReading({ status, me: meRef }: ReadingTypes): void {
  const membershipPage = builder.connectionObject({ type: MembershipRef, name: 'MembershipConnection' });
  const partnerPage = builder.connectionObject({ type: PartnerRef, name: 'PartnerConnection' });
  builder.queryFields((t) => ({
    me: t.field({
      type: meRef,
      ...runs(me),
      resolve: (_, __, { ask }) => ask(me, {}),
    }),
    centres: t.field({
      type: [CentreRef],
      ...runs(centres),
      resolve: async (_, __, { ask }) => [...(await ask(centres, {}))],
    }),
    memberships: t.field({
      description: "The memberships that the reader may see, oldest first: one's own, and those that one may confirm.",
      type: membershipPage,
      ...runs(memberships),
      args: { ...pageArgs, status: t.arg({ type: status, description: 'Only those in this state.' }) },
      resolve: async (_, { first, after, status }, { ask }) =>
        toConnection(await ask(memberships, { first: first ?? 20, after, status })),
    }),
    partners: t.field({
      description: 'For administrators.',
      type: partnerPage,
      ...runs(partners),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) => toConnection(await ask(partners, { first: first ?? 20, after })),
    }),
  }));
}
