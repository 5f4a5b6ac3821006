import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { locale } from '../errors.ts';
import { idOf } from '../values/id.ts';
import {
  caseOutcomeCode,
  countryCode,
  declineReasonCode,
  disputeTypeCode,
  retentionClassCode,
  rightCode,
  serviceMethodCode,
  terminationReasonCode,
} from '../values/index.ts';
import { defineEvent } from './define.ts';
import { releaseReason } from './experts.ts';

/** A legal date: a calendar date in the forum's zone, never an instant. */
export const legalDate = z.object({ date: z.iso.date(), zone: z.string().min(1).max(64) });

/** What every fact of a case repeats, so that a reader needs no other. `centreId` is the centre that holds the case when it happened. */
const ofCase = {
  caseId: idOf('case'),
  organisationId: idOf('organisation').nullable(),
  filedBy: idOf('person').nullable(),
  centreId: idOf('centre'),
};
const by = idOf('person');
const round = z.number().int().positive();

/** A draft of opinion number `opinion`: its revision, and the round of review that it is for. */
const written = {
  ...{ ...ofCase, opinion: round, revision: round, round },
  language: locale,
  side: z.enum(['centre', 'expert']),
  ...{ writtenBy: by, writtenAt: instantText },
};

export const CASE_EVENTS = {
  caseSubmitted: defineEvent({
    type: 'sinan.case.submitted.v1',
    topic: 'cases',
    says: { en: 'A case was filed and routed to a centre.', zh: '案件已提交并分派至分中心' },
    data: z.object({
      caseId: idOf('case'),
      organisationId: idOf('organisation').nullable(),
      /** Who filed: a person, or null when a partner did (see `partnerId`). */
      filedBy: idOf('person').nullable(),
      partnerId: idOf('partner').nullable(),
      centreId: idOf('centre'),
      routedBy: z.enum(['choice', 'industry', 'city', 'province', 'nation']),
      country: countryCode,
      disputeType: disputeTypeCode,
      rights: z.array(rightCode).min(1),
      servedOn: legalDate.nullable(),
      serviceMethod: serviceMethodCode.nullable(),
      formVersion: z.number().int().positive(),
      submittedAt: instantText,
    }),
  }),
  caseAccepted: defineEvent({
    type: 'sinan.case.accepted.v1',
    topic: 'cases',
    says: { en: 'The centre accepted the case.', zh: '案件已受理' },
    data: z.object({
      caseId: idOf('case'),
      organisationId: idOf('organisation').nullable(),
      filedBy: idOf('person').nullable(),
      centreId: idOf('centre'),
      acceptedBy: idOf('person'),
      acceptedAt: instantText,
    }),
  }),
  caseSupplementRequested: defineEvent({
    type: 'sinan.case.supplement_requested.v1',
    topic: 'cases',
    says: { en: 'The centre asked for supplements, all at once.', zh: '已发出补充材料通知' },
    data: z.object({ ...ofCase, round, dueOn: legalDate, requestedBy: by, requestedAt: instantText }),
  }),
  caseSupplemented: defineEvent({
    type: 'sinan.case.supplemented.v1',
    topic: 'cases',
    says: { en: 'The applicant supplied what was asked for.', zh: '申请人已补充材料' },
    data: z.object({ ...ofCase, round, suppliedBy: by, suppliedAt: instantText }),
  }),
  caseDeclined: defineEvent({
    type: 'sinan.case.declined.v1',
    topic: 'cases',
    says: { en: 'The centre did not accept the case, for a reason.', zh: '案件不予受理' },
    data: z.object({ ...ofCase, reason: declineReasonCode, declinedBy: by, declinedAt: instantText }),
  }),
  caseGuidanceBegun: defineEvent({
    type: 'sinan.case.guidance_begun.v1',
    topic: 'cases',
    says: { en: 'Guidance began.', zh: '开始指导' },
    data: z.object({ ...ofCase, begunBy: by, begunAt: instantText }),
  }),
  caseOpinionDrafted: defineEvent({
    type: 'sinan.case.opinion_drafted.v1',
    topic: 'cases',
    says: { en: 'A guidance opinion was drafted; another person reviews it.', zh: '指导意见书已拟稿，待审核签发' },
    data: z.object(written),
  }),
  caseOpinionRevised: defineEvent({
    type: 'sinan.case.opinion_revised.v1',
    topic: 'cases',
    says: { en: 'The draft of an opinion was written anew.', zh: '指导意见书草稿已修改' },
    data: z.object(written),
  }),
  caseOpinionReturned: defineEvent({
    type: 'sinan.case.opinion_returned.v1',
    topic: 'cases',
    says: { en: 'The draft of an opinion went back to its authors, with a reason.', zh: '指导意见书草稿已退回修改' },
    data: z.object({
      ...{ ...ofCase, opinion: round, revision: round, round },
      ...{ writtenBy: by, returnedBy: by, returnedAt: instantText },
    }),
  }),
  caseOpinionIssued: defineEvent({
    type: 'sinan.case.opinion_issued.v1',
    topic: 'cases',
    says: { en: 'A guidance opinion was issued.', zh: '已出具指导意见书' },
    data: z.object({ ...ofCase, opinion: round, issuedBy: by, issuedAt: instantText }),
  }),
  caseClosed: defineEvent({
    type: 'sinan.case.closed.v1',
    topic: 'cases',
    says: { en: 'The case was closed with its outcome.', zh: '案件已办结' },
    data: z.object({ ...ofCase, outcome: caseOutcomeCode, closedBy: by, closedAt: instantText }),
  }),
  caseTerminated: defineEvent({
    type: 'sinan.case.terminated.v1',
    topic: 'cases',
    says: { en: 'Guidance ended before its end, for a reason.', zh: '终止指导' },
    data: z.object({ ...ofCase, reason: terminationReasonCode, terminatedBy: by, terminatedAt: instantText }),
  }),
  caseArchived: defineEvent({
    type: 'sinan.case.archived.v1',
    topic: 'cases',
    says: { en: 'The closed case was archived.', zh: '案件已归档' },
    data: z.object({ ...ofCase, retention: retentionClassCode, archivedBy: by, archivedAt: instantText }),
  }),
  caseHandOverOffered: defineEvent({
    type: 'sinan.case.hand_over_offered.v1',
    topic: 'cases',
    says: { en: 'The centre offered the case to another one.', zh: '案件移送待接收' },
    data: z.object({ ...ofCase, toCentreId: idOf('centre'), offeredBy: by, offeredAt: instantText }),
  }),
  caseHandOverAccepted: defineEvent({
    type: 'sinan.case.hand_over_accepted.v1',
    topic: 'cases',
    says: { en: 'Another centre took the case over: `centreId` holds it now.', zh: '案件移送已接收' },
    data: z.object({ ...ofCase, fromCentreId: idOf('centre'), acceptedBy: by, acceptedAt: instantText }),
  }),
  caseHandOverReturned: defineEvent({
    type: 'sinan.case.hand_over_returned.v1',
    topic: 'cases',
    says: { en: 'The other centre returned the offer, with a reason.', zh: '案件移送已退回' },
    data: z.object({ ...ofCase, toCentreId: idOf('centre'), returnedBy: by, returnedAt: instantText }),
  }),
  caseExpertAssigned: defineEvent({
    type: 'sinan.case.expert_assigned.v1',
    topic: 'cases',
    says: { en: 'An expert reads and advises on the case from now on.', zh: '案件已指派专家' },
    data: z.object({ ...ofCase, personId: by, assignedAt: instantText }),
  }),
  caseExpertReleased: defineEvent({
    type: 'sinan.case.expert_released.v1',
    topic: 'cases',
    says: { en: 'The expert is on the case no longer.', zh: '专家已退出案件' },
    data: z.object({ ...ofCase, personId: by, why: releaseReason, releasedAt: instantText }),
  }),
  casePersonBarred: defineEvent({
    type: 'sinan.case.person_barred.v1',
    topic: 'cases',
    says: {
      en: 'A person neither reads nor finds the case from now on, for a conflict of interest.',
      zh: '因利益冲突，相关人员回避本案',
    },
    data: z.object({ ...ofCase, personId: by, barredAt: instantText }),
  }),
} as const;
