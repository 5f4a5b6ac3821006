import type { Decider } from '@sinan/aggregate';
import {
  type CandidateLapsed,
  candidateLapsed,
  candidatePassedOver,
  conflictAsked,
  invitationExhausted,
  type Lapse,
  lapse,
  type Onward,
} from './asking.ts';
import {
  type EndWithCase,
  endWithCase,
  type FollowCase,
  followCase,
  type InvitationEnded,
  type InvitationMoved,
  invitationEnded,
  invitationMoved,
  type OutcomeNoted,
  outcomeNoted,
} from './case-moves.ts';
import {
  type AcceptWaiver,
  type AnswerConflict,
  acceptWaiver,
  answerConflict,
  type ConflictAnswered,
  conflictAnswered,
  type RefuseWaiver,
  refuseWaiver,
  type WaiverAccepted,
  type WaiverRefused,
} from './conflict.ts';
import {
  type ExpertObjected,
  type ExpertReleased,
  expertReleased,
  type InvitationCompleted,
  type InvitationWithdrawn,
  invitationCompleted,
  invitationWithdrawn,
  type ObjectToExpert,
  objectToExpert,
  type ReleaseExpert,
  releaseExpert,
  type Withdraw,
  withdraw,
} from './ending.ts';
import { type ForgetWords, forgetWords, type WordsForgotten, wordsForgotten } from './forgetting.ts';
import {
  type AcceptOffer,
  acceptOffer,
  caseOffered,
  type DeclineOffer,
  declineOffer,
  type ExpertAssigned,
  expertAssigned,
  type ObjectionOpened,
  type OfferDeclined,
  type OfferedCase,
  offerDeclined,
} from './offer.ts';
import {
  type AddCandidates,
  addCandidates,
  type CandidatesAdded,
  candidatesAdded,
  type InvitationOpened,
  invitationOpened,
  type OpenInvitationFor,
  open,
} from './opening.ts';
import { inStatus } from './rules.ts';
import type { InvitationState } from './state.ts';
import { type ExpertBarred, expertBarred } from './wall.ts';

export type { Ahead } from './asking.ts';
export type { ByStaff } from './rules.ts';
export { checkWorksAt, isOpen, isSeen, isUnderWay } from './rules.ts';
export type * from './state.ts';

export type InvitationCommand =
  | OpenInvitationFor
  | AddCandidates
  | AnswerConflict
  | AcceptWaiver
  | RefuseWaiver
  | AcceptOffer
  | DeclineOffer
  | Lapse
  | Withdraw
  | ReleaseExpert
  | ObjectToExpert
  | FollowCase
  | EndWithCase
  | ForgetWords;

export type InvitationEvent =
  | InvitationOpened
  | CandidatesAdded
  | Onward
  | ConflictAnswered
  | WaiverAccepted
  | WaiverRefused
  | ExpertBarred
  | OfferedCase
  | ExpertAssigned
  | ObjectionOpened
  | OfferDeclined
  | CandidateLapsed
  | ExpertObjected
  | ExpertReleased
  | InvitationWithdrawn
  | InvitationCompleted
  | InvitationMoved
  | InvitationEnded
  | OutcomeNoted
  | WordsForgotten;

/** The search for the expert of a case, each part in a file of its own. */
export const invitationDecider: Decider<InvitationState, InvitationCommand, InvitationEvent> = {
  name: 'invitation',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: InvitationCommand, state: InvitationState): readonly InvitationEvent[] {
  switch (command.type) {
    case 'Open':
      return open(command, state);
    case 'AddCandidates':
      return addCandidates(command, state);
    case 'AnswerConflict':
      return answerConflict(command, state);
    case 'AcceptWaiver':
      return acceptWaiver(command, state);
    case 'RefuseWaiver':
      return refuseWaiver(command, state);
    case 'AcceptOffer':
      return acceptOffer(command, state);
    case 'DeclineOffer':
      return declineOffer(command, state);
    case 'Lapse':
      return lapse(command, state);
    case 'Withdraw':
      return withdraw(command, state);
    case 'ReleaseExpert':
      return releaseExpert(command, state);
    case 'ObjectToExpert':
      return objectToExpert(command, state);
    case 'FollowCase':
      return followCase(command, state);
    case 'EndWithCase':
      return endWithCase(command, state);
    case 'ForgetWords':
      return forgetWords(command, state);
    default:
      return command satisfies never;
  }
}

function evolve(state: InvitationState, event: InvitationEvent): InvitationState {
  switch (event.type) {
    case 'InvitationOpened':
      return invitationOpened(event);
    case 'CandidatesAdded':
      return candidatesAdded(state, event);
    case 'ConflictAsked':
      return conflictAsked(state, event);
    case 'CandidatePassedOver':
      return candidatePassedOver(state, event);
    case 'InvitationExhausted':
      return invitationExhausted(state);
    case 'ConflictAnswered':
      return conflictAnswered(state, event);
    case 'ExpertBarred':
      return expertBarred(state, event);
    case 'CaseOffered':
      return caseOffered(state, event);
    case 'ExpertAssigned':
      return expertAssigned(state, event);
    case 'OfferDeclined':
      return offerDeclined(state, event);
    case 'CandidateLapsed':
      return candidateLapsed(state, event);
    case 'ExpertReleased':
      return expertReleased(state, event);
    case 'InvitationWithdrawn':
      return invitationWithdrawn(state, event);
    case 'InvitationCompleted':
      return invitationCompleted(state, event);
    case 'InvitationMoved':
      return invitationMoved(state, event);
    case 'InvitationEnded':
      return invitationEnded(state, event);
    case 'OutcomeNoted':
      return outcomeNoted(state, event);
    case 'WordsForgotten':
      return wordsForgotten(state, event);
    case 'WaiverAccepted':
    case 'WaiverRefused':
    case 'ObjectionOpened':
    case 'ExpertObjected':
      return inStatus(state, 'asking', 'assigned');
    default:
      return event satisfies never;
  }
}
