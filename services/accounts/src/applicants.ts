import { type Actor, centresOf, type Id, isCompetent, type Place } from '@sinan/schema';
import type { MembershipView } from '@sinan/schema/graphql';
import { type Confirmer, type MembershipState, mayConfirm } from './membership/index.ts';
import type { AccountsRoom } from './room.ts';
import { type Found, membershipView, present } from './views.ts';

type FoundMembership = Found<MembershipState>;

/**
 * Memberships with the address of who asks to belong: whoever may read a membership confirms it or is confirmed by it, and nobody
 * should confirm whom they cannot see. The papers are for the claimant and for who may confirm. In order, null for null; however many there are, the
 * people are read at once.
 */
export async function membershipViews(
  room: AccountsRoom,
  reader: Actor,
  memberships: readonly (FoundMembership | null)[],
): Promise<readonly (MembershipView | null)[]> {
  const emails = await emailsOf(room, memberships);
  return memberships.map((found) => found && shownTo(room, reader, found, emails));
}

/** One membership that must be there. */
export async function shownMembership(
  room: AccountsRoom,
  reader: Actor,
  found: FoundMembership,
): Promise<MembershipView> {
  const [view] = await membershipViews(room, reader, [found]);
  return present(view ?? null);
}

/** Who decides on a membership of an organisation at this place. */
export function confirmerOf(room: AccountsRoom, actor: Actor & { kind: 'person' }, place: Place): Confirmer {
  return { id: actor.id, organisations: actor.organisations, takesIn: doesIntakeFor(room, actor, place) };
}

/** How many confirmed members an organisation has, up to so many. */
export function membersOf(
  { memberships }: AccountsRoom,
  organisationId: Id<'organisation'>,
  cap: number,
): Promise<number> {
  return memberships.documents.count({
    where: { status: 'confirmed', audience: { contains: `org:${organisationId}` } },
    cap,
  });
}

/** Intake staff of a centre that may take matters from this place; the national one may take them from anywhere. */
function doesIntakeFor({ centres }: AccountsRoom, actor: Actor, place: Place): boolean {
  return centresOf(actor, ['intake']).some((id) => {
    const centre = centres.of(id);
    return centre !== undefined && isCompetent(centre, place);
  });
}

function shownTo(
  room: AccountsRoom,
  reader: Actor,
  { id, state }: FoundMembership,
  emails: ReadonlyMap<string, string>,
): MembershipView | null {
  if (state.status === 'none' || reader.kind !== 'person') return null;
  const own = reader.id === state.personId;
  const confirms = !own && mayConfirm(confirmerOf(room, reader, state.place), state);
  return membershipView({ id, state }, { applicantEmail: emails.get(state.personId) ?? '', own, confirms });
}

async function emailsOf(
  { people }: AccountsRoom,
  memberships: readonly (FoundMembership | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = memberships.flatMap((found) => (found && found.state.status !== 'none' ? [found.state.personId] : []));
  const rows = await people.documents.getMany([...new Set(ids)]);
  return new Map(rows.flatMap(({ doc }) => (doc.state.status === 'registered' ? [[doc.id, doc.state.email]] : [])));
}
