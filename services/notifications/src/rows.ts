import { type WorkRow, workCollection } from '@sinan/aggregate';
import type { Id, Locale } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import type { CaseMailKind } from './case-mails.ts';
import type { MembershipContent } from './membership-mails.ts';

/** How a person is reached: the last that accounts stated. */
export interface Contact extends Doc {
  readonly email: string;
  readonly locale: Locale;
  readonly sequence: number;
}
export const contactCollection: CollectionSpec = { owner: 'notifications', name: 'contacts', fields: {}, indexes: [] };

/** Whether a person holds a duty at a centre ('' for a duty of the platform). Id: `<person>|<duty>|<centre>`. */
export interface Holder extends Doc {
  readonly personId: Id<'person'>;
  readonly duty: string;
  readonly centreId: string;
  readonly held: boolean;
  readonly sequence: number;
}
export const holderCollection: CollectionSpec = {
  owner: 'notifications',
  name: 'holders',
  fields: { duty: 'string', centreId: 'string', held: 'boolean' },
  indexes: [{ equal: ['duty', 'centreId', 'held'] }],
};

/** One subscription for each address: id is an HMAC of the address. */
export interface Reservation extends Doc {
  readonly subscriptionId: Id<'subscription'>;
}
export const reservationCollection: CollectionSpec = {
  owner: 'notifications',
  name: 'reservations',
  fields: {},
  indexes: [],
};

/** Of a mail about a case: what its event said, read by its kind alone (case-mails.ts). */
export interface CaseContent {
  readonly kind: CaseMailKind;
  readonly facts: unknown;
}

/** What a mail is about: ids and codes. Its words, its links and its address come in when it is sent. */
export type MailContent =
  | { readonly kind: 'sign-in'; readonly linkId: Id<'link'>; readonly expiresAt: string }
  | { readonly kind: 'confirm-subscription'; readonly number: number; readonly expiresAt: string }
  | { readonly kind: 'already-subscribed' }
  | CaseContent
  | MembershipContent
  | { readonly kind: 'warning'; readonly warningId: Id<'warning'>; readonly version: number };
export type MailKind = MailContent['kind'];
export type ContentOf<K extends MailKind> = Extract<MailContent, { kind: K }>;

/** To whom: a person by their contact, a subscriber by their subscription, or (sign-in) an address that is nobody's yet. */
export type Recipient = `person:${string}` | `subscription:${string}` | 'address';

/**
 * What became of a mail. `waiting` is not tried yet or deferred; `unknown` may have arrived, and was tried once more in a row of its own;
 * `suppressed` is not sent because its reader has left or changed, `expired` because its link has.
 */
export type MailState = 'waiting' | 'sent' | 'refused' | 'unknown' | 'suppressed' | 'expired';

/** One mail to one reader. Its id derives from what asks for it, and its Message-ID from its id: repeats are recognisable. */
export interface MailRow extends WorkRow {
  readonly to: Recipient;
  /** Only of an `address` mail, and only until it is done. */
  readonly address: { readonly email: string; readonly locale: Locale } | null;
  readonly content: MailContent;
  readonly state: MailState;
  readonly askedAt: string;
  readonly sentAt: string | null;
  /** The row whose mail this one sends again, under its Message-ID, since nobody knows whether it arrived. */
  readonly repeats: string | null;
}
const mailWork = workCollection('notifications', 'mails');
export const mailCollection: CollectionSpec = {
  ...mailWork,
  fields: { ...mailWork.fields, askedAt: 'string' },
  indexes: [...mailWork.indexes, { equal: [], order: 'askedAt' }],
};

/** What is to be told to many: one row until it has become one mail row for each of them. */
export interface NoticeRow extends WorkRow {
  readonly to: `centre:${string}` | 'subscribers';
  readonly content: CaseContent | (ContentOf<'warning'> & { readonly countries: readonly string[] });
}
export const noticeCollection = workCollection('notifications', 'notices');

/** The facts of other topics that work here waits for: each key is chosen by the worker and by the reaction that hears of it. */
export const somebodyOnDuty = (duty: string, centreId: string): string => `duty:${duty}|${centreId}`;
export const contactOf = (personId: string): string => `contact:${personId}`;
