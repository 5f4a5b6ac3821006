import type { ErrorParams, Locale } from '../errors.ts';
import { CASE_OUTCOMES } from './casework.ts';
import { COUNTRIES } from './countries.ts';
import { DISPUTE_TYPES } from './dispute-types.ts';
import { LANGUAGES } from './experts.ts';
import { FORUMS } from './forums.ts';
import { INDUSTRIES } from './industries.ts';
import { RIGHTS } from './rights.ts';
import { type Term, termText } from './terms.ts';

/** What speaks for an expert in a case, and what is missing: the reasons of a rank. `{name}` parameters are codes, dates and counts. */
const RANKING_REASONS = {
  jurisdiction: { en: 'Qualified in {country}', zh: '具备{country}执业资格' },
  'jurisdiction-missing': { en: 'Not qualified in {country}', zh: '不具备{country}执业资格' },
  right: { en: 'Knows this kind of right: {rights}', zh: '熟悉涉案权利：{rights}' },
  'right-missing': {
    en: 'This kind of right is not among their own: {rights}',
    zh: '涉案权利不在其专长之列：{rights}',
  },
  forum: { en: 'Works before this forum: {forum}', zh: '熟悉受理机构：{forum}' },
  'dispute-type': { en: 'Knows this kind of dispute: {disputeType}', zh: '熟悉纠纷类型：{disputeType}' },
  language: { en: 'Works in {languages}', zh: '工作语言：{languages}' },
  'language-missing': { en: 'Works in neither Chinese nor English', zh: '工作语言不含中文或英语' },
  industry: { en: 'Knows the industry: {industry}', zh: '熟悉所属行业：{industry}' },
  load: { en: 'Has {open} of {capacity} cases in hand', zh: '在办案件 {open} 件，上限 {capacity} 件' },
  'absent-soon': { en: 'Will be away from {from} to {to}', zh: '{from}至{to}将离岗' },
  record: {
    en: '{cases} closed cases in this country or region or right: {outcomes}',
    zh: '在该国家（地区）或权利类型已办结 {cases} 件：{outcomes}',
  },
} as const satisfies { readonly [code: string]: { readonly en: string; readonly zh: string } };
export type RankingReasonCode = keyof typeof RANKING_REASONS;

/** Why an expert cannot be chosen for a case. Those about other cases name none of them. */
const EXCLUSIONS = {
  suspended: { en: 'Suspended', zh: '已暂停' },
  left: { en: 'Has left the pool', zh: '已退出专家库' },
  absent: { en: 'Away from {from} to {to}', zh: '{from}至{to}离岗' },
  'at-capacity': { en: 'Has {open} of {capacity} cases in hand', zh: '在办案件已达上限（{open}/{capacity}）' },
  'opposing-counsel': { en: 'The firm is the other side’s counsel', zh: '所在机构即对方律师' },
  claimant: { en: 'The firm is the other side', zh: '所在机构即对方当事人' },
  'against-applicant': {
    en: 'Was engaged against this enterprise in another case',
    zh: '曾在其他案件中与本企业处于对立方',
  },
  'for-claimant': { en: 'Is or was engaged for the other side', zh: '现为或曾为对方当事人提供服务' },
  'co-party': {
    en: 'Is or was engaged for a co-party of the same claimant',
    zh: '现为或曾为同一对方当事人的其他涉案企业提供服务',
  },
  'own-case': { en: 'Filed the case or belongs to its enterprise', zh: '系本案提交人或该企业成员' },
  declared: { en: 'Declared a conflict in this case', zh: '已就本案声明利益冲突' },
  'objected-to': { en: 'The enterprise objected before', zh: '企业此前已提出异议' },
} as const satisfies { readonly [code: string]: { readonly en: string; readonly zh: string } };
export type ExclusionCode = keyof typeof EXCLUSIONS;
export const EXCLUSION_CODES = Object.keys(EXCLUSIONS) as readonly ExclusionCode[];

/** One reason: a code of either list, and its parameters. Several codes of one list stand in one parameter, with commas between. */
export interface ExpertReason<Code extends string = RankingReasonCode | ExclusionCode> {
  readonly code: Code;
  readonly params: ErrorParams;
}

/** A reason of a rank, and what it adds to the score. */
export interface RankReason extends ExpertReason<RankingReasonCode> {
  readonly points: number;
}

const TEXTS: { readonly [code: string]: { readonly en: string; readonly zh: string } } = {
  ...RANKING_REASONS,
  ...EXCLUSIONS,
};

/** What the codes in a parameter are called. Parameters that are not named here read as they are. */
const LISTS: { readonly [param: string]: readonly Term[] } = {
  country: COUNTRIES,
  rights: RIGHTS,
  forum: FORUMS,
  disputeType: DISPUTE_TYPES,
  languages: LANGUAGES,
  industry: INDUSTRIES,
  outcomes: CASE_OUTCOMES,
};

/** A reason in the reader's language; the code itself when the lists do not know it (an older or newer release did). */
export function expertReasonText({ code, params }: ExpertReason<string>, lang: Locale): string {
  const text = TEXTS[code]?.[lang === 'en' ? 'en' : 'zh'] ?? code;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => paramText(name, params[name] ?? '', lang));
}

/** `O1:2,O3:1` reads “Won 2, Settled 1”. */
function paramText(name: string, value: string | number, lang: Locale): string {
  const terms = LISTS[name];
  if (terms === undefined) return String(value);
  const said = String(value)
    .split(',')
    .map((part) => part.split(':'))
    .map(([code = '', count]) => [termText(terms, code, lang), ...(count ? [count] : [])].join(' '));
  return said.join(lang === 'en' ? ', ' : '、');
}
