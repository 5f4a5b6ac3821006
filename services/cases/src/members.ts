import type { Reaction, ReactionContext } from '@sinan/runtime';
import { EVENTS, type Id } from '@sinan/schema';
import type { CasesRoom } from './room.ts';

/** Who leaves an enterprise, or is not confirmed in it, has no part any more in the cases that they filed for it. */
export const membersReaction: Reaction<CasesRoom> = {
  group: 'cases.members',
  topics: ['accounts'],
  on: {
    [EVENTS.membershipDeclined.type]: (room, { data }, context) => {
      const { declinedAt, ...member } = EVENTS.membershipDeclined.data.parse(data);
      return leaveCases(room, { ...member, at: declinedAt }, context);
    },
    [EVENTS.membershipEnded.type]: (room, { data }, context) => {
      const { endedAt, ...member } = EVENTS.membershipEnded.data.parse(data);
      return leaveCases(room, { ...member, at: endedAt }, context);
    },
  },
};

interface Leaving {
  readonly personId: Id<'person'>;
  readonly organisationId: Id<'organisation'>;
  readonly at: string;
}
const PAGE = 200;

/** Those filed until then: whoever came back and filed since is not concerned, however often this is told. */
async function leaveCases({ cases }: CasesRoom, leaving: Leaving, { call, signal }: ReactionContext): Promise<void> {
  const { personId, organisationId, at } = leaving;
  const where = { audience: { containsAny: [`person:${personId}`] }, submittedAt: { lte: at } };
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<typeof cases.documents.page>> = await cases.documents.page({
      where,
      after,
      limit: PAGE,
    });
    for (const { doc } of page.rows)
      await cases.execute({ call, id: doc.id, command: { type: 'FilerLeaves', personId, organisationId, at } });
    if (page.next === null) return;
    after = page.next;
  }
}
