import { Refusal } from '@sinan/schema';
import { type Choice, type GivenChoice, wholeChoice } from './choice.ts';
import { askedBefore } from './counting.ts';
import type { Confirmed, SubscriptionState } from './state.ts';
import { isSame } from './widening.ts';

/** What the subscriber does by the link in a mail. */
export interface ChangeChoice {
  readonly type: 'change';
  readonly choice: NewChoice;
}
/** `also` is null where nothing is said of further interests, as by who knows of one alone: they stay. */
export type NewChoice = Omit<Choice, 'also'> & { readonly also: Choice['also'] | null };
export interface PauseSubscription {
  readonly type: 'pause';
  readonly until: string;
}
export interface ResumeSubscription {
  readonly type: 'resume';
}
export interface LeaveSubscription {
  readonly type: 'leave';
  readonly by: LeftBy;
}
/** `complaint`: they called a mail of it spam, and their mail server said so. */
export type LeftBy = 'one-click' | 'page' | 'complaint';
/** All that is the subscriber's goes; what is left says that there was a subscription. */
export interface EraseSubscription {
  readonly type: 'erase';
}

/** What could not be chosen yet when it was stored is missing. */
export interface ChoiceChanged extends GivenChoice {
  readonly type: 'ChoiceChanged';
}
export interface SubscriptionPaused {
  readonly type: 'SubscriptionPaused';
  readonly until: string;
}
export interface SubscriptionResumed {
  readonly type: 'SubscriptionResumed';
}
export interface SubscriptionLeft {
  readonly type: 'SubscriptionLeft';
  readonly by: LeftBy;
}
export interface SubscriptionErased {
  readonly type: 'SubscriptionErased';
}

export function change({ choice }: ChangeChoice, state: SubscriptionState): readonly ChoiceChanged[] {
  const before = confirmedIn(state).choice;
  const after = { ...choice, also: choice.also ?? before.also };
  return isSame(before, after) ? [] : [{ type: 'ChoiceChanged', ...after }];
}

export function pause({ until }: PauseSubscription, state: SubscriptionState): readonly SubscriptionPaused[] {
  return confirmedIn(state).pausedUntil === until ? [] : [{ type: 'SubscriptionPaused', until }];
}

export function resume(state: SubscriptionState): readonly SubscriptionResumed[] {
  return confirmedIn(state).pausedUntil === null ? [] : [{ type: 'SubscriptionResumed' }];
}

export function leave({ by }: LeaveSubscription, state: SubscriptionState): readonly SubscriptionLeft[] {
  return state.status === 'confirmed' ? [{ type: 'SubscriptionLeft', by }] : [];
}

/** Also of what was never confirmed, and of what was left: it has still the history of an address. And of what is about to be written, which then finds that it has ended. */
export function erase(state: SubscriptionState): readonly SubscriptionErased[] {
  return state.status === 'erased' ? [] : [{ type: 'SubscriptionErased' }];
}

/** Of what nobody has confirmed; what is confirmed stays, and refuses. */
export function giveWay(state: SubscriptionState): readonly SubscriptionErased[] {
  if (state.status === 'confirmed') throw new Refusal('ALREADY_EXISTS');
  return erase(state);
}

/** `LINK_INVALID` for what is erased, or never was: a link to it says no more than a forged one. */
export function confirmedIn(state: SubscriptionState): Confirmed {
  if (state.status === 'none' || state.status === 'erased') throw new Refusal('LINK_INVALID');
  if (state.status !== 'confirmed') throw new Refusal('STATE_CONFLICT', { state: state.status });
  return state;
}

export function choiceChanged(state: SubscriptionState, event: ChoiceChanged): SubscriptionState {
  return { ...confirmedIn(state), choice: wholeChoice(event) };
}
export function paused(state: SubscriptionState, { until }: SubscriptionPaused): SubscriptionState {
  return { ...confirmedIn(state), pausedUntil: until };
}
export function resumed(state: SubscriptionState): SubscriptionState {
  return { ...confirmedIn(state), pausedUntil: null };
}
export function left(state: SubscriptionState): SubscriptionState {
  return { ...askedBefore(state), status: 'left' };
}
