import { type WorkRow, workCollection } from '@sinan/aggregate';
import type { ReportKind } from '@sinan/mail';
import type { CollectionSpec, Doc } from '@sinan/store';

/** A mail that came back, or was complained about, and is to be acted upon. Id: `report/<ticket>/<kind>`, inserted once: said again, it counts no more. */
export interface ReportRow extends WorkRow {
  readonly ticket: string;
  readonly kind: ReportKind;
  readonly status: string | null;
  readonly at: string;
}
export const reportCollection = workCollection('notifications', 'reports');

export const reportIdOf = (ticket: string, kind: ReportKind): string => `report/${ticket}/${kind}`;

/** What is held against an address. `blocked` is not: it is about us. */
export type SuppressionReason = Exclude<ReportKind, 'blocked'>;

/** What came back from an address. Id: an HMAC of the address. It goes when a reader of it is erased. */
export interface Suppression extends Doc {
  /** `counting`: mails go on, after a while. `lifted`: what came back before is forgiven. */
  readonly standing: 'counting' | 'suppressed' | 'lifted';
  readonly reason: SuppressionReason;
  /** Since when it stands so. */
  readonly since: string;
  /** How many reports there were, of all mails. */
  readonly count: number;
  /** The last of them. */
  readonly reports: readonly Heard[];
  /** Who lifted it last, and why; null while nobody did. */
  readonly lift: Lift | null;
  /** The address as administrators read it: its first letter and its domain. */
  readonly shown: string;
  /** Whose mails came back. */
  readonly owners: readonly Owner[];
}
/** A person, or a subscription. */
export type Owner = `person:${string}` | `subscription:${string}`;
/** `by`: an administrator, who gives a reason, or its reader, who followed a mailed link. */
export interface Lift {
  readonly by: string;
  readonly reason: string | null;
  readonly at: string;
}
/** A report by its row's id, and when it came. */
export interface Heard {
  readonly id: string;
  readonly kind: SuppressionReason;
  readonly at: string;
}
export const suppressionCollection: CollectionSpec = {
  owner: 'notifications',
  name: 'suppressions',
  fields: { standing: 'string', since: 'string', owners: 'strings' },
  indexes: [{ equal: ['standing'], order: 'since' }, { equal: ['owners'] }],
};
