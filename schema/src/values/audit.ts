import type { Term } from './terms.ts';

/** What the audit record (审计记录) tells of: who came in, and what administrators did. */
export const AUDIT_KINDS = [
  { code: 'signed-in', zh: '登录', en: 'Signed in' },
  { code: 'code-missed', zh: '登录验证码错误', en: 'Wrong sign-in code' },
  { code: 'sessions-ended', zh: '终止会话', en: 'Sessions ended' },
  { code: 'factor-enrolled', zh: '启用二次验证', en: 'Second factor set up' },
  { code: 'factor-entered', zh: '通过二次验证', en: 'Second factor entered' },
  { code: 'recovery-used', zh: '使用恢复码', en: 'Recovery code used' },
  { code: 'factor-missed', zh: '动态口令错误', en: 'Wrong second-factor code' },
  { code: 'factor-locked', zh: '二次验证锁定', en: 'Second factor locked' },
  { code: 'factor-reset', zh: '重置二次验证', en: 'Second factor reset' },
  { code: 'person-locked', zh: '锁定账户', en: 'Account locked' },
  { code: 'person-unlocked', zh: '解锁账户', en: 'Account unlocked' },
  { code: 'person-erased', zh: '删除个人信息', en: 'Person erased' },
  { code: 'duty-granted', zh: '授予职责', en: 'Duty granted' },
  { code: 'duty-revoked', zh: '撤销职责', en: 'Duty revoked' },
  { code: 'membership-confirmed', zh: '确认成员资格', en: 'Membership confirmed' },
  { code: 'membership-declined', zh: '成员资格未通过', en: 'Membership declined' },
  { code: 'membership-ended', zh: '终止成员资格', en: 'Membership ended' },
  { code: 'token-issued', zh: '签发服务令牌', en: 'Service token issued' },
  { code: 'token-revoked', zh: '撤销服务令牌', en: 'Service token revoked' },
  { code: 'partner-registered', zh: '登记合作方', en: 'Partner registered' },
  { code: 'centre-stated', zh: '登记中心', en: 'Centre stated' },
  { code: 'centre-closed', zh: '关闭中心', en: 'Centre closed' },
] as const satisfies readonly Term[];
export type AuditKind = (typeof AUDIT_KINDS)[number]['code'];
