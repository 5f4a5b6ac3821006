import { type Id, Refusal, type Release } from '@sinan/schema';
import { type Ahead, askNext, type Onward } from './asking.ts';
import {
  type ByStaff,
  candidateAt,
  checkUnderWay,
  chosenOf,
  inStatus,
  isAt,
  type OfCandidate,
  type OfSearch,
  ofCandidate,
  ofSearch,
  openFor,
  withStage,
} from './rules.ts';
import type {
  Candidate,
  CompletedInvitation,
  InStage,
  Invitation,
  InvitationState,
  OpenInvitation,
  WithdrawnInvitation,
} from './state.ts';

/** How a search ends, and how an assigned expert leaves the case: by staff, or by the enterprise's objection, behind which the next is asked. */
export interface Withdraw extends ByStaff {
  readonly type: 'Withdraw';
  readonly note: string | null;
}
export interface ReleaseExpert extends ByStaff {
  readonly type: 'ReleaseExpert';
  /** The work is done, or the expert is removed, for a reason in words. */
  readonly why: 'completed' | 'removed';
  readonly reason: string | null;
  readonly ahead: Ahead;
}
export interface ObjectToExpert {
  readonly type: 'ObjectToExpert';
  readonly by: Id<'person'>;
  /** Whether this person filed the case or is a confirmed member of its enterprise: the look-up's result. */
  readonly isApplicant: boolean;
  readonly reason: string;
  readonly ahead: Ahead;
  readonly at: string;
}

export interface ExpertReleased extends OfCandidate {
  readonly type: 'ExpertReleased';
  readonly why: Release;
  readonly at: string;
  readonly personal: { readonly reason: string | null };
}
export interface ExpertObjected extends OfCandidate {
  readonly type: 'ExpertObjected';
  readonly objectedBy: Id<'person'>;
}
export interface InvitationWithdrawn extends OfSearch {
  readonly type: 'InvitationWithdrawn';
  readonly withdrawnBy: Id<'person'>;
  readonly at: string;
  readonly personal: { readonly note: string | null };
}
export interface InvitationCompleted extends OfSearch {
  readonly type: 'InvitationCompleted';
  readonly at: string;
}

export function withdraw(command: Withdraw, state: InvitationState): readonly (ExpertReleased | InvitationWithdrawn)[] {
  const invitation = openFor(command, state);
  const { by: withdrawnBy, note, at } = command;
  const withdrawn: InvitationWithdrawn = {
    type: 'InvitationWithdrawn',
    ...ofSearch(invitation),
    withdrawnBy,
    at,
    personal: { note },
  };
  return [...releasing(invitation, 'withdrawn', at), withdrawn];
}

export function releaseExpert(
  command: ReleaseExpert,
  state: InvitationState,
): readonly (ExpertReleased | InvitationCompleted | Onward)[] {
  const invitation = openFor(command, state);
  const { why, reason, ahead, at } = command;
  const released = expertReleasedFrom(invitation, candidateAt(invitation, 'assigned'), { why, reason, at });
  if (why === 'removed') checkUnderWay(ahead.caseStatus);
  const after: readonly (InvitationCompleted | Onward)[] =
    why === 'completed'
      ? [{ type: 'InvitationCompleted', ...ofSearch(invitation), at }]
      : askNext(invitation, ahead, at);
  return [released, ...after];
}

/** Nobody has to say why an expert may not know: the reason is for the centre. */
export function objectToExpert(
  command: ObjectToExpert,
  state: InvitationState,
): readonly (ExpertObjected | ExpertReleased | Onward)[] {
  if (!command.isApplicant) throw new Refusal('FORBIDDEN');
  const invitation = inStatus(state, 'assigned');
  const candidate = candidateAt(invitation, 'assigned');
  const { by: objectedBy, reason, ahead, at } = command;
  checkUnderWay(ahead.caseStatus);
  if (at >= candidate.objectUntil) throw new Refusal('OBJECTION_OVER', { until: candidate.objectUntil });
  return [
    { type: 'ExpertObjected', ...ofCandidate(invitation, candidate), objectedBy },
    expertReleasedFrom(invitation, candidate, { why: 'objected', reason, at }),
    ...askNext(invitation, ahead, at),
  ];
}

/** Who is assigned is released, if somebody is. */
export function releasing(invitation: Invitation, why: Release, at: string): readonly ExpertReleased[] {
  const candidate = invitation.candidates.find((one): one is InStage<'assigned'> => isAt(one, 'assigned'));
  return candidate === undefined ? [] : [expertReleasedFrom(invitation, candidate, { why, reason: null, at })];
}

function expertReleasedFrom(
  invitation: Invitation,
  candidate: Candidate,
  { why, reason, at }: { readonly why: Release; readonly reason: string | null; readonly at: string },
): ExpertReleased {
  return { type: 'ExpertReleased', ...ofCandidate(invitation, candidate), why, at, personal: { reason } };
}

export function expertReleased(state: InvitationState, event: ExpertReleased): OpenInvitation {
  const { expertId, why, at, personal } = event;
  const { assignedAt } = candidateAt(inStatus(state, 'assigned'), 'assigned');
  const reason = personal?.reason ?? null;
  return withStage(state, expertId, { stage: 'released', assignedAt, why, reason, at });
}

export function invitationWithdrawn(state: InvitationState, event: InvitationWithdrawn): WithdrawnInvitation {
  const { at, personal } = event;
  return { ...closing(state, at), status: 'withdrawn', endedAt: at, note: personal?.note ?? null };
}

export function invitationCompleted(state: InvitationState, { at }: InvitationCompleted): CompletedInvitation {
  return { ...closing(state, at), status: 'completed', endedAt: at, outcome: null };
}

const UNDER_WAY: readonly Candidate['stage'][] = ['waiting', 'checking', 'waiver', 'offered'];

/** Whoever was asked or waited to be is asked no more. */
export function closing(state: InvitationState, at: string): OpenInvitation {
  const invitation = inStatus(state, 'asking', 'assigned', 'exhausted');
  const candidates = invitation.candidates.map(
    (one): Candidate => (UNDER_WAY.includes(one.stage) ? { ...chosenOf(one), stage: 'withdrawn', at } : one),
  );
  return { ...invitation, candidates };
}
