import { type Fact, fact, type HistoryEntry, type Tombstone, tombstone } from '@sinan/aggregate';
import { type Id, idOf, type Noun } from '@sinan/schema';
import type { CentreEvent } from './centre.ts';
import type { LinkEvent } from './link.ts';
import type { MembershipEvent } from './membership/index.ts';
import type { OrganisationEvent } from './organisation.ts';
import type { PartnerEvent } from './partner.ts';
import type { PersonEvent } from './person.ts';

/** Addresses go to `sinan.contacts` alone; `sinan.accounts` names nobody. */
export function personFacts(event: PersonEvent, entry: HistoryEntry): readonly (Fact | Tombstone)[] {
  const personId = subject('person', entry);
  switch (event.type) {
    case 'PersonRegistered':
    case 'LanguageChosen':
      return [fact('contactStated', { personId, email: event.personal.email, locale: event.locale })];
    case 'DutyGranted':
      return [fact('dutyGranted', { personId, duty: event.duty, centreId: event.centreId })];
    case 'DutyRevoked':
      return [fact('dutyRevoked', { personId, duty: event.duty, centreId: event.centreId })];
    case 'PersonErased':
      return [fact('personErased', { personId, erasedAt: event.erasedAt }), tombstone('contacts')];
    case 'PersonLocked':
    case 'PersonUnlocked':
    case 'SessionsEnded':
      return [];
    default:
      return event satisfies never;
  }
}

/** The mail for a link is sent by who hears this. An administrator's link is printed at the start, never mailed. */
export function linkFacts(event: LinkEvent, entry: HistoryEntry): readonly (Fact | Tombstone)[] {
  if (event.type === 'LinkErased') return event.purpose === 'sign-in' ? [tombstone('contacts')] : [];
  if (event.type !== 'LinkIssued' || event.purpose !== 'sign-in') return [];
  const { purpose, personal, locale, expiresAt } = event;
  return [fact('linkIssued', { linkId: subject('link', entry), purpose, email: personal.email, locale, expiresAt })];
}

/** What an enterprise says of its business concerns no other service: who wants to know it asks. */
export function organisationFacts(event: OrganisationEvent, entry: HistoryEntry): readonly Fact[] {
  if (event.type === 'ProfileStated') return [];
  const { uscc, division, industry } = event;
  return [fact('organisationRegistered', { organisationId: subject('organisation', entry), uscc, division, industry })];
}

export function membershipFacts(event: MembershipEvent, entry: HistoryEntry): readonly Fact[] {
  const membershipId = subject('membership', entry);
  if (event.type === 'PapersSupplied' || event.type === 'MembershipForgotten') return [];
  const { organisationId, personId } = event;
  switch (event.type) {
    case 'MembershipRequested':
      return [fact('membershipRequested', { membershipId, organisationId, personId })];
    case 'MembershipConfirmed':
      return [fact('membershipConfirmed', { membershipId, organisationId, personId })];
    case 'MembershipDeclined': {
      const { reason, declinedAt } = event;
      return [fact('membershipDeclined', { membershipId, organisationId, personId, reason, declinedAt })];
    }
    case 'MembershipEnded': {
      const { how, endedAt } = event;
      return [fact('membershipEnded', { membershipId, organisationId, personId, how, endedAt })];
    }
    default:
      return event satisfies never;
  }
}

export function partnerFacts(event: PartnerEvent, entry: HistoryEntry): readonly Fact[] {
  return [fact('partnerRegistered', { partnerId: subject('partner', entry), source: event.source })];
}

/** What a centre is called is asked for, as every text is. */
export function centreFacts({ type: _, name: __, ...stated }: CentreEvent, entry: HistoryEntry): readonly Fact[] {
  return [fact('centreStated', { centreId: subject('centre', entry), ...stated })];
}

function subject<N extends Noun>(noun: N, entry: HistoryEntry): Id<N> {
  return idOf(noun).parse(entry.aggregate);
}
