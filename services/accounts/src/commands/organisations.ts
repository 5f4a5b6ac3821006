import { instant } from '@sinan/runtime';
import {
  type Call,
  command,
  divisionCode,
  type Id,
  InvalidInput,
  idOf,
  industryCode,
  line,
  personOf,
  problem,
  Refusal,
  usccText,
} from '@sinan/schema';
import type { MembershipView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { shownMembership } from '../applicants.ts';
import { type NamedPaper, PAPERS, type Papers } from '../membership/index.ts';
import type { OrganisationEntry } from '../organisation.ts';
import { addressKey, belongingKey, reserve } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { ownUpload } from '../uploads/queries.ts';

const paper = idOf('upload').nullish();

const organisationInput = z.strictObject({
  uscc: usccText,
  nameZh: line(200),
  nameEn: line(200).nullish(),
  division: divisionCode,
  industry: industryCode,
});

/**
 * Enters an organisation, or joins one that is known under this credit code: as pending either way, and with the same answer, so that
 * nobody learns or changes what others entered. `licence` (营业执照) and `authority` (授权委托书, sealed) are uploads of the claimant. Claiming again gives the
 * same membership, with the papers that came since; after it was declined, or ended, it is a new try.
 */
export const claimOrganisation = command({
  name: 'accounts.claimOrganisation',
  access: 'signed-in',
  input: organisationInput.extend({ licence: paper, authority: paper }),
  async run(room: AccountsRoom, call, { licence, authority, ...entry }): Promise<MembershipView> {
    const { id: personId } = personOf(call.actor);
    const papers = await papersOf(room, personId, { licence: licence ?? null, authority: authority ?? null });
    const organisation = await entered(room, call, { ...entry, nameEn: entry.nameEn ?? null, claimedBy: personId });
    const { organisationId, place } = organisation;
    const id = await reserve(room, call, 'membership', belongingKey(organisationId, personId));
    const at = instant(room.clock.now());
    const command = { type: 'Request', organisationId, personId, place, papers, at } as const;
    return shownMembership(room, call.actor, await room.memberships.execute({ call, id, create: true, command }));
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

/** What the claimant sent, as a document names it. `INVALID_INPUT` for what is not theirs, or not there any more. */
async function papersOf(
  room: AccountsRoom,
  personId: Id<'person'>,
  sent: Papers<Id<'upload'>>,
): Promise<Papers<NamedPaper>> {
  const uploadOf = (id: Id<'upload'> | null) => (id === null ? null : ownUpload(room, id, personId));
  const found = { licence: await uploadOf(sent.licence), authority: await uploadOf(sent.authority) };
  const gone = PAPERS.filter((kind) => sent[kind] !== null && found[kind] === null);
  if (gone.length > 0) throw new InvalidInput(gone.map((kind) => problem(kind, 'upload')));
  return { licence: found.licence && paperOf(found.licence), authority: found.authority && paperOf(found.authority) };
}

function paperOf({ id, fileId, bytes, mediaType, name }: NamedPaper): NamedPaper {
  return { id, fileId, bytes, mediaType, name };
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
