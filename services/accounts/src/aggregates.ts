import { type AggregateSpec, aggregateCollections, erasureCollection } from '@sinan/aggregate';
import { type CentreDirectory, reservationId } from '@sinan/runtime';
import { type Audience, competentCentres, type Place } from '@sinan/schema';
import { ofCentre, ofFactor, ofLink, ofMembership, ofPartner, ofPerson, ofToken } from './audit/kept.ts';
import { audited } from './audit/rows.ts';
import { type CentreCommand, type CentreEvent, type CentreState, centreDecider } from './centre.ts';
import { type FactorCommand, type FactorEvent, type FactorState, factorDecider } from './factor.ts';
import { centreFacts, linkFacts, membershipFacts, organisationFacts, partnerFacts, personFacts } from './facts.ts';
import { type LinkCommand, type LinkEvent, type LinkState, linkDecider } from './link.ts';
import {
  type MembershipCommand,
  type MembershipEvent,
  type MembershipState,
  membershipDecider,
  PAPERS,
} from './membership/index.ts';
import {
  type OrganisationCommand,
  type OrganisationEvent,
  type OrganisationState,
  organisationDecider,
} from './organisation.ts';
import { type PartnerCommand, type PartnerEvent, type PartnerState, partnerDecider } from './partner.ts';
import { type PersonCommand, type PersonEvent, type PersonState, personDecider } from './person.ts';
import { dutyKey } from './rows.ts';
import { type TokenCommand, type TokenEvent, type TokenState, tokenDecider } from './token.ts';

/** How each aggregate is kept: who may read it, what can be asked of it, what others hear. */

export const erasures = erasureCollection('accounts');

/** What stands in its place in a link that the first release wrote. */
export const BEFORE_ADDRESSES = '';

export const personSpec: AggregateSpec<PersonState, PersonCommand, PersonEvent> = {
  noun: 'person',
  decider: personDecider,
  collections: {
    ...aggregateCollections({
      owner: 'accounts',
      name: 'people',
      fields: { duties: 'strings' },
      indexes: [{ equal: ['duties'] }],
    }),
    erasures,
  },
  audience: (_, id) => [`person:${id}`, 'administrators', 'security'],
  index: (state) => ({
    duties: state.status === 'registered' ? state.duties.map(({ duty, centreId }) => dutyKey(duty, centreId)) : [],
  }),
  facts: personFacts,
  derived: audited(ofPerson),
};

const linkCollections = aggregateCollections({
  owner: 'accounts',
  name: 'links',
  fields: { purpose: 'string', status: 'string', expiresAt: 'string', address: 'string' },
  indexes: [{ equal: ['purpose', 'status'], order: 'expiresAt' }, { equal: ['address'] }],
  missing: { address: BEFORE_ADDRESSES },
});

/**
 * Nobody reads a link: whoever holds its token asks `readLink`. `expiresAt` orders, so it is never null. `address` is an HMAC of the link's, for the
 * erasure of its person.
 */
export const linkSpec = (secret: string): AggregateSpec<LinkState, LinkCommand, LinkEvent> => ({
  noun: 'link',
  decider: linkDecider,
  collections: { ...linkCollections, erasures },
  audience: () => [],
  index: (state) => ({
    status: state.status,
    purpose: state.status === 'none' ? '' : state.purpose,
    expiresAt: state.status === 'none' ? '' : state.expiresAt,
    address: 'email' in state ? addressMark(secret, state.email) : null,
  }),
  facts: linkFacts,
  derived: audited(ofLink),
});

/** What stands for the address in the index of links. */
export function addressMark(secret: string, email: string): string {
  return reservationId(secret, 'link', email.toLowerCase());
}

/** Nobody reads a factor: its person asks `me` whether there is one. */
export const factorSpec: AggregateSpec<FactorState, FactorCommand, FactorEvent> = {
  noun: 'factor',
  decider: factorDecider,
  collections: aggregateCollections({ owner: 'accounts', name: 'factors' }),
  audience: () => [],
  index: () => ({}),
  facts: () => [],
  derived: audited(ofFactor),
};

