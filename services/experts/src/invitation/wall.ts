import { type OfCandidate, withStage } from './rules.ts';
import type { InvitationState, OpenInvitation } from './state.ts';

/** The wall (利益冲突): an expert with a conflict reads nothing more of the case, and is barred from it for good. */
export interface ExpertBarred extends OfCandidate {
  readonly type: 'ExpertBarred';
  readonly at: string;
}

export function barred(of: OfCandidate, at: string): ExpertBarred {
  return { type: 'ExpertBarred', ...of, at };
}

export function expertBarred(state: InvitationState, { expertId, at }: ExpertBarred): OpenInvitation {
  return withStage(state, expertId, { stage: 'conflicted', at });
}
