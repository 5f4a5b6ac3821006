import { type Id, Refusal } from '@sinan/schema';
import type { AccountsRoom } from '../room.ts';
import { hasOpenCases } from './holders.ts';
import { membershipsOf } from './own.ts';

/** The address of a person whom nothing keeps here. `DUTIES_HELD`; `LAST_MEMBER` where an enterprise would lose sight of its open cases. */
export async function checkMayGo(room: AccountsRoom, personId: Id<'person'>): Promise<string> {
  const state = (await room.people.load(personId))?.state;
  if (state?.status !== 'registered') throw new Refusal('NOT_FOUND');
  if (state.duties.length > 0) throw new Refusal('DUTIES_HELD');
  for (const { state: membership } of await membershipsOf(room, personId)) {
    if (membership.status !== 'confirmed' || (await othersIn(room, membership.organisationId)) > 0) continue;
    if (await hasOpenCases(room, membership.organisationId)) throw new Refusal('LAST_MEMBER');
  }
  return state.email;
}

/** The confirmed members beside the one that was counted too. */
async function othersIn({ memberships }: AccountsRoom, organisationId: Id<'organisation'>): Promise<number> {
  const where = { status: 'confirmed', audience: { contains: `org:${organisationId}` } };
  return (await memberships.documents.count({ where, cap: 2 })) - 1;
}
