import type { Decider } from '@sinan/aggregate';
import {
  type DiscardDraft,
  type DraftDiscarded,
  type DraftVersion,
  type DraftWarning,
  discard,
  discarded,
  draft,
  drafted,
  draftVersion,
  type ReviseWarning,
  revise,
  revised,
  type VersionDrafted,
  versionDrafted,
  type WarningDrafted,
  type WarningRevised,
} from './drafting.ts';
import {
  type CancelWarning,
  cancel,
  cancelled,
  type ExpireWarning,
  expire,
  expired,
  type WarningCancelled,
  type WarningExpired,
} from './ending.ts';
import { type PublishWarning, publish, published, type WarningPublished, type WarningUpdated } from './publication.ts';
import {
  type DraftProofread,
  type DraftReturned,
  type DraftSubmitted,
  type Proofread,
  proofread,
  type ReturnDraft,
  type SubmitDraft,
  sendBack,
  sentBack,
  submit,
  submitted,
  wasProofread,
} from './review.ts';
import type { WarningState } from './state.ts';
import { upcast } from './upcast.ts';

export type { WarningPublished, WarningUpdated } from './publication.ts';
export { codesOf, endOf, shownAt, workIn } from './rules.ts';
export type * from './state.ts';

export type WarningCommand =
  | DraftWarning
  | DraftVersion
  | ReviseWarning
  | DiscardDraft
  | SubmitDraft
  | Proofread
  | ReturnDraft
  | PublishWarning
  | CancelWarning
  | ExpireWarning;

export type WarningEvent =
  | WarningDrafted
  | VersionDrafted
  | WarningRevised
  | DraftDiscarded
  | DraftSubmitted
  | DraftProofread
  | DraftReturned
  | WarningPublished
  | WarningUpdated
  | WarningCancelled
  | WarningExpired;

/** The whole life of a warning, each phase in a file of its own. */
export const warningDecider: Decider<WarningState, WarningCommand, WarningEvent> = {
  name: 'warning',
  version: 2,
  initial: { status: 'none' },
  decide,
  evolve,
  upcast,
};

function decide(command: WarningCommand, state: WarningState): readonly WarningEvent[] {
  switch (command.type) {
    case 'draft':
      return draft(command, state);
    case 'draftVersion':
      return draftVersion(command, state);
    case 'revise':
      return revise(command, state);
    case 'discard':
      return discard(command, state);
    case 'submit':
      return submit(command, state);
    case 'proofread':
      return proofread(command, state);
    case 'return':
      return sendBack(command, state);
    case 'publish':
      return publish(command, state);
    case 'cancel':
      return cancel(command, state);
    case 'expire':
      return expire(command, state);
    default:
      return command satisfies never;
  }
}

function evolve(state: WarningState, event: WarningEvent): WarningState {
  switch (event.type) {
    case 'WarningDrafted':
      return drafted(event);
    case 'VersionDrafted':
      return versionDrafted(state, event);
    case 'WarningRevised':
      return revised(state, event);
    case 'DraftDiscarded':
      return discarded(state);
    case 'DraftSubmitted':
      return submitted(state, event);
    case 'DraftProofread':
      return wasProofread(state, event);
    case 'DraftReturned':
      return sentBack(state, event);
    case 'WarningPublished':
    case 'WarningUpdated':
      return published(state, event);
    case 'WarningCancelled':
      return cancelled(state, event);
    case 'WarningExpired':
      return expired(state, event);
    default:
      return event satisfies never;
  }
}
