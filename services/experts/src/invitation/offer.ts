import { CONFLICT_FOUND_LATE, type Id } from '@sinan/schema';
import { type Ahead, askNext, type Onward } from './asking.ts';
import { type ByExpert, checkUnderWay, type OfCandidate, ofCandidate, ownIn, withStage } from './rules.ts';
import type { InvitationState, OpenInvitation } from './state.ts';
import { barred, type ExpertBarred } from './wall.ts';

/** The second step: the facts are there, and the expert takes the case or does not, for a reason of the list. */
export interface AcceptOffer extends ByExpert {
  readonly type: 'AcceptOffer';
  /** Until when the enterprise may object. */
  readonly objectUntil: string;
  readonly caseStatus: string;
}
export interface DeclineOffer extends ByExpert {
  readonly type: 'DeclineOffer';
  readonly reason: string;
  readonly note: string | null;
  readonly ahead: Ahead;
}

export interface OfferedCase extends OfCandidate {
  readonly type: 'CaseOffered';
  readonly answerBy: string;
}
export interface ExpertAssigned extends OfCandidate {
  readonly type: 'ExpertAssigned';
  readonly assignedAt: string;
  readonly objectUntil: string;
}
/** For whoever tells the enterprise: what was decided stands in the entry before. */
export interface ObjectionOpened extends OfCandidate {
  readonly type: 'ObjectionOpened';
  readonly filedBy: Id<'person'> | null;
  readonly objectUntil: string;
}
export interface OfferDeclined extends OfCandidate {
  readonly type: 'OfferDeclined';
  readonly reason: string;
  readonly at: string;
  readonly personal: { readonly note: string | null };
}

export function acceptOffer(command: AcceptOffer, state: InvitationState): readonly [ExpertAssigned, ObjectionOpened] {
  const { at: assignedAt, objectUntil, caseStatus } = command;
  const { invitation, candidate } = ownIn(command, state, 'offered');
  checkUnderWay(caseStatus);
  const of = ofCandidate(invitation, candidate);
  const { filedBy } = invitation;
  return [
    { type: 'ExpertAssigned', ...of, assignedAt, objectUntil },
    { type: 'ObjectionOpened', ...of, filedBy, objectUntil },
  ];
}

/** A conflict that only the facts show bars the expert as an answer to the names would have. */
export function declineOffer(
  command: DeclineOffer,
  state: InvitationState,
): readonly (OfferDeclined | ExpertBarred | Onward)[] {
  const { reason, note, ahead, at } = command;
  const { invitation, candidate } = ownIn(command, state, 'offered');
  checkUnderWay(ahead.caseStatus);
  const of = ofCandidate(invitation, candidate);
  const declined: OfferDeclined = { type: 'OfferDeclined', ...of, reason, at, personal: { note } };
  const wall = reason === CONFLICT_FOUND_LATE ? [barred(of, at)] : [];
  return [declined, ...wall, ...askNext(invitation, ahead, at)];
}

export function offered(of: OfCandidate, answerBy: string): OfferedCase {
  return { type: 'CaseOffered', ...of, answerBy };
}

export function caseOffered(state: InvitationState, { expertId, answerBy }: OfferedCase): OpenInvitation {
  return withStage(state, expertId, { stage: 'offered', answerBy });
}

export function expertAssigned(state: InvitationState, event: ExpertAssigned): OpenInvitation {
  const { expertId, assignedAt, objectUntil } = event;
  return { ...withStage(state, expertId, { stage: 'assigned', assignedAt, objectUntil }), status: 'assigned' };
}

export function offerDeclined(state: InvitationState, event: OfferDeclined): OpenInvitation {
  const { expertId, reason, at, personal } = event;
  return withStage(state, expertId, { stage: 'declined', reason, note: personal?.note ?? null, at });
}
