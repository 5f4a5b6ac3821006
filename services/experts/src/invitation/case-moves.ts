import type { Id } from '@sinan/schema';
import { closing, type ExpertReleased, releasing } from './ending.ts';
import { inStatus, isOpen, type OfSearch, ofSearch } from './rules.ts';
import type { CompletedInvitation, EndedInvitation, InvitationState, OpenInvitation } from './state.ts';

/** What becomes of a search when its case moves: decided by reactions, so that what has happened already leads to nothing. */
export interface FollowCase {
  readonly type: 'FollowCase';
  /** The centre that holds the case now. */
  readonly centreId: Id<'centre'>;
}
export interface EndWithCase {
  readonly type: 'EndWithCase';
  /** The state in which the case ended. */
  readonly how: string;
  /** How it came out, when it was closed. */
  readonly outcome: string | null;
  readonly at: string;
}

export interface InvitationMoved extends OfSearch {
  readonly type: 'InvitationMoved';
  readonly fromCentreId: Id<'centre'>;
}
export interface InvitationEnded extends OfSearch {
  readonly type: 'InvitationEnded';
  readonly how: string;
  readonly outcome: string | null;
  readonly at: string;
}
export interface OutcomeNoted extends OfSearch {
  readonly type: 'OutcomeNoted';
  readonly outcome: string;
}

export function followCase({ centreId }: FollowCase, state: InvitationState): readonly InvitationMoved[] {
  if (state.status === 'none' || !isOpen(state) || state.centreId === centreId) return [];
  return [{ type: 'InvitationMoved', ...ofSearch(state), centreId, fromCentreId: state.centreId }];
}

/** A case that is closed was guided to its end, and so was its expert's work. Of one that was done before, only the outcome is noted. */
export function endWithCase(
  { how, outcome, at }: EndWithCase,
  state: InvitationState,
): readonly (ExpertReleased | InvitationEnded | OutcomeNoted)[] {
  if (state.status === 'none') return [];
  if (isOpen(state)) {
    const released = releasing(state, how === 'closed' ? 'completed' : 'withdrawn', at);
    return [...released, { type: 'InvitationEnded', ...ofSearch(state), how, outcome, at }];
  }
  if (state.status === 'withdrawn' || state.outcome !== null || outcome === null) return [];
  return [{ type: 'OutcomeNoted', ...ofSearch(state), outcome }];
}

export function invitationMoved(state: InvitationState, { centreId }: InvitationMoved): OpenInvitation {
  return { ...inStatus(state, 'asking', 'assigned', 'exhausted'), centreId };
}

export function invitationEnded(state: InvitationState, { how, outcome, at }: InvitationEnded): EndedInvitation {
  return { ...closing(state, at), status: 'ended', endedAt: at, how, outcome };
}

export function outcomeNoted(state: InvitationState, { outcome }: OutcomeNoted): CompletedInvitation | EndedInvitation {
  return { ...inStatus(state, 'completed', 'ended'), outcome };
}
