import { z } from 'zod';
import { codeOf, type Term } from './terms.ts';

/** How grave a warning is, from the lowest level to the highest. */
export const SEVERITIES = [
  { code: 'notice', zh: '提示', en: 'Notice' },
  { code: 'attention', zh: '关注', en: 'Attention' },
  { code: 'warning', zh: '预警', en: 'Warning' },
  { code: 'urgent', zh: '紧急', en: 'Urgent' },
] as const satisfies readonly Term[];
export type Severity = (typeof SEVERITIES)[number]['code'];
export const severity = z.enum(SEVERITIES.map(({ code }) => code));

/** Whether a level is the given one or a higher one. */
export function isAtLeast(level: Severity, least: Severity): boolean {
  const levels: readonly Severity[] = SEVERITIES.map(({ code }) => code);
  return levels.indexOf(level) >= levels.indexOf(least);
}

/** The lower of two levels. */
export function lower(one: Severity, other: Severity): Severity {
  return isAtLeast(one, other) ? other : one;
}

/** How soon readers should act: the values of CAP 1.2 (OASIS, 2010), §3.2.2. */
export const URGENCIES = [
  { code: 'immediate', zh: '立即', en: 'Immediate' },
  { code: 'expected', zh: '近期', en: 'Expected' },
  { code: 'future', zh: '远期', en: 'Future' },
  { code: 'past', zh: '已过', en: 'Past' },
  { code: 'unknown', zh: '不明', en: 'Unknown' },
] as const satisfies readonly Term[];
export type Urgency = (typeof URGENCIES)[number]['code'];
export const urgency = z.enum(URGENCIES.map(({ code }) => code));

/** How sure it is: the values of CAP 1.2, §3.2.2. */
export const CERTAINTIES = [
  { code: 'observed', zh: '已发生', en: 'Observed' },
  { code: 'likely', zh: '很可能', en: 'Likely' },
  { code: 'possible', zh: '可能', en: 'Possible' },
  { code: 'unlikely', zh: '不太可能', en: 'Unlikely' },
  { code: 'unknown', zh: '不明', en: 'Unknown' },
] as const satisfies readonly Term[];
export type Certainty = (typeof CERTAINTIES)[number]['code'];
export const certainty = z.enum(CERTAINTIES.map(({ code }) => code));

/** What a warning is about. */
export const WARNING_KINDS: readonly Term[] = [
  { code: 'law-change', zh: '法规变化', en: 'Change of law' },
  { code: 'mass-litigation', zh: '诉讼批量', en: 'Mass litigation' },
  { code: 'section-337', zh: '337', en: 'Section 337' },
  { code: 'platform-policy', zh: '平台政策', en: 'Policy of a platform' },
  { code: 'customs', zh: '海关', en: 'Customs' },
  { code: 'trade-fair', zh: '展会', en: 'Trade fair' },
  { code: 'squatting', zh: '抢注', en: 'Squatting' },
  { code: 'npe', zh: 'NPE', en: 'Non-practising entity' },
  { code: 'sep', zh: 'SEP', en: 'Standard-essential patents' },
  { code: 'sanctions', zh: '制裁', en: 'Sanctions' },
];
export const warningKindCode = codeOf(WARNING_KINDS);