const organisationCollections = aggregateCollections({ owner: 'accounts', name: 'organisations' });

export const organisationSpec = (
  centres: CentreDirectory,
): AggregateSpec<OrganisationState, OrganisationCommand, OrganisationEvent> => ({
  noun: 'organisation',
  decider: organisationDecider,
  collections: organisationCollections,
  audience: (state, id) =>
    state.status === 'none' ? [] : [`org:${id}`, `person:${state.claimedBy}`, ...staffFor(state, centres), 'national'],
  index: () => ({}),
  facts: organisationFacts,
});

const membershipCollections = aggregateCollections({
  owner: 'accounts',
  name: 'memberships',
  fields: { personId: 'string', status: 'string', papers: 'strings', files: 'strings' },
  indexes: [
    { equal: ['personId', 'status'] },
    { equal: ['audience'] },
    { equal: ['status', 'audience'] },
    { equal: ['papers'] },
    { equal: ['files'] },
  ],
});

export const membershipSpec = (
  centres: CentreDirectory,
): AggregateSpec<MembershipState, MembershipCommand, MembershipEvent> => ({
  noun: 'membership',
  decider: membershipDecider,
  collections: { ...membershipCollections, erasures },
  audience: (state) =>
    state.status === 'none'
      ? []
      : [`person:${state.personId}`, `org:${state.organisationId}`, ...staffFor(state.place, centres), 'national'],
  index: indexedMembership,
  facts: membershipFacts,
  derived: audited(ofMembership),
});

function indexedMembership(state: MembershipState) {
  if (state.status === 'none') return { status: state.status, personId: null, papers: [], files: [] };
  const papers = PAPERS.flatMap((kind) => state.papers[kind] ?? []);
  return {
    status: state.status,
    personId: state.personId,
    papers: papers.map(({ id }) => id),
    files: papers.map(({ fileId }) => fileId),
  };
}

export const partnerSpec: AggregateSpec<PartnerState, PartnerCommand, PartnerEvent> = {
  noun: 'partner',
  decider: partnerDecider,
  collections: aggregateCollections({ owner: 'accounts', name: 'partners', indexes: [{ equal: ['audience'] }] }),
  audience: () => ['administrators'],
  index: () => ({}),
  facts: partnerFacts,
  derived: audited(ofPartner),
};

/** Read by the security administrator, who issues them. */
export const tokenSpec: AggregateSpec<TokenState, TokenCommand, TokenEvent> = {
  noun: 'token',
  decider: tokenDecider,
  collections: aggregateCollections({ owner: 'accounts', name: 'service_tokens', indexes: [{ equal: ['audience'] }] }),
  audience: () => ['security'],
  index: () => ({}),
  facts: () => [],
  derived: audited(ofToken),
};

/** `status` is `open` or `closed`; everyone reads a centre. */
export const centreSpec: AggregateSpec<CentreState, CentreCommand, CentreEvent> = {
  noun: 'centre',
  decider: centreDecider,
  collections: aggregateCollections({
    owner: 'accounts',
    name: 'centres',
    fields: { status: 'string' },
    indexes: [{ equal: ['status'] }],
  }),
  audience: () => ['public'],
  index: ({ status }) => ({ status }),
  facts: centreFacts,
  derived: audited(ofCentre),
};

/** The collections of all of them: an aggregate's documents and its history. */
export const aggregateRows = [
  personSpec.collections,
  linkCollections,
  factorSpec.collections,
  organisationCollections,
  membershipCollections,
  partnerSpec.collections,
  tokenSpec.collections,
  centreSpec.collections,
].flatMap(({ documents, history }) => [documents, history]);

/** The staff that may take matters of an organisation at this place. */
function staffFor(place: Place, centres: CentreDirectory): readonly Audience[] {
  return competentCentres(place, centres.all()).map(({ id }): Audience => `centre:${id}`);
}
