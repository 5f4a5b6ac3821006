import type { Decider } from '@sinan/aggregate';
import {
  type ConfirmSubscription,
  confirm,
  confirmed,
  type RequestSubscription,
  request,
  requested,
  type SubscriptionConfirmed,
  type SubscriptionRequested,
} from './asking.ts';
import { type ExposeEnterprise, type ExposureChosen, expose, exposureChosen } from './consenting.ts';
import {
  type ChangeChoice,
  type ChoiceChanged,
  change,
  choiceChanged,
  type EraseSubscription,
  erase,
  giveWay,
  type LeaveSubscription,
  leave,
  left,
  type PauseSubscription,
  pause,
  paused,
  type ResumeSubscription,
  resume,
  resumed,
  type SubscriptionErased,
  type SubscriptionLeft,
  type SubscriptionPaused,
  type SubscriptionResumed,
} from './managing.ts';
import {
  type AskToMove,
  askToMove,
  type GiveWay,
  type Move,
  type MoveAsked,
  move,
  moveAsked,
  moved,
  type SubscriptionMoved,
} from './moving.ts';
import type { SubscriptionState } from './state.ts';
import { type ConsentTakenOver, consentTakenOver, type TakeOverConsent, takeOver } from './taking-over.ts';
import { upcast } from './upcast.ts';

export { linkState, onceConfirmed, type SubscriptionRequested } from './asking.ts';
export * from './choice.ts';
export { exposureIn } from './consenting.ts';
export type { LeftBy } from './managing.ts';
export { isMovingTo, moveState } from './moving.ts';
export * from './state.ts';
export { importedConsentIn } from './taking-over.ts';
export { choiceOfAll, isSameInterest } from './widening.ts';

export type SubscriptionCommand =
  | RequestSubscription
  | ConfirmSubscription
  | ExposeEnterprise
  | TakeOverConsent
  | ChangeChoice
  | PauseSubscription
  | ResumeSubscription
  | LeaveSubscription
  | EraseSubscription
  | AskToMove
  | Move
  | GiveWay;

export type SubscriptionEvent =
  | SubscriptionRequested
  | SubscriptionConfirmed
  | ExposureChosen
  | ConsentTakenOver
  | ChoiceChanged
  | SubscriptionPaused
  | SubscriptionResumed
  | SubscriptionLeft
  | SubscriptionErased
  | MoveAsked
  | SubscriptionMoved;

export const subscriptionDecider: Decider<SubscriptionState, SubscriptionCommand, SubscriptionEvent> = {
  name: 'subscription',
  version: 7,
  initial: { status: 'none' },
  decide,
  evolve,
  upcast,
};

function decide(command: SubscriptionCommand, state: SubscriptionState): readonly SubscriptionEvent[] {
  switch (command.type) {
    case 'request':
      return request(command, state);
    case 'confirm':
      return confirm(command, state);
    case 'expose':
      return expose(command, state);
    case 'take over':
      return takeOver(command, state);
    case 'change':
      return change(command, state);
    case 'pause':
      return pause(command, state);
    case 'resume':
      return resume(state);
    case 'leave':
      return leave(command, state);
    case 'erase':
      return erase(state);
    case 'ask to move':
      return askToMove(command, state);
    case 'move':
      return move(command, state);
    case 'give way':
      return giveWay(state);
    default:
      return command satisfies never;
  }
}

function evolve(state: SubscriptionState, event: SubscriptionEvent): SubscriptionState {
  switch (event.type) {
    case 'SubscriptionRequested':
      return requested(state, event);
    case 'SubscriptionConfirmed':
      return confirmed(state, event);
    case 'ExposureChosen':
      return exposureChosen(state, event);
    case 'ConsentTakenOver':
      return consentTakenOver(state, event);
    case 'ChoiceChanged':
      return choiceChanged(state, event);
    case 'SubscriptionPaused':
      return paused(state, event);
    case 'SubscriptionResumed':
      return resumed(state);
    case 'SubscriptionLeft':
      return left(state);
    case 'SubscriptionErased':
      return { status: 'erased' };
    case 'MoveAsked':
      return moveAsked(state, event);
    case 'SubscriptionMoved':
      return moved(state, event);
    default:
      return event satisfies never;
  }
}
