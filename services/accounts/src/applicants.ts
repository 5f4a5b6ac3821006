import type { MembershipView } from '@sinan/schema/graphql';
import type { MembershipState } from './membership.ts';
import type { AccountsRoom } from './room.ts';
import { type Found, membershipView, present } from './views.ts';

type FoundMembership = Found<MembershipState>;

/**
 * Memberships with the address of who asks to belong: whoever may read a membership confirms it or is confirmed by it, and nobody
 * should confirm whom they cannot see. In order, null for null; however many there are, the people are read at once.
 */
export async function membershipViews(
  room: AccountsRoom,
  memberships: readonly (FoundMembership | null)[],
): Promise<readonly (MembershipView | null)[]> {
  const emails = await emailsOf(room, memberships);
  return memberships.map((found) => found && membershipView(found, (personId) => emails.get(personId) ?? ''));
}

/** One membership that must be there. */
export async function shownMembership(room: AccountsRoom, found: FoundMembership): Promise<MembershipView> {
  const [view] = await membershipViews(room, [found]);
  return present(view ?? null);
}

async function emailsOf(
  { people }: AccountsRoom,
  memberships: readonly (FoundMembership | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = memberships.flatMap((found) => (found && found.state.status !== 'none' ? [found.state.personId] : []));
  const rows = await people.documents.getMany([...new Set(ids)]);
  return new Map(rows.flatMap(({ doc }) => (doc.state.status === 'none' ? [] : [[doc.id, doc.state.email]])));
}
