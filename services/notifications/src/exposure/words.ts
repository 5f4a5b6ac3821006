import type { Locale } from '@sinan/schema';

/**
 * What is agreed to by the click that subscribes, by version: a version never changes, so that what somebody read can be shown. That consent was given must be demonstrable (GDPR art. 7(1)); it
 * is given voluntarily, explicitly and on full information (PIPL, 个人信息保护法, art. 14).
 */
export const CONSENT_WORDS: { readonly [version: string]: { readonly [language in Locale]: string } } = {
  'exposure-1': {
    'zh-CN': '我同意司南按以上选择，向我的登录邮箱发送海外知识产权风险预警。我可以随时通过每封邮件中的链接更改或退订。',
    en: 'I agree that Sinan sends risk warnings about intellectual property abroad, as chosen above, to the address that I sign in with. I can change this or leave at any time by the links in every mail.',
  },
};
/** The version that is shown today. */
export const WORDS_TODAY = 'exposure-1';
