import { sequenceText } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';

/**
 * That a subscription may want to hear of a country, since the write of it that has this sequence. Id: `<country>|<subscription>|<sequence>`, so that those of a country are read
 * in the order of the subscriptions, by a range of ids. One too many is harmless: what is chosen, the subscription says. It is never changed:
 * what is chosen anew has another.
 */
export interface Posting extends Doc {
  readonly subscriptionId: string;
  readonly country: string;
  readonly sequence: number;
}
export const postingCollection: CollectionSpec = {
  owner: 'notifications',
  name: 'postings',
  fields: { subscriptionId: 'string' },
  indexes: [{ equal: ['subscriptionId'] }],
};

export function postingOf(country: string, subscriptionId: string, sequence: number): Posting {
  return { id: `${country}|${subscriptionId}|${sequenceText(sequence)}`, subscriptionId, country, sequence };
}

/** The ids of a country's postings behind those of a subscription, all of them behind `''`. `}` is the character after `|`. */
export function rangeBehind(country: string, subscriptionId: string): { readonly gt: string; readonly lt: string } {
  return { gt: subscriptionId === '' ? `${country}|` : `${country}|${subscriptionId}}`, lt: `${country}}` };
}
