import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { WarningEvent } from './warning.ts';

/** What others hear of a warning: that it went live. Drafts are nobody else's business, and no prose leaves the owner's store. */
export function warningFacts(event: WarningEvent, entry: HistoryEntry): readonly Fact[] {
  switch (event.type) {
    case 'WarningDrafted':
    case 'WarningRevised':
      return [];
    case 'WarningPublished': {
      const { version, countries, rights, severity, publishedAt } = event;
      const warningId = idOf('warning').parse(entry.aggregate);
      return [fact('warningPublished', { warningId, version, countries, rights, severity, publishedAt })];
    }
    default:
      return event satisfies never;
  }
}
