import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import type { Id } from '@sinan/schema';
import type { CaseEvent, CaseSubmitted, ExpertAssigned, OpinionIssued } from './case/index.ts';

/** What others hear of a case: codes, ids and dates, never what a person wrote; so nothing when that is forgotten. */
export function caseFacts(event: CaseEvent, entry: HistoryEntry): readonly Fact[] {
  return event.type === 'WordsForgotten' || event.type === 'FilerLeft'
    ? []
    : [factOf(entry.aggregate as Id<'case'>, event)];
}

function factOf(
  caseId: Id<'case'>,
  event: Exclude<CaseEvent, { readonly type: 'WordsForgotten' | 'FilerLeft' }>,
): Fact {
  switch (event.type) {
    case 'CaseSubmitted':
      return submitted(caseId, event);
    case 'SupplementRequested':
      return fact('caseSupplementRequested', { caseId, ...codesIn(event) });
    case 'MaterialsSupplied':
      return fact('caseSupplemented', { caseId, ...codesIn(event) });
    case 'CaseAccepted':
      return fact('caseAccepted', { caseId, ...codesIn(event) });
    case 'CaseDeclined':
      return fact('caseDeclined', { caseId, ...codesIn(event) });
    case 'GuidanceBegun':
      return fact('caseGuidanceBegun', { caseId, ...codesIn(event) });
    case 'OpinionDrafted':
      return fact('caseOpinionDrafted', { caseId, ...codesIn(event) });
    case 'OpinionRevised':
      return fact('caseOpinionRevised', { caseId, ...codesIn(event) });
    case 'OpinionReturned':
      return fact('caseOpinionReturned', { caseId, ...codesIn(event) });
    case 'OpinionIssued':
      return opinionIssued(caseId, event);
    case 'CaseClosed':
      return fact('caseClosed', { caseId, ...codesIn(event) });
    case 'CaseTerminated':
      return fact('caseTerminated', { caseId, ...codesIn(event) });
    case 'CaseArchived':
      return fact('caseArchived', { caseId, ...codesIn(event) });
    case 'HandOverOffered':
      return fact('caseHandOverOffered', { caseId, ...codesIn(event) });
    case 'HandOverAccepted':
      return fact('caseHandOverAccepted', { caseId, ...codesIn(event) });
    case 'HandOverReturned':
      return fact('caseHandOverReturned', { caseId, ...codesIn(event) });
    case 'ExpertAssigned':
      return expertAssigned(caseId, event);
    case 'ExpertReleased':
      return fact('caseExpertReleased', { caseId, ...codesIn(event) });
    case 'PersonBarred':
      return fact('casePersonBarred', { caseId, ...codesIn(event) });
    default:
      return event satisfies never;
  }
}

/** All of an entry but what a person wrote: these entries are shaped as their facts are. */
function codesIn<E extends CaseEvent & { readonly personal?: unknown }>(event: E): Omit<E, 'type' | 'personal'> {
  const { type: _, personal: __, ...codes } = event;
  return codes;
}

function opinionIssued(caseId: Id<'case'>, event: OpinionIssued): Fact {
  const { language: _, authors: __, ...codes } = codesIn(event);
  return fact('caseOpinionIssued', { caseId, ...codes });
}

/** The invitation is a matter between the case and the service of experts. */
function expertAssigned(caseId: Id<'case'>, event: ExpertAssigned): Fact {
  const { invitationId: _, ...codes } = codesIn(event);
  return fact('caseExpertAssigned', { caseId, ...codes });
}

function submitted(caseId: Id<'case'>, event: CaseSubmitted): Fact {
  const { organisationId, filedBy, partnerId, centreId, routedBy, country, disputeType } = event;
  const { servedOn, serviceMethod, formVersion, submittedAt } = event;
  return fact('caseSubmitted', {
    caseId,
    organisationId,
    filedBy,
    partnerId,
    centreId,
    routedBy,
    country,
    disputeType,
    rights: [...new Set(event.rightKinds)],
    servedOn,
    serviceMethod,
    formVersion,
    submittedAt,
  });
}
