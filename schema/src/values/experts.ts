import { codeOf, type Term } from './terms.ts';

/** What an expert (专家) is by profession. */
export const EXPERT_KINDS = [
  { code: 'lawyer', zh: '律师', en: 'Lawyer' },
  { code: 'patent-attorney', zh: '专利代理师', en: 'Patent attorney' },
  { code: 'trademark-attorney', zh: '商标代理人', en: 'Trademark attorney' },
  { code: 'scholar', zh: '学者', en: 'Scholar' },
  { code: 'other', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];
export const expertKindCode = codeOf(EXPERT_KINDS);

/** The languages in which experts work, by ISO 639-1. */
export const LANGUAGES: readonly Term[] = [
  { code: 'zh', zh: '中文', en: 'Chinese' },
  { code: 'en', zh: '英语', en: 'English' },
  { code: 'ar', zh: '阿拉伯语', en: 'Arabic' },
  { code: 'de', zh: '德语', en: 'German' },
  { code: 'es', zh: '西班牙语', en: 'Spanish' },
  { code: 'fr', zh: '法语', en: 'French' },
  { code: 'hi', zh: '印地语', en: 'Hindi' },
  { code: 'id', zh: '印度尼西亚语', en: 'Indonesian' },
  { code: 'it', zh: '意大利语', en: 'Italian' },
  { code: 'ja', zh: '日语', en: 'Japanese' },
  { code: 'ko', zh: '韩语', en: 'Korean' },
  { code: 'ms', zh: '马来语', en: 'Malay' },
  { code: 'nl', zh: '荷兰语', en: 'Dutch' },
  { code: 'pl', zh: '波兰语', en: 'Polish' },
  { code: 'pt', zh: '葡萄牙语', en: 'Portuguese' },
  { code: 'ru', zh: '俄语', en: 'Russian' },
  { code: 'th', zh: '泰语', en: 'Thai' },
  { code: 'tr', zh: '土耳其语', en: 'Turkish' },
  { code: 'vi', zh: '越南语', en: 'Vietnamese' },
];
export const languageCode = codeOf(LANGUAGES);

/** Where an expert stands in the pool (专家库). */
export const EXPERT_STATUSES = [
  { code: 'active', zh: '在库', en: 'In the pool' },
  { code: 'suspended', zh: '已暂停', en: 'Suspended' },
  { code: 'left', zh: '已退出', en: 'Left' },
] as const satisfies readonly Term[];
export type ExpertStatus = (typeof EXPERT_STATUSES)[number]['code'];

/** Why an expert is suspended; S99 must be said in words. */
export const SUSPENSION_REASONS: readonly Term[] = [
  { code: 'S01', zh: '执业资格中止或失效', en: 'Qualification suspended or lapsed' },
  { code: 'S02', zh: '违反保密义务或职业道德', en: 'Breach of confidence or of professional ethics' },
  { code: 'S03', zh: '多次逾期未答复', en: 'Repeatedly gave no answer in time' },
  { code: 'S04', zh: '年度审核未通过', en: 'Did not pass the yearly review' },
  { code: 'S05', zh: '本人申请', en: 'At the expert’s own wish' },
  { code: 'S99', zh: '其他', en: 'Other' },
];
export const suspensionReasonCode = codeOf(SUSPENSION_REASONS);

/** Where a search for the expert of one case stands. */
export const INVITATION_STATUSES = [
  { code: 'asking', zh: '征询中', en: 'Candidates are being asked' },
  { code: 'assigned', zh: '已指派', en: 'An expert is assigned' },
  { code: 'exhausted', zh: '无人可选', en: 'Nobody is left to ask' },
  { code: 'completed', zh: '已完成', en: 'Completed' },
  { code: 'withdrawn', zh: '已撤回', en: 'Withdrawn' },
  { code: 'ended', zh: '随案件结束', en: 'Ended with its case' },
] as const satisfies readonly Term[];
export type InvitationStatus = (typeof INVITATION_STATUSES)[number]['code'];

/** How far one candidate of a search has come. */
export const CANDIDATE_STAGES = [
  { code: 'waiting', zh: '候补', en: 'Waiting' },
  { code: 'checking', zh: '利益冲突核查中', en: 'Checking for conflicts' },
  { code: 'waiver', zh: '豁免待确认', en: 'Waiver to be accepted' },
  { code: 'offered', zh: '邀请待答复', en: 'Offer to be answered' },
  { code: 'assigned', zh: '已指派', en: 'Assigned' },
  { code: 'released', zh: '已解除', en: 'Released' },
  { code: 'conflicted', zh: '存在利益冲突', en: 'In conflict' },
  { code: 'declined', zh: '已谢绝', en: 'Declined' },
  { code: 'lapsed', zh: '逾期未答复', en: 'Gave no answer in time' },
  { code: 'passed-over', zh: '未予征询', en: 'Passed over' },
  { code: 'withdrawn', zh: '已撤回', en: 'Withdrawn' },
] as const satisfies readonly Term[];
export type CandidateStage = (typeof CANDIDATE_STAGES)[number]['code'];

/** What a candidate is asked to answer. */
export const ANSWER_STEPS = [
  { code: 'conflict', zh: '利益冲突核查', en: 'The conflict check' },
  { code: 'offer', zh: '邀请答复', en: 'The offer' },
] as const satisfies readonly Term[];
export type AnswerStep = (typeof ANSWER_STEPS)[number]['code'];

/** What an expert answers to the names of the parties. */
export const CONFLICT_ANSWERS = [
  { code: 'clear', zh: '无利益冲突', en: 'No conflict' },
  { code: 'conflict', zh: '存在利益冲突', en: 'Conflict' },
  { code: 'waiver', zh: '需要豁免', en: 'A waiver is needed' },
] as const satisfies readonly Term[];
export type ConflictAnswer = (typeof CONFLICT_ANSWERS)[number]['code'];

/** Found only in the facts: it bars the expert from the case as an answer to the names would have. */
export const CONFLICT_FOUND_LATE = 'E04';

/** Why an expert does not take a case; E99 must be said in words. */
export const EXPERT_DECLINE_REASONS: readonly Term[] = [
  { code: 'E01', zh: '时间不允许', en: 'No time' },
  { code: 'E02', zh: '超出专业领域', en: 'Outside the field' },
  { code: 'E03', zh: '不具备该机构的代理资格', en: 'No standing before the forum' },
  { code: CONFLICT_FOUND_LATE, zh: '阅知案情后发现利益冲突', en: 'A conflict found in the facts' },
  { code: 'E05', zh: '不接受条件', en: 'Does not agree to the terms' },
  { code: 'E99', zh: '其他', en: 'Other' },
];
export const expertDeclineReasonCode = codeOf(EXPERT_DECLINE_REASONS);

/** How an assigned expert came to be released. */
export const RELEASES = [
  { code: 'completed', zh: '指导完成', en: 'The work is done' },
  { code: 'removed', zh: '由中心解除', en: 'Removed by the centre' },
  { code: 'objected', zh: '企业提出异议', en: 'The enterprise objected' },
  { code: 'withdrawn', zh: '邀请已撤回', en: 'The invitation was withdrawn' },
] as const satisfies readonly Term[];
export type Release = (typeof RELEASES)[number]['code'];
