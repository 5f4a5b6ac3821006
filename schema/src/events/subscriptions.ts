import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { locale } from '../errors.ts';
import { idOf } from '../values/id.ts';
import { countryCode, industryCode, platformCode, rightCode, severity } from '../values/index.ts';
import { defineEvent } from './define.ts';

const subscriptionId = idOf('subscription');

/**
 * One interest of a subscriber. No rights, industries or platforms are all of them, as in a fact from before the last two could be chosen; `severity` is
 * the lowest level that is wanted.
 */
const interest = {
  countries: z.array(countryCode).min(1),
  rights: z.array(rightCode),
  industries: z.array(industryCode).default([]),
  platforms: z.array(platformCode).default([]),
  severity,
};

/** All that a subscriber chose: an interest, and in `also` further ones, of which a fact from before there could be any has none. A warning is wanted that meets one of them. */
const choice = { ...interest, also: z.array(z.object(interest)).default([]), locale };

export const SUBSCRIPTION_EVENTS = {
  subscriptionConfirmed: defineEvent({
    type: 'sinan.subscription.confirmed.v1',
    topic: 'subscriptions',
    says: {
      en: 'A subscriber confirmed: by the mailed link, signed in, or by an imported consent.',
      zh: '订阅已确认（通过邮件链接、登录确认，或导入同意凭证）',
    },
    data: z.object({ subscriptionId, countries: z.array(countryCode).min(1) }),
  }),
  subscriptionConfirmedV2: defineEvent({
    type: 'sinan.subscription.confirmed.v2',
    topic: 'subscriptions',
    says: {
      en: 'A subscriber confirmed, by the mailed link, signed in or by an imported consent: all that was chosen.',
      zh: '订阅已确认（通过邮件链接、登录确认，或导入同意凭证；含全部选择）',
    },
    data: z.object({ subscriptionId, ...choice }),
  }),
  subscriptionChanged: defineEvent({
    type: 'sinan.subscription.changed.v1',
    topic: 'subscriptions',
    says: { en: 'A subscriber chose anew (always whole: the last one counts).', zh: '订阅内容已变更（以最新为准）' },
    data: z.object({ subscriptionId, ...choice }),
  }),
  subscriptionPaused: defineEvent({
    type: 'sinan.subscription.paused.v1',
    topic: 'subscriptions',
    says: { en: 'A subscriber wants no mails before an instant.', zh: '订阅已暂停' },
    data: z.object({ subscriptionId, until: instantText }),
  }),
  subscriptionResumed: defineEvent({
    type: 'sinan.subscription.resumed.v1',
    topic: 'subscriptions',
    says: { en: 'A subscriber ended the pause before its time.', zh: '订阅已恢复' },
    data: z.object({ subscriptionId }),
  }),
  subscriptionLeft: defineEvent({
    type: 'sinan.subscription.left.v1',
    topic: 'subscriptions',
    says: { en: 'A subscriber left.', zh: '已退订' },
    data: z.object({ subscriptionId, by: z.enum(['one-click', 'page']) }),
  }),
  subscriptionMoved: defineEvent({
    type: 'sinan.subscription.moved.v1',
    topic: 'subscriptions',
    says: { en: 'A subscriber has confirmed another address, which is not said.', zh: '订阅的接收邮箱已变更' },
    data: z.object({ subscriptionId }),
  }),
  subscriptionErased: defineEvent({
    type: 'sinan.subscription.erased.v1',
    topic: 'subscriptions',
    says: { en: 'A subscriber had the address and all choices erased.', zh: '订阅人已删除其全部信息' },
    data: z.object({ subscriptionId }),
  }),
} as const;
