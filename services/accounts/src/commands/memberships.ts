import { instant } from '@sinan/runtime';
import { command, type Id, idOf, membershipDeclineReasonCode, personOf, prose, Refusal, rule } from '@sinan/schema';
import type { MembershipView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { confirmerOf, membersOf, shownMembership } from '../applicants.ts';
import type { Confirmer, MembershipState } from '../membership/index.ts';
import type { AccountsRoom } from '../room.ts';

const membershipId = idOf('membership');
const note = prose(500).nullish();

/**
 * By a confirmed member of the organisation, or by intake staff of a centre that is competent for it; never by the member. `PAPERS_MISSING` for a first
 * member without both papers, unless a note, which is kept, says how they were checked.
 */
export const confirmMembership = command({
  name: 'accounts.confirmMembership',
  access: 'signed-in',
  input: z.strictObject({ membershipId, note }),
  async run(room: AccountsRoom, call, { membershipId: id, note }): Promise<MembershipView> {
    const { by, organisationId } = await deciding(room, personOf(call.actor), id);
    const first = (await membersOf(room, organisationId, 1)) === 0;
    const command = { type: 'Confirm', by, first, note: note ?? null } as const;
    return shownMembership(room, call.actor, await room.memberships.execute({ call, id, command }));
  },
});

/** By who may confirm it: with a reason, and words for “other”. Whoever is declined may claim again, with new papers. */
export const declineMembership = command({
  name: 'accounts.declineMembership',
  access: 'signed-in',
  input: z
    .strictObject({ membershipId, reason: membershipDeclineReasonCode, note })
    .refine(({ reason, note }) => reason !== 'M99' || Boolean(note), { path: ['note'], ...rule('missing') }),
  async run(room: AccountsRoom, call, { membershipId: id, reason, note }): Promise<MembershipView> {
    const { by } = await deciding(room, personOf(call.actor), id);
    const command = { type: 'Decline', by, reason, note: note ?? null, at: instant(room.clock.now()) } as const;
    return shownMembership(room, call.actor, await room.memberships.execute({ call, id, command }));
  },
});

/** Leaves, or removes another: by another confirmed member or by intake staff of a competent centre. What it opened is closed by the next request. */
export const endMembership = command({
  name: 'accounts.endMembership',
  access: 'signed-in',
  input: z.strictObject({ membershipId }),
  async run(room: AccountsRoom, call, { membershipId: id }): Promise<MembershipView> {
    const { by } = await deciding(room, personOf(call.actor), id);
    const command = { type: 'End', by, at: instant(room.clock.now()) } as const;
    return shownMembership(room, call.actor, await room.memberships.execute({ call, id, command }));
  },
});

interface Deciding {
  readonly by: Confirmer;
  readonly organisationId: Id<'organisation'>;
}

/** Who decides on a membership that they may read. `NOT_FOUND` for any other. */
async function deciding(room: AccountsRoom, actor: ReturnType<typeof personOf>, id: string): Promise<Deciding> {
  const [readable] = await room.memberships.visible([id], actor.audiences);
  const state: MembershipState = readable?.state ?? { status: 'none' };
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  return { by: confirmerOf(room, actor, state.place), organisationId: state.organisationId };
}
