import type { Id } from '@sinan/schema';
import type { Choice, Interest } from './choice.ts';

/**
 * A subscription to risk warnings, by double opt-in: what is asked for counts only once the mailed link is confirmed. One for each
 * address, for ever: after leaving, the same one starts again. Only after an erasure is it another.
 */
export type SubscriptionState =
  | { readonly status: 'none' }
  | Waiting
  | Confirmed
  | (Asked & { readonly status: 'left' })
  | { readonly status: 'erased' };

export interface Waiting extends Asked {
  readonly status: 'waiting';
  readonly email: string;
  readonly requested: Requested;
}
export interface Confirmed extends Asked {
  readonly status: 'confirmed';
  readonly email: string;
  readonly choice: Choice;
  /** Since when it counts: a warning that went live before is not mailed afterwards. */
  readonly confirmedAt: string;
  /** No mails before this instant. Null, or past: none are held back. */
  readonly pausedUntil: string | null;
  /** What was asked for since, and waits for its own confirmation. */
  readonly requested: Requested | null;
  /** The address that it is to move to, by which request; it counts once that address confirms. */
  readonly moving: { readonly number: number; readonly email: string } | null;
  /** By which request it came to its address, and when; null where it began there. */
  readonly moved: { readonly number: number; readonly at: string } | null;
  /** What was agreed to otherwise than by a mailed link: each with its proof. */
  readonly consents: readonly Consent[];
}

/** Codes of what an enterprise is exposed in. */
export type Exposed = Omit<Interest, 'severity'>;

/** A click of who is signed in: who, for which enterprise, when, which version of the words they read, and what they took and left of what was proposed. */
export interface ExposureConsent {
  readonly by: 'account';
  readonly personId: Id<'person'>;
  readonly organisationId: Id<'organisation'>;
  readonly words: string;
  readonly interest: Interest;
  readonly declined: Exposed;
  /** What had been chosen before and went into `interest`, which is wider: it comes back when that gives way to another. */
  readonly absorbed: readonly Interest[];
  readonly at: string;
}
/** A consent that was given elsewhere and imported: when they agreed (a day, or an instant), where, who holds the proof, and when it was imported. `importedBy` is the platform, since the command line does not know a person. */
export interface ImportedConsent {
  readonly by: 'import';
  readonly agreedAt: string;
  readonly source: string;
  readonly holder: string;
  readonly importedBy: string;
  readonly at: string;
}
export type Consent = ExposureConsent | ImportedConsent;

/** How often was asked: `number` counts all requests, `recent` holds the instants of the last hour's. `arrived`: how many of them were made before it came to its address, 0 where it began there; what was mailed elsewhere opens nothing any more. */
export interface Asked {
  readonly number: number;
  readonly recent: readonly string[];
  readonly arrived: number;
}

/** What waits for confirmation: everything asked for from request number `since` on. A link of an earlier request confirms nothing. */
export interface Requested extends Choice {
  readonly since: number;
}

/** What was confirmed. Null while nothing is. */
export function choiceOf(state: SubscriptionState): Choice | null {
  return state.status === 'confirmed' ? state.choice : null;
}
/** What waits for confirmation, or null. */
export function requestedOf(state: SubscriptionState): Requested | null {
  return state.status === 'waiting' || state.status === 'confirmed' ? state.requested : null;
}

/** While a mail is sent, a subscription may move: so long after it, what went out may have gone to where it was. */
const ON_THEIR_WAY_MS = 10 * 60_000;

/** Whether a mail that went out then may have gone to the address that a subscription has moved away from. */
export function wentBeforeItMoved(state: Waiting | Confirmed, sentAt: string): boolean {
  if (state.status === 'waiting' || state.moved === null) return false;
  return Date.parse(sentAt) <= Date.parse(state.moved.at) + ON_THEIR_WAY_MS;
}

/** Whether mails are held back at an instant (ms since the epoch). */
export function isPaused({ pausedUntil }: Pick<Confirmed, 'pausedUntil'>, now: number): boolean {
  return pausedUntil !== null && now < Date.parse(pausedUntil);
}
