import type { Decider } from '@sinan/aggregate';
import { type Locale, Refusal } from '@sinan/schema';

/**
 * A subscription to risk warnings, by double opt-in: what is asked for counts only once the mailed link is confirmed. One for each
 * address, for ever: after leaving, the same one starts again.
 */
export type SubscriptionState =
  | { readonly status: 'none' }
  | (Asked & { readonly status: 'waiting'; readonly email: string; readonly requested: Requested })
  | (Asked & {
      readonly status: 'confirmed';
      readonly email: string;
      readonly countries: readonly string[];
      readonly locale: Locale;
      /** What was asked for since, and waits for its own confirmation. */
      readonly requested: Requested | null;
    })
  | (Asked & { readonly status: 'left' });

/** How often was asked: `number` counts all requests, `recent` holds the instants of the last hour's. */
interface Asked {
  readonly number: number;
  readonly recent: readonly string[];
}

/** What waits for confirmation: everything asked for from request number `since` on. A link of an earlier request confirms nothing. */
export interface Requested {
  readonly countries: readonly string[];
  readonly locale: Locale;
  readonly since: number;
}

export type SubscriptionCommand =
  | {
      readonly type: 'request';
      readonly email: string;
      readonly countries: readonly string[];
      readonly locale: Locale;
      readonly at: string;
    }
  | { readonly type: 'confirm'; readonly number: number }
  | { readonly type: 'leave'; readonly by: LeftBy };
export type LeftBy = 'one-click' | 'page';

export type SubscriptionEvent =
  | SubscriptionRequested
  | SubscriptionConfirmed
  | { readonly type: 'SubscriptionLeft'; readonly by: LeftBy };

export interface SubscriptionRequested {
  readonly type: 'SubscriptionRequested';
  readonly countries: readonly string[];
  readonly locale: Locale;
  readonly at: string;
  /** Gone once the subscriber was erased. */
  readonly personal?: { readonly email: string };
}
export interface SubscriptionConfirmed {
  readonly type: 'SubscriptionConfirmed';
  readonly countries: readonly string[];
  readonly locale: Locale;
}

/** Requests for one address within an hour, so that nobody's mailbox is filled through our form. */
const REQUESTS_AN_HOUR = 3;
const HOUR_MS = 3_600_000;

export const subscriptionDecider: Decider<SubscriptionState, SubscriptionCommand, SubscriptionEvent> = {
  name: 'subscription',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: SubscriptionCommand, state: SubscriptionState): readonly SubscriptionEvent[] {
  switch (command.type) {
    case 'request':
      return request(command, state);
    case 'confirm':
      return confirm(command.number, state);
    case 'leave':
      return state.status === 'confirmed' ? [{ type: 'SubscriptionLeft', by: command.by }] : [];
    default:
      return command satisfies never;
  }
}

/** Counted in every state alike, so that the answer does not tell which one it is. */
function request(
  command: SubscriptionCommand & { type: 'request' },
  state: SubscriptionState,
): readonly SubscriptionEvent[] {
  const { email, countries, locale, at } = command;
  if (withinTheHour(askedBefore(state).recent, at).length >= REQUESTS_AN_HOUR) throw new Refusal('TOO_MANY_REQUESTS');
  return [{ type: 'SubscriptionRequested', countries, locale, at, personal: { email } }];
}

/** Confirming twice changes nothing; a link from before the subscriber left confirms nothing. */
function confirm(number: number, state: SubscriptionState): readonly SubscriptionEvent[] {
  if (linkState(state, number) === 'used') return [];
  const requested = requestedOf(state);
  if (requested === null || number < requested.since) throw new Refusal('LINK_INVALID');
  const countries = union(countriesOf(state), requested.countries);
  return [{ type: 'SubscriptionConfirmed', countries, locale: requested.locale }];
}

/** What the link of a request is good for now. */
export function linkState(state: SubscriptionState, number: number): 'open' | 'used' | 'invalid' {
  const requested = requestedOf(state);
  if (requested !== null && number >= requested.since) return 'open';
  return state.status === 'confirmed' ? 'used' : 'invalid';
}

/** The countries of a confirmed subscription. */
export function countriesOf(state: SubscriptionState): readonly string[] {
  return state.status === 'confirmed' ? state.countries : [];
}
/** What waits for confirmation, or null. */
export function requestedOf(state: SubscriptionState): Requested | null {
  return state.status === 'waiting' || state.status === 'confirmed' ? state.requested : null;
}

function evolve(state: SubscriptionState, event: SubscriptionEvent): SubscriptionState {
  switch (event.type) {
    case 'SubscriptionRequested':
      return requested(state, event);
    case 'SubscriptionConfirmed':
      return confirmed(state, event);
    case 'SubscriptionLeft':
      return { ...askedBefore(state), status: 'left' };
    default:
      return event satisfies never;
  }
}

function requested(state: SubscriptionState, event: SubscriptionRequested): SubscriptionState {
  const before = askedBefore(state);
  const asked = { number: before.number + 1, recent: [...withinTheHour(before.recent, event.at), event.at] };
  const email = event.personal?.email ?? '';
  if (state.status === 'confirmed' && !isNews(state, event)) return { ...state, ...asked };
  const pending = requestedOf(state);
  const countries = union(pending?.countries ?? [], event.countries);
  const next = { countries, locale: event.locale, since: pending?.since ?? asked.number };
  if (state.status === 'confirmed') return { ...state, ...asked, requested: next };
  return { ...asked, status: 'waiting', email, requested: next };
}

function isNews(
  state: SubscriptionState & { status: 'confirmed' },
  { countries, locale }: SubscriptionRequested,
): boolean {
  return locale !== state.locale || countries.some((country) => !state.countries.includes(country));
}

function confirmed(state: SubscriptionState, { countries, locale }: SubscriptionConfirmed): SubscriptionState {
  const email = state.status === 'waiting' || state.status === 'confirmed' ? state.email : '';
  return { ...askedBefore(state), status: 'confirmed', email, countries, locale, requested: null };
}

function askedBefore(state: SubscriptionState): Asked {
  return state.status === 'none' ? { number: 0, recent: [] } : { number: state.number, recent: state.recent };
}

function withinTheHour(instants: readonly string[], at: string): readonly string[] {
  const from = Date.parse(at) - HOUR_MS;
  return instants.filter((instant) => Date.parse(instant) > from);
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}
