import { z } from 'zod';
import { ALL_DUTIES } from '../actor.ts';
import { instantText } from '../envelope.ts';
import { locale } from '../errors.ts';
import { idOf } from '../values/id.ts';
import {
  countryCode,
  divisionCode,
  industryCode,
  mailAddress,
  membershipDeclineReasonCode,
  usccText,
} from '../values/index.ts';
import { CASE_EVENTS } from './cases.ts';
import { CONSULTATION_EVENTS } from './consultations.ts';
import { defineEvent } from './define.ts';
import { EXPERT_EVENTS } from './experts.ts';
import { LEDGER_EVENTS } from './ledger.ts';
import { MATERIAL_EVENTS } from './materials.ts';
import { MESSAGE_EVENTS } from './messages.ts';
import { SUBSCRIPTION_EVENTS } from './subscriptions.ts';
import { WARNING_EVENTS } from './warnings.ts';

export { legalDate } from './cases.ts';
export type { DataOf, EventSpec } from './define.ts';
export * from './intake.ts';
export * from './json-schema.ts';
export { idOf };

export const duty = z.enum(ALL_DUTIES);

export const EVENTS = {
  organisationRegistered: defineEvent({
    type: 'sinan.organisation.registered.v1',
    topic: 'accounts',
    says: { en: 'An organisation was entered.', zh: '单位已登记' },
    data: z.object({
      organisationId: idOf('organisation'),
      uscc: usccText,
      division: divisionCode,
      industry: industryCode,
    }),
  }),
  membershipRequested: defineEvent({
    type: 'sinan.membership.requested.v1',
    topic: 'accounts',
    says: { en: 'A person asked to belong to an organisation.', zh: '人员申请加入单位' },
    data: z.object({
      membershipId: idOf('membership'),
      organisationId: idOf('organisation'),
      personId: idOf('person'),
    }),
  }),
  membershipConfirmed: defineEvent({
    type: 'sinan.membership.confirmed.v1',
    topic: 'accounts',
    says: { en: 'A member or centre staff confirmed a membership.', zh: '成员资格已确认' },
    data: z.object({
      membershipId: idOf('membership'),
      organisationId: idOf('organisation'),
      personId: idOf('person'),
    }),
  }),
  membershipDeclined: defineEvent({
    type: 'sinan.membership.declined.v1',
    topic: 'accounts',
    says: { en: 'A claim to belong to an organisation was not confirmed.', zh: '成员资格未通过' },
    data: z.object({
      membershipId: idOf('membership'),
      organisationId: idOf('organisation'),
      personId: idOf('person'),
      reason: membershipDeclineReasonCode,
      declinedAt: instantText,
    }),
  }),
  membershipEnded: defineEvent({
    type: 'sinan.membership.ended.v1',
    topic: 'accounts',
    says: { en: 'A person belongs to an organisation no more.', zh: '成员资格已终止' },
    data: z.object({
      membershipId: idOf('membership'),
      organisationId: idOf('organisation'),
      personId: idOf('person'),
      how: z.enum(['left', 'removed']),
      endedAt: instantText,
    }),
  }),
  dutyGranted: defineEvent({
    type: 'sinan.duty.granted.v1',
    topic: 'accounts',
    says: { en: 'A person was given a duty.', zh: '已授予职责' },
    data: z.object({ personId: idOf('person'), duty, centreId: idOf('centre').nullable() }),
  }),
  personErased: defineEvent({
    type: 'sinan.person.erased.v1',
    topic: 'accounts',
    says: { en: 'What the platform held of a person was erased.', zh: '个人信息已删除' },
    data: z.object({ personId: idOf('person'), erasedAt: instantText }),
  }),
  dutyRevoked: defineEvent({
    type: 'sinan.duty.revoked.v1',
    topic: 'accounts',
    says: { en: 'A duty was taken from a person.', zh: '已撤销职责' },
    data: z.object({ personId: idOf('person'), duty, centreId: idOf('centre').nullable() }),
  }),
  centreStated: defineEvent({
    type: 'sinan.centre.stated.v1',
    topic: 'accounts',
    says: { en: 'A centre was stated or closed (the last one counts).', zh: '中心已登记或关闭（以最新为准）' },
    data: z.object({
      centreId: idOf('centre'),
      open: z.boolean(),
      code: z.string().min(1).max(32),
      kind: z.enum(['national', 'local', 'industry', 'station']),
      division: divisionCode,
      industry: industryCode.nullable(),
      country: countryCode.nullable(),
    }),
  }),
  partnerRegistered: defineEvent({
    type: 'sinan.partner.registered.v1',
    topic: 'accounts',
    says: { en: 'A partner may send cases from a source.', zh: '合作方已登记' },
    data: z.object({ partnerId: idOf('partner'), source: z.string().min(1).max(256) }),
  }),
  contactStated: defineEvent({
    type: 'sinan.contact.stated.v1',
    topic: 'contacts',
    says: { en: 'How a person is reached (always whole: the last one counts).', zh: '人员联系方式（以最新为准）' },
    data: z.object({ personId: idOf('person'), email: mailAddress, locale }),
  }),
  linkIssued: defineEvent({
    type: 'sinan.link.issued.v1',
    topic: 'contacts',
    says: {
      en: 'A sign-in link is to be mailed. Holds no secret: the token is derived from the link id.',
      zh: '待发送登录链接（不含密钥）',
    },
    data: z.object({
      linkId: idOf('link'),
      purpose: z.enum(['sign-in']),
      email: mailAddress,
      locale,
      expiresAt: instantText,
    }),
  }),
  ...CASE_EVENTS,
  ...CONSULTATION_EVENTS,
  ...LEDGER_EVENTS,
  ...MESSAGE_EVENTS,
  ...MATERIAL_EVENTS,
  ...EXPERT_EVENTS,
  ...WARNING_EVENTS,
  ...SUBSCRIPTION_EVENTS,
} as const;
export type EventName = keyof typeof EVENTS;
