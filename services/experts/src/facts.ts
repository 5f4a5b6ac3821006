import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { type Id, idOf } from '@sinan/schema';
import type { ExpertEvent } from './expert/index.ts';
import type { InvitationEvent } from './invitation/index.ts';

/** What others hear of the pool: who is in it and who may be invited, by ids and codes. */
export function expertFacts(event: ExpertEvent, entry: HistoryEntry): readonly Fact[] {
  const expertId = idOf('expert').parse(entry.aggregate);
  switch (event.type) {
    case 'ExpertEnrolled': {
      const { personId, kind, countries, rights, enrolledBy, enrolledAt } = event;
      const codes = { kind, countries: [...countries], rights: [...rights] };
      return [fact('expertEnrolled', { expertId, personId, ...codes, enrolledBy, enrolledAt })];
    }
    case 'ExpertSuspended': {
      const { personId, reason, suspendedBy, suspendedAt } = event;
      return [fact('expertSuspended', { expertId, personId, reason, suspendedBy, suspendedAt })];
    }
    case 'ExpertResumed': {
      const { personId, resumedBy, resumedAt } = event;
      return [fact('expertResumed', { expertId, personId, resumedBy, resumedAt })];
    }
    case 'ExpertLeft':
      return [fact('expertLeft', { expertId, personId: event.personId, leftAt: event.leftAt })];
    case 'ExpertChanged':
    case 'OwnTermsChanged':
    case 'AbsencesStated':
    case 'ExpertReviewed':
    case 'ExpertForgotten':
      return [];
    default:
      return event satisfies never;
  }
}

/** What others hear of an invitation: each turn that concerns somebody outside, and no name. */
export function invitationFacts(event: InvitationEvent, entry: HistoryEntry): readonly Fact[] {
  const invitationId = idOf('invitation').parse(entry.aggregate);
  const { caseId, centreId } = event;
  switch (event.type) {
    case 'ConflictAsked':
      return [fact('conflictAsked', { ...onCase(invitationId, event), centreId, answerBy: event.answerBy })];
    case 'ConflictAnswered':
      return [fact('conflictAnswered', { ...onCase(invitationId, event), centreId, answer: event.answer })];
    case 'ExpertBarred':
      return [fact('expertConflicted', onCase(invitationId, event))];
    case 'CaseOffered':
      return [fact('expertOffered', { ...onCase(invitationId, event), centreId, answerBy: event.answerBy })];
    case 'OfferDeclined':
      return [fact('expertDeclined', { ...onCase(invitationId, event), centreId, reason: event.reason })];
    case 'CandidateLapsed':
      return [fact('expertLapsed', { ...onCase(invitationId, event), centreId, step: event.step })];
    case 'ExpertAssigned':
      return [fact('expertAssigned', onCase(invitationId, event))];
    case 'ObjectionOpened': {
      const { filedBy, objectUntil } = event;
      return [fact('objectionOpened', { ...onCase(invitationId, event), centreId, filedBy, objectUntil })];
    }
    case 'ExpertObjected':
      return [fact('expertObjected', { ...onCase(invitationId, event), centreId, objectedBy: event.objectedBy })];
    case 'ExpertReleased':
      return [fact('expertReleased', { ...onCase(invitationId, event), why: event.why })];
    case 'InvitationExhausted':
      return [fact('invitationExhausted', { invitationId, caseId, centreId })];
    case 'InvitationOpened':
    case 'CandidatesAdded':
    case 'CandidatePassedOver':
    case 'WaiverAccepted':
    case 'WaiverRefused':
    case 'InvitationWithdrawn':
    case 'InvitationCompleted':
    case 'InvitationMoved':
    case 'InvitationEnded':
    case 'OutcomeNoted':
    case 'WordsForgotten':
      return [];
    default:
      return event satisfies never;
  }
}

interface OnCase {
  readonly caseId: Id<'case'>;
  readonly personId: Id<'person'>;
}
function onCase(invitationId: Id<'invitation'>, { caseId, personId }: OnCase) {
  return { invitationId, caseId, personId };
}
