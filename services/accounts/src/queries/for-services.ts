import { type Id, idOf, query, usccText } from '@sinan/schema';
import { z } from 'zod';
import { sourceText } from '../inputs.ts';
import type { OrganisationProfile } from '../organisation.ts';
import { addressKey, belongingKey, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';

/** What other services look up here, as themselves. */

/** An organisation with what routing needs of it. */
export interface KnownOrganisation {
  readonly organisationId: Id<'organisation'>;
  readonly uscc: string;
  readonly nameZh: string;
  readonly division: string;
  readonly industry: string;
}
export interface OrganisationForFiling extends KnownOrganisation {
  readonly membership: 'pending' | 'confirmed';
}
export interface OrganisationByUscc extends KnownOrganisation {
  /** Whether its name and place are more than what somebody claims: a member is confirmed, or the deployment's own list has it. */
  readonly vouched: boolean;
}
export interface OrganisationForMail {
  readonly uscc: string;
}
export interface KnownPartner {
  readonly partnerId: Id<'partner'>;
}

/** The organisation that a person files for, and how they belong to it; null when they do not. */
export const organisationForFiling = query({
  name: 'accounts.organisationForFiling',
  access: 'system',
  input: z.strictObject({ organisationId: idOf('organisation'), personId: idOf('person') }),
  async run(room: AccountsRoom, _, { organisationId, personId }): Promise<OrganisationForFiling | null> {
    const membershipId = await reserved(room, 'membership', belongingKey(organisationId, personId));
    if (membershipId === null) return null;
    const [membership, known] = await Promise.all([
      room.memberships.load(membershipId),
      organisation(room, organisationId),
    ]);
    const status = membership?.state.status;
    return known !== null && (status === 'pending' || status === 'confirmed') ? { ...known, membership: status } : null;
  },
});

/** The organisation of a credit code, for what partners send and callers say. */
export const organisationByUscc = query({
  name: 'accounts.organisationByUscc',
  access: 'system',
  input: z.strictObject({ uscc: usccText }),
  async run(room: AccountsRoom, _, { uscc }): Promise<OrganisationByUscc | null> {
    const organisationId = await reserved(room, 'uscc', uscc);
    const known = organisationId === null ? null : await organisation(room, organisationId);
    return known && { ...known, vouched: await isVouched(room, known.organisationId) };
  },
});

/** What an organisation is known to do, for what concerns it; null for one that is not registered. */
export interface OrganisationBusiness extends OrganisationProfile {
  readonly industry: string;
}
export const businessOf = query({
  name: 'accounts.businessOf',
  access: 'system',
  input: z.strictObject({ organisationId: idOf('organisation') }),
  async run(room: AccountsRoom, _, { organisationId }): Promise<OrganisationBusiness | null> {
    const state = (await room.organisations.load(organisationId))?.state;
    return state?.status === 'registered' ? { industry: state.industry, ...state.profile } : null;
  },
});

/** How a mail says which organisation it is about: by its credit code, which nobody wrote. */
export const organisationForMail = query({
  name: 'accounts.organisationForMail',
  access: 'system',
  input: z.strictObject({ organisationId: idOf('organisation') }),
  async run(room: AccountsRoom, _, { organisationId }): Promise<OrganisationForMail | null> {
    const state = (await room.organisations.load(organisationId))?.state;
    return state?.status === 'registered' ? { uscc: state.uscc } : null;
  },
});

/** Who is told of what concerns the enterprise as a whole: its confirmed members. */
export const membersForMail = query({
  name: 'accounts.membersForMail',
  access: 'system',
  input: z.strictObject({ organisationId: idOf('organisation') }),
  async run(room: AccountsRoom, _, { organisationId }): Promise<readonly Id<'person'>[]> {
    const { rows } = await room.memberships.documents.page({ where: confirmedOf(organisationId), limit: MEMBERS });
    return rows.flatMap(({ doc }) => (doc.state.status === 'none' ? [] : [doc.state.personId]));
  },
});

/** Whose events carry a source; null while nobody is registered for it. */
export const partnerBySource = query({
  name: 'accounts.partnerBySource',
  access: 'system',
  input: z.strictObject({ source: sourceText }),
  async run(room: AccountsRoom, _, { source }): Promise<KnownPartner | null> {
    const partnerId = await reserved(room, 'source', source);
    return partnerId !== null && (await room.partners.load(partnerId)) !== null ? { partnerId } : null;
  },
});

/** More than sign in for any one enterprise. */
const MEMBERS = 100;

const confirmedOf = (organisationId: string) => ({
  status: 'confirmed',
  audience: { containsAny: [`org:${organisationId}`] },
});

async function isVouched(room: AccountsRoom, organisationId: Id<'organisation'>): Promise<boolean> {
  if ((await room.memberships.documents.count({ where: confirmedOf(organisationId), cap: 1 })) > 0) return true;
  const state = (await room.organisations.load(organisationId))?.state;
  const administrator = await reserved(room, 'address', addressKey(room.settings.administratorEmail));
  return state?.status === 'registered' && state.claimedBy === administrator;
}

/** Null also for one whose credit code is taken but whose registration was cut off: the next claim completes it. */
async function organisation(room: AccountsRoom, organisationId: Id<'organisation'>): Promise<KnownOrganisation | null> {
  const state = (await room.organisations.load(organisationId))?.state;
  if (state === undefined || state.status === 'none') return null;
  const { uscc, nameZh, division, industry } = state;
  return { organisationId, uscc, nameZh, division, industry };
}
