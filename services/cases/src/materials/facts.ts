import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { MaterialEvent } from './material.ts';

/** What others hear of materials: that there is one, of which case, which side and which kind; neither its name nor its bytes. */
export function materialFacts(event: MaterialEvent, { aggregate }: HistoryEntry): readonly Fact[] {
  const materialId = idOf('material').parse(aggregate);
  switch (event.type) {
    case 'MaterialAdded': {
      const { caseId, organisationId, filedBy, centreId, expertId, side, kind, addedBy, addedAt } = event;
      const on = { caseId, organisationId, filedBy, centreId, expertId };
      return [fact('materialAdded', { materialId, ...on, side, kind, addedBy, addedAt })];
    }
    case 'MaterialWithdrawn': {
      const { caseId, withdrawnAt } = event;
      return [fact('materialWithdrawn', { materialId, caseId, withdrawnAt })];
    }
    // Of whoever sent it nothing is told, nor that it was forgotten.
    case 'MaterialUnnamed':
      return [];
    default:
      return event satisfies never;
  }
}
