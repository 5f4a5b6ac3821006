import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { type Id, idOf } from '@sinan/schema';
import type { WarningEvent } from './warning/index.ts';
import type { Codes } from './warning/rules.ts';

/** What others hear of a warning: what went live, and how it ended. The work of the desk is nobody else's business, and no prose leaves the owner's store. */
export function warningFacts(event: WarningEvent, entry: HistoryEntry): readonly Fact[] {
  const warningId = idOf('warning').parse(entry.aggregate);
  switch (event.type) {
    case 'WarningDrafted':
    case 'VersionDrafted':
    case 'WarningRevised':
    case 'DraftDiscarded':
    case 'DraftSubmitted':
    case 'DraftProofread':
    case 'DraftReturned':
      return [];
    case 'WarningPublished':
      return [fact('warningPublished', { ...told(warningId, event), publishedAt: event.publishedAt })];
    case 'WarningUpdated': {
      const { minor, publishedAt } = event;
      return [fact('warningUpdated', { ...told(warningId, event), minor, changed: [...event.changed], publishedAt })];
    }
    case 'WarningCancelled':
      return [fact('warningCancelled', { ...told(warningId, event), cancelledAt: event.cancelledAt })];
    case 'WarningExpired':
      return [fact('warningExpired', { ...told(warningId, event), expiredAt: event.expiredAt })];
    default:
      return event satisfies never;
  }
}

/** What every fact of a warning repeats. */
function told(
  warningId: Id<'warning'>,
  { version, countries, rights, industries = [], platforms = [], severity }: Codes & { readonly version: number },
) {
  return {
    ...{ warningId, version, severity },
    countries: [...countries],
    rights: [...rights],
    industries: [...industries],
    platforms: [...platforms],
  };
}
