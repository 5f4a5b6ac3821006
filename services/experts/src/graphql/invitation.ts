import { CANDIDATE_STAGES, INVITATION_STATUSES } from '@sinan/schema';
import {
  builder,
  type CandidateView,
  CaseRef,
  CentreRef,
  ExpertRef,
  InvitationRef,
  isNode,
} from '@sinan/schema/graphql';
import type { ReasonType } from './ranking.ts';
import { INSTANT, perhaps } from './terms.ts';

export function stageEnum() {
  return builder.enumType('CandidateStage', {
    description: `How far a candidate has come: ${CANDIDATE_STAGES.map(({ code, zh }) => `${zh} ${enumName(code)}`).join(', ')}.`,
    values: Object.fromEntries(CANDIDATE_STAGES.map(({ code }) => [enumName(code), { value: code }])),
  });
}
export type StageEnum = ReturnType<typeof stageEnum>;

/** GraphQL's names have no hyphens. */
function enumName(code: string): string {
  return code.replaceAll('-', '_');
}

/** The type `Invitation`, for staff. */
export function registerInvitation(stage: StageEnum, reason: ReasonType): void {
  const status = builder.enumType('InvitationStatus', {
    description: `Where a search stands: ${INVITATION_STATUSES.map(({ code, zh }) => `${zh} ${code}`).join(', ')}.`,
    values: INVITATION_STATUSES.map(({ code }) => code),
  });
  const candidate = candidateType(stage, reason);
  builder.objectType(InvitationRef, {
    description:
      'The search (邀请) for the expert of a case. Seen by the staff of its centre; not by whoever is asked in it.',
    isTypeOf: isNode('invitation'),
    fields: (t) => ({
      status: t.field({ type: status, resolve: (view) => view.status }),
      case: t.field({ type: CaseRef, nullable: true, resolve: (view) => view.caseId }),
      centre: t.field({ type: CentreRef, resolve: (view) => view.centreId }),
      round: t.exposeInt('round', { description: 'The searches of a case are counted.' }),
      urgent: t.exposeBoolean('urgent'),
      openedAt: t.exposeString('openedAt', INSTANT),
      endedAt: t.exposeString('endedAt', { nullable: true, description: 'Null while it is open.' }),
      note: t.exposeString('note', { nullable: true, description: 'Why it was withdrawn.' }),
      candidates: t.field({
        description: 'In the order in which they are asked.',
        type: [candidate],
        resolve: (view) => [...view.candidates],
      }),
    }),
  });
}

function candidateType(stage: StageEnum, reason: ReasonType) {
  return builder.objectRef<CandidateView>('InvitationCandidate').implement({
    description: 'One candidate of a search. What does not belong to their stage is null.',
    fields: (t) => ({
      expert: t.field({ type: ExpertRef, nullable: true, resolve: ({ expertId }) => expertId }),
      stage: t.field({ type: stage, resolve: (view) => view.stage }),
      score: t.exposeInt('score'),
      reasons: t.field({
        description: 'As they were when the expert was chosen.',
        type: [reason],
        resolve: ({ reasons }) => [...reasons],
      }),
      waiver: t.exposeString('waiver', {
        nullable: true,
        description: 'What the expert wrote to have a conflict waived.',
      }),
      answerBy: t.exposeString('answerBy', { nullable: true, ...INSTANT }),
      assignedAt: t.exposeString('assignedAt', { nullable: true, ...INSTANT }),
      objectUntil: t.exposeString('objectUntil', {
        nullable: true,
        description: 'Until when the enterprise may object.',
      }),
      passedOver: t.field({ type: reason, nullable: true, resolve: (view) => view.passedOver }),
      reason: t.field({
        description: 'Why they declined, how they were released, what they gave no answer to.',
        ...perhaps('candidate', (view: CandidateView) => view.reason),
      }),
      note: t.exposeString('note', { nullable: true, description: 'What was said with it.' }),
      at: t.exposeString('at', { nullable: true, description: 'When their candidacy was over.' }),
    }),
  });
}
