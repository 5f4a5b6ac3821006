import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import type { Id } from '@sinan/schema';
import type { CaseEvent, CaseSubmitted } from './case.ts';

/** What others hear of a case: codes, ids and dates, never what a person wrote. */
export function caseFacts(event: CaseEvent, entry: HistoryEntry): readonly Fact[] {
  const caseId = entry.aggregate as Id<'case'>;
  switch (event.type) {
    case 'CaseSubmitted':
      return [submitted(caseId, event)];
    case 'CaseAccepted': {
      const { organisationId, filedBy, centreId, acceptedBy, acceptedAt } = event;
      return [fact('caseAccepted', { caseId, organisationId, filedBy, centreId, acceptedBy, acceptedAt })];
    }
    default:
      return event satisfies never;
  }
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
