import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { EntryEvent } from './entry.ts';

/** What others hear of the ledger: what counts, and what counts no more. What nobody has approved is nobody else's business. */
export function entryFacts(event: EntryEvent, { aggregate }: HistoryEntry): readonly Fact[] {
  const entryId = idOf('ledgerEntry').parse(aggregate);
  switch (event.type) {
    case 'OutcomeRecorded':
      return [];
    case 'OutcomeApproved': {
      const { type: _, ...approved } = event;
      return [fact('outcomeApproved', { entryId, ...approved })];
    }
    case 'OutcomeReversed': {
      const { type: _, personal: __, ...reversed } = event;
      return [fact('outcomeReversed', { entryId, ...reversed })];
    }
    default:
      return event satisfies never;
  }
}
