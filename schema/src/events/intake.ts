import { z } from 'zod';
import { locale } from '../errors.ts';
import { caseFormV1 } from '../forms/case-form.ts';
import { divisionCode } from '../values/divisions.ts';
import { industryCode } from '../values/industries.ts';
import { mailAddress } from '../values/mail-address.ts';
import { line } from '../values/text.ts';
import { usccText } from '../values/uscc.ts';
import { defineEvent } from './define.ts';

/** An organisation as an applicant or a partner states it. */
export const organisationForm = z.strictObject({
  uscc: usccText,
  nameZh: line(200),
  nameEn: line(200).nullish(),
  division: divisionCode,
  industry: industryCode,
});

/** The one event that programs which are not ours may send. It names people, so its topic is kept for 7 days. */
export const caseIntake = defineEvent({
  type: 'sinan.intake.case_reported.v1',
  topic: 'intake',
  says: { en: 'A partner reports a case for an organisation.', zh: '合作方代单位报送案件' },
  data: z.strictObject({
    organisation: organisationForm,
    contact: z.strictObject({ email: mailAddress, locale }).nullish(),
    case: caseFormV1,
  }),
});

const MAX_ATTRIBUTE = 256;
/** Any letters, digits, marks and spaces, but nothing unseen. */
const printable = z
  .string()
  .regex(/^[^\p{C}\u2028\u2029]+$/u)
  .max(MAX_ATTRIBUTE);
/** A URI-reference (RFC 3986 4.1) as far as a registered name needs it: ASCII without spaces. */
const uriReference = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .max(MAX_ATTRIBUTE);

/**
 * CloudEvents 1.0, structured JSON, as any program may write it: only what the standard requires is required, and extension attributes
 * of the sender's own are let through. (source, id) recognises an event that is sent again.
 */
export const intakeEnvelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: printable,
  source: uriReference,
  type: z.literal(caseIntake.type),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z
    .string()
    .regex(/^application\/json(\s*;.*)?$/i)
    .max(MAX_ATTRIBUTE)
    .optional(),
  subject: printable.optional(),
  traceparent: z
    .string()
    .regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
    .optional(),
  data: caseIntake.data,
});
export type IntakeEvent = z.infer<typeof intakeEnvelope>;
