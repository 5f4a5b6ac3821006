import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { consultationChannelCode, consultationTopicCode } from '../values/consultations.ts';
import { countryCode } from '../values/countries.ts';
import { idOf } from '../values/id.ts';
import { defineEvent } from './define.ts';

/** What every fact of a consultation repeats. `askedBy` is null for a caller, whom staff registered. */
const ofConsultation = {
  consultationId: idOf('consultation'),
  askedBy: idOf('person').nullable(),
  organisationId: idOf('organisation').nullable(),
  centreId: idOf('centre'),
};
const by = idOf('person');
const round = z.number().int().positive();

export const CONSULTATION_EVENTS = {
  consultationRegistered: defineEvent({
    type: 'sinan.consultation.registered.v1',
    topic: 'cases',
    says: { en: 'A question came in and was routed to a centre.', zh: '咨询已登记' },
    data: z.object({
      ...ofConsultation,
      channel: consultationChannelCode,
      country: countryCode.nullable(),
      topic: consultationTopicCode.nullable(),
      registeredAt: instantText,
    }),
  }),
  consultationAnswered: defineEvent({
    type: 'sinan.consultation.answered.v1',
    topic: 'cases',
    says: { en: 'The centre answered the question.', zh: '咨询已答复' },
    data: z.object({ ...ofConsultation, round, answeredBy: by, answeredAt: instantText }),
  }),
  consultationAskedFurther: defineEvent({
    type: 'sinan.consultation.asked_further.v1',
    topic: 'cases',
    says: { en: 'A further question brought an answered consultation back.', zh: '咨询追问' },
    data: z.object({ ...ofConsultation, round, askedAt: instantText }),
  }),
  consultationPassed: defineEvent({
    type: 'sinan.consultation.passed.v1',
    topic: 'cases',
    says: { en: 'The consultation went to another centre: `centreId` has it now.', zh: '咨询已转办' },
    data: z.object({ ...ofConsultation, fromCentreId: idOf('centre'), passedBy: by, passedAt: instantText }),
  }),
  consultationFinished: defineEvent({
    type: 'sinan.consultation.finished.v1',
    topic: 'cases',
    says: { en: 'The consultation is done.', zh: '咨询已办结' },
    data: z.object({ ...ofConsultation, finishedBy: by, finishedAt: instantText }),
  }),
  consultationTurned: defineEvent({
    type: 'sinan.consultation.turned.v1',
    topic: 'cases',
    says: { en: 'The consultation becomes a case: under this id it is filed.', zh: '咨询转正式指导' },
    data: z.object({ ...ofConsultation, caseId: idOf('case'), turnedBy: by, turnedAt: instantText }),
  }),
} as const;
