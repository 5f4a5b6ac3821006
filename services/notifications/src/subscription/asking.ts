import { Refusal } from '@sinan/schema';
import { type Choice, type GivenChoice, wholeChoice } from './choice.ts';
import { askedBefore, counted, withinTheHour } from './counting.ts';
import { movedAtLast, type SubscriptionMoved } from './moving.ts';
import { choiceOf, requestedOf, type SubscriptionState } from './state.ts';
import { isSame, widened } from './widening.ts';

/** Asks for warnings, by the form. */
export interface RequestSubscription extends Choice {
  readonly type: 'request';
  readonly email: string;
  readonly at: string;
}
/** Confirms a request, by the link that was mailed for it. */
export interface ConfirmSubscription {
  readonly type: 'confirm';
  readonly number: number;
  readonly at: string;
}

/** The first release asked and stored countries and language alone. */
export interface SubscriptionRequested extends GivenChoice {
  readonly type: 'SubscriptionRequested';
  readonly at: string;
  /** Gone once the subscriber was erased. */
  readonly personal?: { readonly email: string };
}
export interface SubscriptionConfirmed extends GivenChoice {
  readonly type: 'SubscriptionConfirmed';
  readonly at?: string;
}

/** Since when a subscription counts of which the first release did not write it down. */
const ALWAYS = '1970-01-01T00:00:00.000Z';

/** Counted in every state alike, so that the answer does not tell which one it is. */
export function request(
  { type: _, email, at, ...choice }: RequestSubscription,
  state: SubscriptionState,
): readonly (SubscriptionRequested | SubscriptionMoved)[] {
  if (state.status === 'erased') throw new Refusal('STATE_CONFLICT', { state: state.status });
  withinTheHour(state, at);
  const requested = { type: 'SubscriptionRequested', ...choice, at, personal: { email } } as const;
  return [...movedAtLast(state, email, at), requested];
}

/** Confirming twice changes nothing; a link from before the subscriber left, or that was mailed to a former address, confirms nothing. */
export function confirm(
  { number, at }: ConfirmSubscription,
  state: SubscriptionState,
): readonly SubscriptionConfirmed[] {
  const link = linkState(state, number);
  if (link === 'used') return [];
  const requested = requestedOf(state);
  if (requested === null || link === 'invalid') throw new Refusal('LINK_INVALID');
  return [{ type: 'SubscriptionConfirmed', ...together(choiceOf(state), requested), at }];
}

/** What is chosen once all that waits is confirmed. Null where nothing is chosen and nothing waits. */
export function onceConfirmed(state: SubscriptionState): Choice | null {
  const [chosen, requested] = [choiceOf(state), requestedOf(state)];
  return requested === null ? chosen : together(chosen, requested);
}

function together(chosen: Choice | null, requested: Choice): Choice {
  return chosen === null ? wholeChoice(requested) : widened(chosen, requested);
}

/** What the link of a request is good for now. */
export function linkState(state: SubscriptionState, number: number): 'open' | 'used' | 'invalid' {
  const requested = requestedOf(state);
  if (number <= askedBefore(state).arrived) return 'invalid';
  if (requested !== null && number >= requested.since) return 'open';
  return state.status === 'confirmed' ? 'used' : 'invalid';
}

export function requested(state: SubscriptionState, event: SubscriptionRequested): SubscriptionState {
  const asked = counted(state, event.at);
  const [wish, email] = [wholeChoice(event), event.personal?.email ?? ''];
  if (state.status === 'confirmed' && isSame(widened(state.choice, wish), state.choice)) return { ...state, ...asked };
  const pending = requestedOf(state);
  const next = { ...(pending ? widened(pending, wish) : wish), since: pending?.since ?? asked.number };
  if (state.status === 'confirmed') return { ...state, ...asked, requested: next };
  return { ...asked, status: 'waiting', email, requested: next };
}

export function confirmed(state: SubscriptionState, event: SubscriptionConfirmed): SubscriptionState {
  const already = state.status === 'confirmed' ? state : null;
  const email = state.status === 'waiting' || state.status === 'confirmed' ? state.email : '';
  return {
    ...askedBefore(state),
    status: 'confirmed',
    email,
    choice: wholeChoice(event),
    confirmedAt: already?.confirmedAt ?? event.at ?? ALWAYS,
    pausedUntil: already?.pausedUntil ?? null,
    requested: null,
    moving: already?.moving ?? null,
    moved: already?.moved ?? null,
    consents: already?.consents ?? [],
  };
}
