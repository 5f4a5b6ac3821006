import type { CollectionSpec, Doc } from '@sinan/store';

/** What is counted of the mails to a receiving domain. `soft` and `complaints`, and `returned`, which is hard and blocked, are notices that came later. */
const COUNTED = ['mails', 'sent', 'deferred', 'refused', 'returned', 'soft', 'complaints'] as const;
export const COUNTS: readonly string[] = COUNTED;
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;
export const NONE: Counts = { mails: 0, sent: 0, deferred: 0, refused: 0, returned: 0, soft: 0, complaints: 0 };

export function plus(one: Counts, other: Partial<Counts>): Counts {
  const sums = COUNTED.map((count) => [count, one[count] + (other[count] ?? 0)]);
  return Object.fromEntries(sums) as Counts;
}

/**
 * How mails to a receiving domain (收件域) fared on a day, by the calendar of Beijing. Id: `<day>/<domain>`. The domain is '' where nobody knows any more where a mail went that
 * came back. A domain may name a person: it stands in no event or log, and its rows go after 90 days.
 */
export interface DomainDay extends Doc, Counts {
  readonly day: string;
  readonly domain: string;
}
export const domainDayCollection: CollectionSpec = {
  owner: 'notifications',
  name: 'domain_days',
  fields: {
    day: 'string',
    domain: 'string',
    ...Object.fromEntries(COUNTED.map((count) => [count, 'number' as const])),
  },
  indexes: [{ equal: [], order: 'day' }],
};

export const domainDayId = (day: string, domain: string): string => `${day}/${domain}`;
