import { codeOf, type Term } from './terms.ts';

/** How the paper was served. Deadline rules count differently for each. */
export const SERVICE_METHODS: readonly Term[] = [
  { code: 'personal', zh: '直接送达', en: 'Personal' },
  { code: 'mail', zh: '邮寄送达', en: 'Mail' },
  { code: 'express', zh: '快递送达', en: 'Express delivery' },
  { code: 'email', zh: '电子邮件送达', en: 'E-mail' },
  { code: 'platform', zh: '平台通知', en: 'Through a platform' },
  { code: 'hague', zh: '海牙送达公约途径', en: 'Hague Service Convention' },
  { code: 'publication', zh: '公告送达', en: 'Publication' },
  { code: 'waiver-request', zh: '请求放弃送达', en: 'Request to waive service' },
  { code: 'unknown', zh: '不清楚', en: 'Not known' },
];
export const serviceMethodCode = codeOf(SERVICE_METHODS);
