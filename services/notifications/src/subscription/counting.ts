import { Refusal } from '@sinan/schema';
import type { Asked, SubscriptionState } from './state.ts';

/** Requests for mails of one subscription within an hour, so that nobody's mailbox is filled through our forms. */
const REQUESTS_AN_HOUR = 3;
const HOUR_MS = 3_600_000;

/** How often was asked so far. */
export function askedBefore(state: SubscriptionState): Asked {
  if (state.status === 'none' || state.status === 'erased') return { number: 0, recent: [], arrived: 0 };
  return { number: state.number, recent: state.recent, arrived: state.arrived };
}

/** `TOO_MANY_REQUESTS` for one more beyond those of an hour. */
export function withinTheHour(state: SubscriptionState, at: string): void {
  if (ofTheHour(askedBefore(state).recent, at).length >= REQUESTS_AN_HOUR) throw new Refusal('TOO_MANY_REQUESTS');
}

/** With one request more. */
export function counted(state: SubscriptionState, at: string): Asked {
  const { number, recent, arrived } = askedBefore(state);
  return { number: number + 1, recent: [...ofTheHour(recent, at), at], arrived };
}

function ofTheHour(instants: readonly string[], at: string): readonly string[] {
  const from = Date.parse(at) - HOUR_MS;
  return instants.filter((instant) => Date.parse(instant) > from);
}
