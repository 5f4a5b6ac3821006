import { instant } from '@sinan/runtime';
import {
  type Actor,
  type Call,
  centresOf,
  command,
  divisionCode,
  type Id,
  idOf,
  industryCode,
  isCompetent,
  line,
  type Place,
  personOf,
  Refusal,
  usccText,
} from '@sinan/schema';
import type { MembershipView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { shownMembership } from '../applicants.ts';
import type { OrganisationEntry } from '../organisation.ts';
import { addressKey, belongingKey, reserve } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';

const organisationInput = z.strictObject({
  uscc: usccText,
  nameZh: line(200),
  nameEn: line(200).nullish(),
  division: divisionCode,
  industry: industryCode,
});

/**
 * Enters an organisation, or joins one that is known under this credit code: as pending either way, and with the same answer, so that
 * nobody learns or changes what others entered. Claiming again gives the same membership.
 */
export const claimOrganisation = command({
  name: 'accounts.claimOrganisation',
  access: 'signed-in',
  input: organisationInput,
  async run(room: AccountsRoom, call, input): Promise<MembershipView> {
    const { id: personId } = personOf(call.actor);
    const organisation = await entered(room, call, { ...input, nameEn: input.nameEn ?? null, claimedBy: personId });
    const { organisationId, place } = organisation;
    const id = await reserve(room, call, 'membership', belongingKey(organisationId, personId));
    const command = { type: 'Request', organisationId, personId, place, at: instant(room.clock.now()) } as const;
    return shownMembership(room, await room.memberships.execute({ call, id, create: true, command }));
  },
});

/**
 * Enters an organisation that nobody has claimed yet, as from a list of the deployment's own: as the system administrator's entry, who alone reads
 * what was entered until somebody is confirmed for it. One that is known under this credit code stays as it is, and is told as `ALREADY_EXISTS`.
 */
export const enterOrganisation = command({
  name: 'accounts.enterOrganisation',
  access: 'system',
  input: organisationInput,
  async run(room: AccountsRoom, call, input): Promise<{ readonly organisationId: Id<'organisation'> }> {
    const claimedBy = await reserve(room, call, 'address', addressKey(room.settings.administratorEmail));
    const { organisationId, claimant } = await entered(room, call, {
      ...input,
      nameEn: input.nameEn ?? null,
      claimedBy,
    });
    if (claimant !== claimedBy) throw new Refusal('ALREADY_EXISTS');
    return { organisationId };
  },
});

/** By a confirmed member of the organisation, or by intake staff of a centre that is competent for it; never by the member. */
export const confirmMembership = command({
  name: 'accounts.confirmMembership',
  access: 'signed-in',
  input: z.strictObject({ membershipId: idOf('membership') }),
  async run(room: AccountsRoom, call, { membershipId }): Promise<MembershipView> {
    const { id, organisations, audiences } = personOf(call.actor);
    const [readable] = await room.memberships.visible([membershipId], audiences);
    if (!readable || readable.state.status === 'none') throw new Refusal('NOT_FOUND');
    const takesIn = doesIntakeFor(room, call.actor, readable.state.place);
    const command = { type: 'Confirm', by: { id, organisations, takesIn } } as const;
    return shownMembership(room, await room.memberships.execute({ call, id: membershipId, command }));
  },
});

/** Intake staff of a centre that may take matters from this place; the national one may take them from anywhere. */
function doesIntakeFor({ centres }: AccountsRoom, actor: Actor, place: Place): boolean {
  return centresOf(actor, ['intake']).some((id) => {
    const centre = centres.of(id);
    return centre !== undefined && isCompetent(centre, place);
  });
}

/** The organisation of this credit code, and its place as it was entered first, by whom. */
async function entered(room: AccountsRoom, call: Call, entry: OrganisationEntry) {
  const organisationId: Id<'organisation'> = await reserve(room, call, 'uscc', entry.uscc);
  const command = { type: 'Register', ...entry } as const;
  const { state } = await room.organisations.execute({ call, id: organisationId, create: true, command });
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const { division, industry, claimedBy: claimant } = state;
  return { organisationId, claimant, place: { division, industry } };
}
