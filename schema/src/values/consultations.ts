import { codeOf, type Term } from './terms.ts';

/** Where a consultation (咨询) stands: 登记 → 答复 → 办结, or turned into a case. A further question brings an answered one back. */
export const CONSULTATION_STATUSES = [
  { code: 'registered', zh: '已登记', en: 'Registered' },
  { code: 'answered', zh: '已答复', en: 'Answered' },
  { code: 'done', zh: '已办结', en: 'Done' },
  { code: 'turned', zh: '转正式指导', en: 'Turned into a case' },
] as const satisfies readonly Term[];
export type ConsultationStatus = (typeof CONSULTATION_STATUSES)[number]['code'];

/** How a question came in. */
export const CONSULTATION_CHANNELS: readonly Term[] = [
  { code: 'phone', zh: '电话', en: 'Telephone' },
  { code: 'visit', zh: '来访', en: 'Visit' },
  { code: 'mail', zh: '邮件', en: 'Mail' },
  { code: 'chat', zh: '即时通讯', en: 'Chat' },
  { code: 'event', zh: '活动现场', en: 'At an event' },
  { code: 'platform', zh: '平台提交', en: 'Through this platform' },
];
export const consultationChannelCode = codeOf(CONSULTATION_CHANNELS);

/** What a question is about. */
export const CONSULTATION_TOPICS: readonly Term[] = [
  { code: 'law', zh: '法律与制度', en: 'Law and procedure abroad' },
  { code: 'filing', zh: '海外申请与布局', en: 'Filing rights abroad' },
  { code: 'response', zh: '纠纷应对', en: 'Responding to a dispute' },
  { code: 'enforcement', zh: '海外维权', en: 'Enforcing rights abroad' },
  { code: 'squatting', zh: '商标抢注', en: 'Squatted marks' },
  { code: 'e-commerce', zh: '电商平台投诉', en: 'Complaints on platforms' },
  { code: 'customs', zh: '海关', en: 'Customs' },
  { code: 'exhibition', zh: '展会', en: 'Exhibitions' },
  { code: 'contracts', zh: '许可与合同', en: 'Licences and contracts' },
  { code: 'funds-insurance', zh: '资金与保险', en: 'Funds and insurance' },
  { code: 'other', zh: '其他', en: 'Other' },
];
export const consultationTopicCode = codeOf(CONSULTATION_TOPICS);
