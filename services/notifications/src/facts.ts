import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { type Id, idOf } from '@sinan/schema';
import {
  type Choice,
  countriesOf,
  type Interest,
  interestIn,
  type LeftBy,
  type SubscriptionEvent,
  wholeChoice,
} from './subscription/index.ts';

/** What others hear of a subscription: what was confirmed and chosen, held back, left, and that it has another address, but not which. A request is nobody's business until confirmed. */
export function subscriptionFacts(event: SubscriptionEvent, entry: HistoryEntry): readonly Fact[] {
  const subscriptionId = idOf('subscription').parse(entry.aggregate);
  switch (event.type) {
    case 'SubscriptionRequested':
      return [];
    case 'SubscriptionConfirmed':
    case 'ExposureChosen':
    case 'ConsentTakenOver':
      return confirmed(subscriptionId, wholeChoice(event));
    case 'ChoiceChanged':
      return [fact('subscriptionChanged', { subscriptionId, ...told(wholeChoice(event)) })];
    case 'SubscriptionPaused':
      return [fact('subscriptionPaused', { subscriptionId, until: event.until })];
    case 'SubscriptionResumed':
      return [fact('subscriptionResumed', { subscriptionId })];
    case 'SubscriptionLeft':
      return [fact('subscriptionLeft', { subscriptionId, by: byClick(event.by) })];
    case 'SubscriptionErased':
      return [fact('subscriptionErased', { subscriptionId })];
    case 'MoveAsked':
      return [];
    case 'SubscriptionMoved':
      return [fact('subscriptionMoved', { subscriptionId })];
    default:
      return event satisfies never;
  }
}

/** To the others a complaint is what it was: one click in a mail program. */
function byClick(by: LeftBy): Exclude<LeftBy, 'complaint'> {
  return by === 'complaint' ? 'one-click' : by;
}

/** In both versions, under one sequence: readers take the newest that they know. */
function confirmed(subscriptionId: Id<'subscription'>, choice: Choice): readonly Fact[] {
  return [
    fact('subscriptionConfirmed', { subscriptionId, countries: [...countriesOf(choice)] }),
    fact('subscriptionConfirmedV2', { subscriptionId, ...told(choice) }),
  ];
}

/** How often its subscriber is written to changes nothing for others. */
function told({ also, locale, ...first }: Choice) {
  return { ...codesOf(interestIn(first)), also: also.map(codesOf), locale };
}

function codesOf({ countries, rights, industries, platforms, severity }: Interest) {
  return {
    countries: [...countries],
    rights: [...rights],
    industries: [...industries],
    platforms: [...platforms],
    severity,
  };
}
