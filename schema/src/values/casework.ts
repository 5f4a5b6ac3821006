import { codeOf, type Term } from './terms.ts';

/**
 * Where a case stands (DB34/T 5367-2026, names of states after its letters). The way on is `submitted` ⇄ `supplementing` → `accepted` →
 * `guiding` → `closed` → `archived`; aside lie `declined` and `terminated`, each with a reason. A wrong centre is a hand-over, never a refusal.
 */
export const CASE_STATUSES = [
  { code: 'submitted', zh: '已提交', en: 'Submitted' },
  { code: 'supplementing', zh: '待补充', en: 'Supplement requested' },
  { code: 'accepted', zh: '已受理', en: 'Accepted' },
  { code: 'guiding', zh: '指导中', en: 'Under guidance' },
  { code: 'closed', zh: '已办结', en: 'Closed' },
  { code: 'archived', zh: '已归档', en: 'Archived' },
  { code: 'declined', zh: '不予受理', en: 'Declined' },
  { code: 'terminated', zh: '终止指导', en: 'Guidance terminated' },
] as const satisfies readonly Term[];
export type CaseStatus = (typeof CASE_STATUSES)[number]['code'];
/** The states in which a centre works on a case: the others are its end. */
export const CASES_UNDER_WAY = [
  'submitted',
  'supplementing',
  'accepted',
  'guiding',
] as const satisfies readonly CaseStatus[];

/** Why a case is not accepted (不予受理); R99 must be said in words. */
export const DECLINE_REASONS: readonly Term[] = [
  { code: 'R01', zh: '申请主体不适格', en: 'The applicant may not apply here' },
  { code: 'R02', zh: '不属于海外知识产权纠纷', en: 'Not an overseas intellectual-property dispute' },
  { code: 'R03', zh: '无明确相对方、事实或诉求', en: 'No clear opponent, facts or request' },
  { code: 'R04', zh: '逾期未补充材料或补充后仍不符合', en: 'Not supplemented in time, or still not sufficient' },
  { code: 'R05', zh: '材料虚假', en: 'False material' },
  { code: 'R06', zh: '同一事项已受理或已办结且无新事实', en: 'The same matter was taken up before, without new facts' },
  { code: 'R07', zh: '已有生效裁决且救济期届满', en: 'A final decision whose time for remedies is over' },
  { code: 'R08', zh: '明显违法或损害国家利益', en: 'Plainly unlawful, or against the interest of the state' },
  { code: 'R09', zh: '涉及国家秘密', en: 'State secrets are concerned: another channel' },
  {
    code: 'R10',
    zh: '要求代理诉讼或代付费用，超出指导范围',
    en: 'Asks for representation or payment, beyond guidance',
  },
  { code: 'R99', zh: '其他', en: 'Other' },
];
export const declineReasonCode = codeOf(DECLINE_REASONS);

/** Why guidance ends before its end (终止指导); T99 must be said in words. */
export const TERMINATION_REASONS: readonly Term[] = [
  { code: 'T01', zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  { code: 'T02', zh: '不配合或失联', en: 'No co-operation, or out of reach' },
  { code: 'T03', zh: '隐瞒事实或虚假材料', en: 'Facts concealed, or false material' },
  { code: 'T04', zh: '受理后发现不符合条件', en: 'Found not to qualify after acceptance' },
  { code: 'T05', zh: '主体注销或破产', en: 'The enterprise was dissolved or is bankrupt' },
  { code: 'T06', zh: '纠纷已消灭且无需指导', en: 'The dispute is gone and needs no guidance' },
  { code: 'T07', zh: '不可抗力或当地法律致无法继续', en: 'Force majeure, or the law there, stands against it' },
  { code: 'T08', zh: '有权机关要求或国家安全', en: 'An authority requires it, or national security' },
  { code: 'T09', zh: '滥用指导意见', en: 'The opinion was misused' },
  { code: 'T10', zh: '移交其他机构', en: 'Passed to another body' },
  { code: 'T99', zh: '其他', en: 'Other' },
];
export const terminationReasonCode = codeOf(TERMINATION_REASONS);

/** How a case that was guided to its end came out (办结). */
export const CASE_OUTCOMES: readonly Term[] = [
  { code: 'O1', zh: '胜诉', en: 'Won' },
  { code: 'O2', zh: '撤诉', en: 'Withdrawn by the other side' },
  { code: 'O3', zh: '和解', en: 'Settled' },
  { code: 'O4', zh: '同意令', en: 'Consent order' },
  { code: 'O5', zh: '败诉', en: 'Lost' },
  { code: 'O6', zh: '缺席', en: 'Default' },
  { code: 'O7', zh: '权利被撤销或无效', en: 'The right was revoked or found invalid' },
  { code: 'O8', zh: '恢复上架或解冻', en: 'Listing restored, or account released' },
  { code: 'O9', zh: '海关放行', en: 'Released by customs' },
  { code: 'O10', zh: '仅咨询', en: 'Advice only' },
];
export const caseOutcomeCode = codeOf(CASE_OUTCOMES);

/** How long an archived case is kept (归档): the class is set when it is archived. */
export const RETENTION_CLASSES: readonly Term[] = [
  { code: '10-years', zh: '10年', en: '10 years' },
  { code: '30-years', zh: '30年', en: '30 years' },
  { code: 'permanent', zh: '永久', en: 'Permanent' },
];
export const retentionClassCode = codeOf(RETENTION_CLASSES);
