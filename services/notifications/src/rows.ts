import { type WorkRow, workCollection } from '@sinan/aggregate';
import type { Id, Locale } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import type { CaseMailKind } from './case-mails.ts';
import { CLASS_OF_OLD } from './dispatch/classes.ts';
import type { ExpertMailKind } from './expert-mails.ts';
import type { MembershipContent } from './membership-mails.ts';
import type { Concerns } from './subscription/index.ts';

/** How a person is reached: the last that accounts stated. Of who was erased the address is empty. */
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
  fields: { subscriptionId: 'string' },
  indexes: [{ equal: ['subscriptionId'] }],
};

/** An address that was erased: its id, the HMAC of the reservations, is all of it. It leads to no subscription and to no person. */
export const closedCollection: CollectionSpec = { owner: 'notifications', name: 'closed', fields: {}, indexes: [] };

/** Of a mail about a case or an invitation: what its event said, read by its kind alone (case-mails.ts, expert-mails.ts). */
export interface CaseContent {
  readonly kind: CaseMailKind | ExpertMailKind;
  readonly facts: unknown;
}

/** Of a mail about a warning: its first version, a later one, or that it was withdrawn as it stood in its last. */
interface OfWarning<K extends WarningMailKind> {
  readonly kind: K;
  readonly warningId: Id<'warning'>;
  readonly version: number;
}
export type WarningMailKind = 'warning' | 'warning-updated' | 'warning-cancelled';

/** As whom a sample is read: who chose all countries of the version, or some of them, or does not match it and gets it only because they got an earlier one. */
export const SAMPLE_READERS = ['all', 'some', 'informed'] as const;
export type SampleReader = (typeof SAMPLE_READERS)[number];

/** Of a sample: the version that was at work, and as whom its editor reads it. It is about no warning that anybody is told of. */
export interface SampleContent {
  readonly kind: 'sample-warning' | 'sample-warning-updated';
  readonly sampleOf: Id<'warning'>;
  readonly version: number;
  readonly reader: SampleReader;
  readonly locale: Locale;
}

/** What a mail is about: ids and codes. Its words, its links and its address come in when it is sent. */
export type MailContent =
  | { readonly kind: 'sign-in'; readonly linkId: Id<'link'>; readonly expiresAt: string }
  | { readonly kind: 'confirm-subscription'; readonly number: number; readonly expiresAt: string }
  | { readonly kind: 'already-subscribed' }
  | { readonly kind: 'webhook-off'; readonly setBy: string; readonly why: 'gone' | 'failing' }
  | SampleContent
  | { readonly kind: 'confirm-move'; readonly number: number; readonly expiresAt: string }
  | {
      readonly kind: 'subscription-moved';
      readonly subscriptionId: Id<'subscription'>;
      readonly number: number;
      readonly expiresAt: string;
    }
  | { readonly kind: 'digest'; readonly day: string }
  | CaseContent
  | MembershipContent
  | OfWarning<'warning'>
  | OfWarning<'warning-updated'>
  | OfWarning<'warning-cancelled'>;
export type MailKind = MailContent['kind'];
/** Whether a mail tells a subscriber of warnings: such mails can be left. */
export function tellsOfWarnings({ kind }: Pick<MailContent, 'kind'>): boolean {
  return kind === 'digest' || kind === 'warning' || kind === 'warning-updated' || kind === 'warning-cancelled';
}
export type ContentOf<K extends MailKind> = Extract<MailContent, { kind: K }>;

/** To whom: a person by their contact, a subscriber by their subscription, or an address that is nobody's yet (sign-in), or a subscriber's no more. */
export type Recipient = `person:${string}` | `subscription:${string}` | 'address';
/** The subscription that a mail to a subscriber goes to. */
export function subscriptionIn({ to }: Pick<MailRow, 'to'>): string {
  return to.slice('subscription:'.length);
}

/**
 * What became of a mail. `waiting` is not tried yet or deferred, `gathered` waits for the digest with which it goes; `unknown` may have arrived, and was tried once
 * more in a row of its own; `bounced` went out, or may have, and came back for good; `suppressed` is not sent because its reader has left or changed, or because mails to
 * the address came back before; `expired` because its link has.
 */
