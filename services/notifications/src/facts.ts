import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { SubscriptionEvent } from './subscription.ts';

/** What others hear of a subscription: that it was confirmed, that it was left. A request is nobody's business until confirmed. */
export function subscriptionFacts(event: SubscriptionEvent, entry: HistoryEntry): readonly Fact[] {
  const subscriptionId = idOf('subscription').parse(entry.aggregate);
  switch (event.type) {
    case 'SubscriptionRequested':
      return [];
    case 'SubscriptionConfirmed':
      return [fact('subscriptionConfirmed', { subscriptionId, countries: [...event.countries] })];
    case 'SubscriptionLeft':
      return [fact('subscriptionLeft', { subscriptionId, by: event.by })];
    default:
      return event satisfies never;
  }
}
