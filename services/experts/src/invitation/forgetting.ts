import { type Id, Refusal } from '@sinan/schema';
import type { Candidate, Invitation, InvitationState } from './state.ts';

/** What a person wrote in a search goes with them; that they were asked, and what was answered, stays as ids and codes. */
export interface ForgetWords {
  readonly type: 'ForgetWords';
  readonly personId: Id<'person'>;
  /** The experts whose release they gave the reasons for: the look-up's result. */
  readonly released: readonly Id<'expert'>[];
}
/** Those of whose candidacies something was forgotten. */
export interface WordsForgotten {
  readonly type: 'WordsForgotten';
  readonly caseId: Id<'case'>;
  readonly centreId: Id<'centre'>;
  readonly answers: readonly Id<'expert'>[];
  readonly reasons: readonly Id<'expert'>[];
}

export function forgetWords({ personId, released }: ForgetWords, state: InvitationState): readonly WordsForgotten[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const { caseId, centreId, candidates } = state;
  const answers = candidates.filter((one) => one.personId === personId && withoutAnswer(one) !== one);
  const reasons = candidates.filter((one) => released.includes(one.expertId) && withoutReason(one) !== one);
  if (answers.length === 0 && reasons.length === 0) return [];
  return [{ type: 'WordsForgotten', caseId, centreId, answers: answers.map(idIn), reasons: reasons.map(idIn) }];
}

export function wordsForgotten(state: InvitationState, { answers, reasons }: WordsForgotten): Invitation {
  if (state.status === 'none') throw new Error('nothing is forgotten of a search that was not opened');
  const candidates = state.candidates.map((one) => {
    const answered = answers.includes(one.expertId) ? withoutAnswer(one) : one;
    return reasons.includes(one.expertId) ? withoutReason(answered) : answered;
  });
  return { ...state, candidates };
}

const idIn = ({ expertId }: Candidate) => expertId;

/** The candidate without words of their own, or the candidate itself where there are none. */
function withoutAnswer(candidate: Candidate): Candidate {
  if (candidate.stage === 'declined' && candidate.note !== null) return { ...candidate, note: null, waiver: null };
  return candidate.waiver === null ? candidate : { ...candidate, waiver: null };
}

function withoutReason(candidate: Candidate): Candidate {
  return candidate.stage === 'released' && candidate.reason !== null ? { ...candidate, reason: null } : candidate;
}
