import { codeOf, type Term } from './terms.ts';

/** How a person stands to an organisation (成员资格). Only `confirmed` opens anything. */
export const MEMBERSHIP_STATUSES = [
  { code: 'pending', zh: '待确认', en: 'Pending' },
  { code: 'confirmed', zh: '已确认', en: 'Confirmed' },
  { code: 'declined', zh: '未通过', en: 'Declined' },
  { code: 'ended', zh: '已终止', en: 'Ended' },
] as const satisfies readonly Term[];
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number]['code'];

/** Why a claim to belong to an organisation (单位认领) is not confirmed; M99 must be said in words. */
export const MEMBERSHIP_DECLINE_REASONS: readonly Term[] = [
  { code: 'M01', zh: '营业执照不清晰或不完整', en: 'The business licence is unreadable or incomplete' },
  { code: 'M02', zh: '营业执照与填写内容不符', en: 'The business licence differs from what was entered' },
  { code: 'M03', zh: '授权委托书缺失、未盖章或已过期', en: 'The letter of authority is missing, unsealed or expired' },
  { code: 'M04', zh: '授权委托书与申请人或权限不符', en: 'The letter of authority names another person, or less' },
  { code: 'M05', zh: '单位否认授权', en: 'The organisation denies the authority' },
  { code: 'M06', zh: '单位已注销或被吊销', en: 'The organisation was dissolved, or its licence revoked' },
  { code: 'M07', zh: '非本单位人员', en: 'Not of this organisation' },
  { code: 'M99', zh: '其他', en: 'Other' },
];
export const membershipDeclineReasonCode = codeOf(MEMBERSHIP_DECLINE_REASONS);