export type MailState = 'waiting' | 'gathered' | 'sent' | 'bounced' | 'refused' | 'unknown' | 'suppressed' | 'expired';

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
  /** By what it is known if it comes back. Null where that goes unheard, and of a repetition, which comes back as the mail that it repeats. */
  readonly ticket: string | null;
  /** Of a mail about a warning, unless it is a repetition: which one, and which part of its life. The delivery is tallied by these. */
  readonly about: Id<'warning'> | null;
  readonly part: WarningPart | null;
  /** Of a part that goes with others: when, and the row of that mail, which closes it. By itself it is never due. */
  readonly slot?: Slot | null;
  readonly digest?: string | null;
  /** The redrive that it was last taken up by. */
  readonly redriven?: string;
}

/** When a digest goes out: the local day that it is of, and the instant (ms since the epoch). */
export interface Slot {
  readonly day: string;
  readonly at: number;
}
/** One digest for a subscription and slot, whoever asks for it. */
export function digestIdOf(subscriptionId: string, { at }: Slot): string {
  return `mail/digest/${subscriptionId}/${new Date(at).toISOString()}`;
}

/** A version by its number, or the withdrawal. */
export type WarningPart = `${number}` | 'cancelled';
export function partOf({ kind, version }: ContentOf<WarningMailKind>): WarningPart {
  return kind === 'warning-cancelled' ? 'cancelled' : `${version}`;
}
/** One row to tell of a part to everybody, and one mail of it to each: whoever asks again, in whatever process, asks for the same ones. */
export function noticeIdOf(warningId: string, part: WarningPart): string {
  return `notice/${warningId}.${part}`;
}
export function mailIdOf(content: ContentOf<WarningMailKind>, subscriptionId: string): string {
  return `mail/${content.warningId}.${partOf(content)}/${subscriptionId}`;
}
const mailWork = workCollection('notifications', 'mails', CLASS_OF_OLD);
export const mailCollection: CollectionSpec = {
  ...mailWork,
  fields: {
    ...mailWork.fields,
    askedAt: 'string',
    to: 'string',
    about: 'string',
    part: 'string',
    state: 'string',
    ticket: 'string',
    digest: 'string',
  },
  indexes: [
    ...mailWork.indexes,
    { equal: [], order: 'askedAt' },
    { equal: ['to'], order: 'askedAt' },
    { equal: ['about'] },
    { equal: ['about', 'open'] },
    { equal: ['ticket'] },
    { equal: ['digest'] },
  ],
};

/**
 * That a mail about a version went out to a subscriber, or may have: who is to hear of what becomes of the warning. Id:
 * `<warning>/<subscription>/<version>`, inserted once, so that whoever got a warning is read by a range of ids.
 */
export interface Receipt extends Doc {
  readonly subscriptionId: string;
  readonly version: number;
}
export const receiptCollection: CollectionSpec = { owner: 'notifications', name: 'receipts', fields: {}, indexes: [] };

/** What is to be told to many: one row until it has become one mail row for each of them. */
export interface NoticeRow extends WorkRow {
  readonly to: `centre:${string}` | `organisation:${string}` | 'subscribers';
  readonly content: CaseContent | WarningNotice;
}
/** What a warning's event said in codes, and when it happened. The first release kept the countries alone. */
export type WarningNotice = ContentOf<WarningMailKind> &
  Pick<Concerns, 'countries'> &
  Partial<Concerns & { readonly at: string }>;
export const noticeCollection = workCollection('notifications', 'notices');

/** The facts of other topics that work here waits for: each key is chosen by the worker and by the reaction that hears of it. */
export const somebodyOnDuty = (duty: string, centreId: string): string => `duty:${duty}|${centreId}`;
/** That a subscription has moved, or will not by the link that was followed. */
export const movedFact = (subscriptionId: string): string => `moved:${subscriptionId}`;
export const contactOf = (personId: string): string => `contact:${personId}`;
