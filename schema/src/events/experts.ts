import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { idOf } from '../values/id.ts';
import {
  ANSWER_STEPS,
  CONFLICT_ANSWERS,
  countryCode,
  expertDeclineReasonCode,
  expertKindCode,
  RELEASES,
  rightCode,
  suspensionReasonCode,
} from '../values/index.ts';
import { defineEvent } from './define.ts';

/** An expert, the case, and the invitation by which the one came to the other. */
const onCase = { invitationId: idOf('invitation'), caseId: idOf('case'), personId: idOf('person') };
/** The same, with the centre that held the case when it happened. */
const atCentre = { ...onCase, centreId: idOf('centre') };
const expert = { expertId: idOf('expert'), personId: idOf('person') };
const by = idOf('person');

/** Why an expert is no longer on a case. */
export const releaseReason = z.enum(RELEASES.map(({ code }) => code));
const conflictAnswer = z.enum(CONFLICT_ANSWERS.map(({ code }) => code));
/** What a candidate gave no answer to. */
const answerStep = z.enum(ANSWER_STEPS.map(({ code }) => code));

export const EXPERT_EVENTS = {
  expertEnrolled: defineEvent({
    type: 'sinan.expert.enrolled.v1',
    topic: 'experts',
    says: { en: 'An expert was enrolled in the pool.', zh: '专家已入库' },
    data: z.object({
      ...expert,
      kind: expertKindCode,
      countries: z.array(countryCode).min(1),
      rights: z.array(rightCode).min(1),
      enrolledBy: by,
      enrolledAt: instantText,
    }),
  }),
  expertSuspended: defineEvent({
    type: 'sinan.expert.suspended.v1',
    topic: 'experts',
    says: { en: 'An expert is not to be invited for now, for a reason.', zh: '专家已暂停' },
    data: z.object({ ...expert, reason: suspensionReasonCode, suspendedBy: by, suspendedAt: instantText }),
  }),
  expertResumed: defineEvent({
    type: 'sinan.expert.resumed.v1',
    topic: 'experts',
    says: { en: 'A suspended expert may be invited again.', zh: '专家已恢复' },
    data: z.object({ ...expert, resumedBy: by, resumedAt: instantText }),
  }),
  expertLeft: defineEvent({
    type: 'sinan.expert.left.v1',
    topic: 'experts',
    says: { en: 'An expert left the pool.', zh: '专家已退出专家库' },
    data: z.object({ ...expert, leftAt: instantText }),
  }),
  conflictAsked: defineEvent({
    type: 'sinan.invitation.conflict_asked.v1',
    topic: 'experts',
    says: {
      en: 'A candidate was asked to check the names of the parties for conflicts.',
      zh: '已请候选专家核查利益冲突',
    },
    data: z.object({ ...atCentre, answerBy: instantText }),
  }),
  conflictAnswered: defineEvent({
    type: 'sinan.invitation.conflict_answered.v1',
    topic: 'experts',
    says: { en: 'A candidate answered the conflict check.', zh: '候选专家已答复利益冲突核查' },
    data: z.object({ ...atCentre, answer: conflictAnswer }),
  }),
  expertConflicted: defineEvent({
    type: 'sinan.expert.conflicted.v1',
    topic: 'experts',
    says: {
      en: 'An expert has a conflict of interest with a case: a wall stands between them.',
      zh: '专家与案件存在利益冲突',
    },
    data: z.object(onCase),
  }),
  expertOffered: defineEvent({
    type: 'sinan.expert.offered.v1',
    topic: 'experts',
    says: { en: 'A candidate without a conflict was offered the case.', zh: '已向候选专家发出邀请' },
    data: z.object({ ...atCentre, answerBy: instantText }),
  }),
  expertDeclined: defineEvent({
    type: 'sinan.expert.declined.v1',
    topic: 'experts',
    says: { en: 'A candidate declined, for a reason.', zh: '候选专家已谢绝' },
    data: z.object({ ...atCentre, reason: expertDeclineReasonCode }),
  }),
  expertLapsed: defineEvent({
    type: 'sinan.expert.lapsed.v1',
    topic: 'experts',
    says: { en: 'A candidate gave no answer in time.', zh: '候选专家逾期未答复' },
    data: z.object({ ...atCentre, step: answerStep }),
  }),
  expertAssigned: defineEvent({
    type: 'sinan.expert.assigned.v1',
    topic: 'experts',
    says: { en: 'An expert advises on a case from now on.', zh: '专家已参与案件指导' },
    data: z.object(onCase),
  }),
  objectionOpened: defineEvent({
    type: 'sinan.invitation.objection_opened.v1',
    topic: 'experts',
    says: { en: 'The enterprise may object to the expert until then.', zh: '企业可在期限内对专家提出异议' },
    data: z.object({ ...atCentre, filedBy: by.nullable(), objectUntil: instantText }),
  }),
  expertObjected: defineEvent({
    type: 'sinan.expert.objected.v1',
    topic: 'experts',
    says: { en: 'The enterprise objected to its expert.', zh: '企业已对专家提出异议' },
    data: z.object({ ...atCentre, objectedBy: by }),
  }),
  expertReleased: defineEvent({
    type: 'sinan.expert.released.v1',
    topic: 'experts',
    says: { en: 'An expert advises on a case no longer.', zh: '专家不再参与案件指导' },
    data: z.object({ ...onCase, why: releaseReason }),
  }),
  invitationExhausted: defineEvent({
    type: 'sinan.invitation.exhausted.v1',
    topic: 'experts',
    says: { en: 'Nobody is left to ask for this case.', zh: '本案已无候选专家可征询' },
    data: z.object({ invitationId: idOf('invitation'), caseId: idOf('case'), centreId: idOf('centre') }),
  }),
} as const;
