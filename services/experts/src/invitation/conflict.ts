import type { ConflictAnswer, Id } from '@sinan/schema';
import { type Ahead, askNext, type Onward } from './asking.ts';
import { type OfferedCase, offered } from './offer.ts';
import {
  type ByExpert,
  type ByStaff,
  candidateAt,
  checkUnderWay,
  inStatus,
  type OfCandidate,
  ofCandidate,
  openFor,
  ownIn,
  withStage,
} from './rules.ts';
import type { InvitationState, OpenInvitation } from './state.ts';
import { barred, type ExpertBarred } from './wall.ts';

/**
 * The first of the two steps: names alone. Who answers “conflict” reads nothing more of it, and is barred from the case for good. A waiver is the
 * expert's text by which the conflict would be borne; only with the staff's acceptance the facts follow.
 */
export interface AnswerConflict extends ByExpert {
  readonly type: 'AnswerConflict';
  readonly answer: ConflictAnswer;
  /** Of a waiver. */
  readonly text: string | null;
  readonly ahead: Ahead;
  /** When an offer is to be answered, if one follows. */
  readonly offerBy: string;
}
export interface AcceptWaiver extends ByStaff {
  readonly type: 'AcceptWaiver';
  readonly offerBy: string;
  readonly caseStatus: string;
}
export interface RefuseWaiver extends ByStaff {
  readonly type: 'RefuseWaiver';
  readonly note: string | null;
  readonly ahead: Ahead;
}

export interface ConflictAnswered extends OfCandidate {
  readonly type: 'ConflictAnswered';
  readonly answer: ConflictAnswer;
  readonly personal: { readonly waiver: string | null };
}
export interface WaiverAccepted extends OfCandidate {
  readonly type: 'WaiverAccepted';
  readonly acceptedBy: Id<'person'>;
}
export interface WaiverRefused extends OfCandidate {
  readonly type: 'WaiverRefused';
  readonly refusedBy: Id<'person'>;
  readonly personal: { readonly note: string | null };
}
type Led = ConflictAnswered | WaiverAccepted | WaiverRefused | ExpertBarred | OfferedCase | Onward;

export function answerConflict(command: AnswerConflict, state: InvitationState): readonly Led[] {
  const { answer, text, ahead, offerBy, at } = command;
  const { invitation, candidate } = ownIn(command, state, 'checking');
  checkUnderWay(ahead.caseStatus);
  const of = ofCandidate(invitation, candidate);
  const answered: Led = { type: 'ConflictAnswered', ...of, answer, personal: { waiver: text } };
  switch (answer) {
    case 'clear':
      return [answered, offered(of, offerBy)];
    case 'waiver':
      return [answered];
    case 'conflict':
      return [answered, barred(of, at), ...askNext(invitation, ahead, at)];
    default:
      return answer satisfies never;
  }
}

export function acceptWaiver(command: AcceptWaiver, state: InvitationState): readonly Led[] {
  const invitation = openFor(command, state);
  const of = ofCandidate(invitation, candidateAt(invitation, 'waiver'));
  checkUnderWay(command.caseStatus);
  return [{ type: 'WaiverAccepted', ...of, acceptedBy: command.by }, offered(of, command.offerBy)];
}

/** The conflict stands then. */
export function refuseWaiver(command: RefuseWaiver, state: InvitationState): readonly Led[] {
  const invitation = openFor(command, state);
  const of = ofCandidate(invitation, candidateAt(invitation, 'waiver'));
  const { by: refusedBy, note, ahead, at } = command;
  checkUnderWay(ahead.caseStatus);
  const refused: Led = { type: 'WaiverRefused', ...of, refusedBy, personal: { note } };
  return [refused, barred(of, at), ...askNext(invitation, ahead, at)];
}

/** Of another answer than a waiver, the entry behind this one says what it leads to. */
export function conflictAnswered(state: InvitationState, event: ConflictAnswered): OpenInvitation {
  const { expertId, answer, personal } = event;
  if (answer !== 'waiver') return inStatus(state, 'asking');
  const invitation = withStage(state, expertId, { stage: 'waiver' });
  const waiver = personal?.waiver ?? null;
  const candidates = invitation.candidates.map((one) => (one.expertId === expertId ? { ...one, waiver } : one));
  return { ...invitation, candidates };
}
