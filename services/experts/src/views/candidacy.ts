import type { Outcome } from '@sinan/aggregate';
import { type CandidateStage, type Id, idOf, Refusal } from '@sinan/schema';
import type { Candidate, Invitation, InvitationState, Parties } from '../invitation/index.ts';

/**
 * Of an invitation what its candidate sees: their own part, and of that only what their stage opens. The names from the check on, the case once it
 * is theirs; when it is over, that it is over. What the facts are is asked for apart (`experts.brief`).
 */
export interface CandidacyView {
  readonly invitationId: Id<'invitation'>;
  readonly stage: CandidateStage;
  readonly urgent: boolean;
  readonly answerBy: string | null;
  readonly parties: Parties | null;
  /** The text by which they asked for a waiver. */
  readonly waiver: string | null;
  readonly caseId: Id<'case'> | null;
}

/** The candidacy of a person, whatever became of it; null where they are none. */
export function candidacyView(id: string, state: InvitationState, personId: string): CandidacyView | null {
  const own = state.status === 'none' ? undefined : state.candidates.find((one) => one.personId === personId);
  if (state.status === 'none' || own === undefined) return null;
  const { stage, waiver } = own;
  const { urgent } = state;
  const over = { parties: null, waiver: null, caseId: null, answerBy: null };
  return {
    invitationId: idOf('invitation').parse(id),
    stage,
    urgent,
    ...over,
    ...(isGoingOn(own) && seen(state, own, waiver)),
  };
}

const GOING_ON: readonly CandidateStage[] = ['checking', 'waiver', 'offered', 'assigned'];

function isGoingOn({ stage }: Candidate): boolean {
  return GOING_ON.includes(stage);
}

function seen({ parties, caseId }: Invitation, own: Candidate, waiver: string | null) {
  return {
    parties,
    waiver,
    answerBy: 'answerBy' in own ? own.answerBy : null,
    caseId: own.stage === 'assigned' ? caseId : null,
  };
}

export function shownCandidacy({ id, state }: Outcome<InvitationState>, personId: string): CandidacyView {
  const view = candidacyView(id, state, personId);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
