import type { AnswerStep, ExclusionCode, Id } from '@sinan/schema';
import { inStatus, isAt, type OfCandidate, type OfSearch, ofCandidate, ofSearch, withStage } from './rules.ts';
import type { Candidate, Invitation, InvitationState, OpenInvitation, Parties } from './state.ts';

/** How the next candidate is asked, as of now: the look-ups' results. */
export interface Ahead {
  /** The state of the case. */
  readonly caseStatus: string;
  /** Candidates who cannot be asked any more, by expert, and why. */
  readonly passed: { readonly [expertId: string]: ExclusionCode };
  /** The names as they are put before the next. */
  readonly parties: Parties;
  /** When the conflict check is to be answered. */
  readonly checkBy: string;
}

/** The time for an answer is over. Rung by a timer: what has been answered since leads to nothing. */
export interface Lapse {
  readonly type: 'Lapse';
  readonly expertId: Id<'expert'>;
  readonly step: AnswerStep;
  readonly at: string;
  readonly ahead: Ahead;
}

export interface ConflictAsked extends OfCandidate {
  readonly type: 'ConflictAsked';
  readonly answerBy: string;
  readonly personal: Parties;
}
export interface CandidatePassedOver extends OfCandidate {
  readonly type: 'CandidatePassedOver';
  readonly why: ExclusionCode;
  readonly at: string;
}
export interface CandidateLapsed extends OfCandidate {
  readonly type: 'CandidateLapsed';
  readonly step: AnswerStep;
  readonly at: string;
}
export interface InvitationExhausted extends OfSearch {
  readonly type: 'InvitationExhausted';
}
export type Onward = CandidatePassedOver | ConflictAsked | InvitationExhausted;

/** Asks the first who waits and can still be asked; when there is none, the search is exhausted. */
export function askNext(invitation: Invitation, ahead: Ahead, at: string): readonly Onward[] {
  const passed: Onward[] = [];
  for (const candidate of invitation.candidates.filter((one) => isAt(one, 'waiting'))) {
    const why = ahead.passed[candidate.expertId];
    if (why === undefined) return [...passed, asked(invitation, candidate, ahead)];
    passed.push({ type: 'CandidatePassedOver', ...ofCandidate(invitation, candidate), why, at });
  }
  return [...passed, { type: 'InvitationExhausted', ...ofSearch(invitation) }];
}

function asked(invitation: Invitation, candidate: Candidate, { parties, checkBy }: Ahead): ConflictAsked {
  return { type: 'ConflictAsked', ...ofCandidate(invitation, candidate), answerBy: checkBy, personal: parties };
}

const STAGE_OF = { conflict: 'checking', offer: 'offered' } as const;

export function lapse(command: Lapse, state: InvitationState): readonly (CandidateLapsed | Onward)[] {
  const { expertId, step, at, ahead } = command;
  const invitation = inStatus(state, 'asking', 'assigned', 'exhausted', 'completed', 'withdrawn', 'ended');
  const candidate = invitation.candidates.find((one) => one.expertId === expertId);
  if (candidate === undefined || !isAt(candidate, STAGE_OF[step])) return [];
  const lapsed: CandidateLapsed = { type: 'CandidateLapsed', ...ofCandidate(invitation, candidate), step, at };
  return [lapsed, ...askNext(invitation, ahead, at)];
}

export function conflictAsked(state: InvitationState, { expertId, answerBy, personal }: ConflictAsked): OpenInvitation {
  const invitation = withStage(state, expertId, { stage: 'checking', answerBy });
  return { ...invitation, status: 'asking', parties: partiesLeft(personal) };
}

export function candidatePassedOver(state: InvitationState, { expertId, why, at }: CandidatePassedOver) {
  return withStage(state, expertId, { stage: 'passed-over', why, at });
}

export function candidateLapsed(state: InvitationState, { expertId, step, at }: CandidateLapsed): OpenInvitation {
  return withStage(state, expertId, { stage: 'lapsed', step, at });
}

export function invitationExhausted(state: InvitationState): OpenInvitation {
  return { ...inStatus(state, 'asking', 'assigned', 'exhausted'), status: 'exhausted' };
}

export const NO_PARTIES: Parties = { applicant: null, claimant: null, opposingCounsel: null, coParties: null };

/** The names that an entry of the history still holds. */
function partiesLeft(personal: Partial<Parties> | undefined): Parties {
  return { ...NO_PARTIES, ...personal };
}
