import type { Outcome } from '@sinan/aggregate';
import { idOf, Refusal } from '@sinan/schema';
import type { CandidateView, InvitationView } from '@sinan/schema/graphql';
import type { Candidate, InvitationState } from '../invitation/index.ts';

/** A search as staff get it, or null when there is none. */
export function invitationView({ id, state }: Pick<Outcome<InvitationState>, 'id' | 'state'>): InvitationView | null {
  if (state.status === 'none') return null;
  const { status, caseId, centreId, round, urgent, openedAt, candidates } = state;
  return {
    id: idOf('invitation').parse(id),
    ...{ status, caseId, centreId, round, urgent, openedAt },
    endedAt: 'endedAt' in state ? state.endedAt : null,
    note: state.status === 'withdrawn' ? state.note : null,
    candidates: candidates.map(candidateView),
  };
}

export function shownInvitation(outcome: Outcome<InvitationState>): InvitationView {
  const view = invitationView(outcome);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}

type OfStage = Omit<CandidateView, 'expertId' | 'stage' | 'score' | 'reasons' | 'waiver'>;
const NOTHING: OfStage = {
  answerBy: null,
  assignedAt: null,
  objectUntil: null,
  passedOver: null,
  reason: null,
  note: null,
  at: null,
};

function candidateView(candidate: Candidate): CandidateView {
  const { expertId, stage, score, reasons, waiver } = candidate;
  return { expertId, stage, score, reasons, waiver, ...NOTHING, ...ofStage(candidate) };
}

function ofStage(candidate: Candidate): Partial<OfStage> {
  switch (candidate.stage) {
    case 'waiting':
    case 'waiver':
      return {};
    case 'checking':
    case 'offered':
      return { answerBy: candidate.answerBy };
    case 'assigned':
      return { assignedAt: candidate.assignedAt, objectUntil: candidate.objectUntil };
    case 'released': {
      const { assignedAt, why, reason: note, at } = candidate;
      return { assignedAt, reason: why, note, at };
    }
    case 'declined': {
      const { reason, note, at } = candidate;
      return { reason, note, at };
    }
    case 'lapsed':
      return { reason: candidate.step, at: candidate.at };
    case 'passed-over':
      return { passedOver: { code: candidate.why, params: {} }, at: candidate.at };
    case 'conflicted':
    case 'withdrawn':
      return { at: candidate.at };
    default:
      return candidate satisfies never;
  }
}
