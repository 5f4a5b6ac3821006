import { Refusal } from '@sinan/schema';
import { counted, withinTheHour } from './counting.ts';
import { confirmedIn } from './managing.ts';
import type { Confirmed, SubscriptionState } from './state.ts';

/** Asks that warnings come to another address (变更接收邮箱), by the link to manage. Until that address confirms, nothing changes; asked again, only the last ask counts. */
export interface AskToMove {
  readonly type: 'ask to move';
  readonly email: string;
  readonly at: string;
}
/** Moves to the address that was asked for, by the link that was mailed to it. */
export interface Move {
  readonly type: 'move';
  readonly number: number;
  readonly at: string;
}
/** Erases what was never confirmed, or was left, so that another subscription may move to its address. */
export interface GiveWay {
  readonly type: 'give way';
}

export interface MoveAsked {
  readonly type: 'MoveAsked';
  readonly at: string;
  /** Gone once the subscription has moved, or its subscriber was erased. */
  readonly personal?: { readonly email: string };
}
export interface SubscriptionMoved {
  readonly type: 'SubscriptionMoved';
  readonly number: number;
  readonly at: string;
}

/** Counts as any other request for a mail. */
export function askToMove({ email, at }: AskToMove, state: SubscriptionState): readonly [MoveAsked] {
  withinTheHour(confirmedIn(state), at);
  return [{ type: 'MoveAsked', at, personal: { email } }];
}

/** Moving twice changes nothing; a link from before it was asked for again, or left, moves nothing. */
export function move({ number, at }: Move, state: SubscriptionState): readonly SubscriptionMoved[] {
  const link = moveState(state, number);
  if (link === 'invalid') throw new Refusal('LINK_INVALID');
  return link === 'used' ? [] : [{ type: 'SubscriptionMoved', number, at }];
}

/** What the link of a move is good for now. */
export function moveState(state: SubscriptionState, number: number): 'open' | 'used' | 'invalid' {
  if (state.status !== 'confirmed') return 'invalid';
  if (state.moving?.number === number) return 'open';
  return state.moved?.number === number ? 'used' : 'invalid';
}

/** Whether this is the address that a subscription is asked to move to. */
export function isMovingTo({ moving }: Pick<Confirmed, 'moving'>, email: string): boolean {
  return moving !== null && moving.email.toLowerCase() === email.toLowerCase();
}

/** What a crash cut short when a subscription moved, which is found by an address only once the link to that was followed. */
export function movedAtLast(state: SubscriptionState, email: string, at: string): readonly SubscriptionMoved[] {
  if (state.status !== 'confirmed' || state.moving === null || !isMovingTo(state, email)) return [];
  return [{ type: 'SubscriptionMoved', number: state.moving.number, at }];
}

export function moveAsked(state: SubscriptionState, { at, personal }: MoveAsked): SubscriptionState {
  const asked = counted(state, at);
  return { ...confirmedIn(state), ...asked, moving: { number: asked.number, email: personal?.email ?? '' } };
}
/**
 * What an account agreed to, it agreed to for its own address: the interests stay, as any others, and the account is asked anew. What was asked for and not confirmed goes: its link
 * is at the former address.
 */
export function moved(state: SubscriptionState, { number, at }: SubscriptionMoved): SubscriptionState {
  const confirmed = confirmedIn(state);
  const email = confirmed.moving?.email ?? '';
  const left = { requested: null, moving: null, consents: [] };
  return { ...confirmed, ...left, email, arrived: confirmed.number, moved: { number, at } };
}
