import { z } from 'zod';
import { envelope, instantText } from '../envelope.ts';
import { SERVICE_KINDS, SIDES, STAGES, serviceKindCode, sideCode, stageCode } from '../values/filing.ts';
import {
  COUNTRIES,
  countryCode,
  DISPUTE_TYPES,
  disputeTypeCode,
  FORUMS,
  forumCode,
  INDUSTRIES,
  industryCode,
  MEMBERSHIP_DECLINE_REASONS,
  membershipDeclineReasonCode,
  NEEDS,
  needCode,
  PLATFORMS,
  platformCode,
  RIGHTS,
  rightCode,
  SERVICE_METHODS,
  serviceMethodCode,
  type Term,
} from '../values/index.ts';
import { EVENTS, legalDate } from './index.ts';
import { caseIntake, intakeEnvelope } from './intake.ts';

/** The lists of codes that events carry: each under its name, with what its codes mean. */
const CODES: readonly (readonly [name: string, code: z.ZodType<string>, terms: readonly Term[], source: string])[] = [
  ['CountryCode', countryCode, COUNTRIES, 'Countries and regions 国家(地区): ISO 3166-1 alpha-2, and EU.'],
  ['DisputeTypeCode', disputeTypeCode, DISPUTE_TYPES, 'Kinds of dispute 纠纷类型.'],
  ['ForumCode', forumCode, FORUMS, 'Who hears the dispute 受理机构.'],
  ['IndustryCode', industryCode, INDUSTRIES, 'Sections of GB/T 4754 行业门类.'],
  [
    'MembershipDeclineReasonCode',
    membershipDeclineReasonCode,
    MEMBERSHIP_DECLINE_REASONS,
    'Why a claim to belong is not confirmed 未通过原因.',
  ],
  ['NeedCode', needCode, NEEDS, 'What is asked of the centre 诉求.'],
  ['PlatformCode', platformCode, PLATFORMS, 'Where goods are sold abroad, and accounts frozen 平台.'],
  ['RightCode', rightCode, RIGHTS, 'Kinds of right 权利类型.'],
  ['ServiceKindCode', serviceKindCode, SERVICE_KINDS, 'Kinds of application 申请类别.'],
  ['ServiceMethodCode', serviceMethodCode, SERVICE_METHODS, 'How papers were served 送达方式.'],
  ['SideCode', sideCode, SIDES, 'The side of the applicant 申请人地位.'],
  ['StageCode', stageCode, STAGES, 'How far the dispute has come 所处阶段.'],
];

interface Named {
  readonly id: string;
  readonly description?: string;
  readonly 'x-names'?: { readonly [code: string]: string };
}

/** Every shape that has a name. zod writes a reference wherever one of them is used in another. */
function namedShapes() {
  const shapes = z.registry<Named>();
  for (const [id, code, terms, description] of CODES) shapes.add(code, { id, description, 'x-names': namesOf(terms) });
  shapes.add(legalDate, {
    id: 'LegalDate',
    description: "A calendar date in the forum's time zone (IANA); no instant.",
  });
  shapes.add(instantText, { id: 'Instant', description: 'An instant in UTC, to the millisecond.' });
  shapes.add(envelope, { id: 'Envelope', description: 'What every event of the platform has around its data.' });
  shapes.add(intakeEnvelope, { id: 'PartnerEvent', description: 'A CloudEvent as a partner may write it.' });
  for (const [name, { data }] of Object.entries(EVENTS)) shapes.add(data, { id: dataName(name) });
  return shapes.add(caseIntake.data, { id: dataName('caseReported') });
}

function namesOf(terms: readonly Term[]) {
  return Object.fromEntries(terms.map(({ code, zh, en }) => [code, `${en} ${zh}`]));
}

/** The name of the shape of an event's data: `CaseSubmittedData`. */
export function dataName(event: string): string {
  return `${event.charAt(0).toUpperCase()}${event.slice(1)}Data`;
}

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Every named shape of the events as JSON Schema (draft 7, as AsyncAPI takes it), one referring to the other by `uri(name)`. What only code
 * can check (a check digit, a date that has not begun) is left open in them.
 */
export function eventShapes(uri: (name: string) => string): { readonly [name: string]: JsonSchema } {
  const shapes = namedShapes();
  const { schemas } = z.toJSONSchema(shapes, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    uri,
    override({ zodSchema, jsonSchema }) {
      const { id, ...told } = shapes.get(zodSchema) ?? {};
      Object.assign(jsonSchema, told);
      // zod repeats the whole calendar in a pattern; `format` says it.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]));
}
