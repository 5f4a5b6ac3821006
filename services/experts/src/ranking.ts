import {
  CASE_OUTCOMES,
  dateAfter,
  EU_MEMBERS,
  type ExclusionCode,
  type ExpertReason,
  FORUMS,
  type Id,
  type RankingReasonCode,
  type RankReason,
} from '@sinan/schema';
import type { Absence, ExpertCodes } from './expert/index.ts';

/** Who fits a case, how well, and why (专家匹配). Pure: the same question has the same answer, and every point of a score has its reason. */

/** What a point is given for: each with the most that it can bring. What speaks for an expert adds up to 100. */
export const WEIGHTS = {
  jurisdiction: 30,
  right: 20,
  forum: 10,
  'dispute-type': 10,
  language: 10,
  industry: 5,
  load: 5,
  record: 10,
  'absent-soon': -10,
} as const;

/** An absence that begins within so many days counts against taking on a case now. */
const SOON_DAYS = 14;
/** English alone does, but the enterprise's side must be translated. */
const ENGLISH_ALONE = 0.6;
/** So many closed cases make a full record. */
const FULL_RECORD = 5;

/** The case, as far as it says who fits. */
export interface CaseToMatch {
  readonly country: string;
  readonly forum: string;
  readonly disputeType: string;
  readonly rights: readonly string[];
  readonly industry: string;
}
/** An expert, as far as it matters now. */
export interface ExpertToRank extends ExpertCodes {
  readonly expertId: Id<'expert'>;
  readonly status: 'active' | 'suspended' | 'left';
  readonly absences: readonly Absence[];
  /** Cases to which they are assigned now. */
  readonly open: number;
  /** Cases that they guided to the end. */
  readonly closed: readonly ClosedCase[];
  /** What the platform knows against them in this case. */
  readonly conflicts: readonly Exclusion[];
}
export interface ClosedCase {
  readonly country: string;
  readonly rights: readonly string[];
  readonly outcome: string;
}
export type Exclusion = ExpertReason<ExclusionCode>;

export interface Ranking<Expert> {
  /** The best first; equal scores by id, so that the order is always the same. */
  readonly ranked: readonly {
    readonly expert: Expert;
    readonly score: number;
    readonly reasons: readonly RankReason[];
  }[];
  /** In the same order as they were given. */
  readonly excluded: readonly { readonly expert: Expert; readonly reasons: readonly Exclusion[] }[];
}

/** `today` is the calendar date in Beijing. */
export function rank<Expert extends ExpertToRank>(
  matter: CaseToMatch,
  experts: readonly Expert[],
  today: string,
): Ranking<Expert> {
  const judged = experts.map((expert) => ({ expert, reasons: exclusionsOf(expert, today) }));
  const ranked = judged
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ expert }) => ({ expert, ...scoreOf(matter, expert, today) }))
    .sort((one, other) => other.score - one.score || (one.expert.expertId < other.expert.expertId ? -1 : 1));
  return { ranked, excluded: judged.filter(({ reasons }) => reasons.length > 0) };
}

/** How well an expert fits, whoever else there is. */
export function scoreOf(matter: CaseToMatch, expert: ExpertToRank, today: string) {
  const reasons = CRITERIA.flatMap((criterion) => criterion(matter, expert, today) ?? []);
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

type Criterion = (matter: CaseToMatch, expert: ExpertToRank, today: string) => RankReason | null;

function reason(code: RankingReasonCode, points: number, params: RankReason['params'] = {}): RankReason {
  return { code, points: Math.round(points), params };
}

const CRITERIA: readonly Criterion[] = [
  function byJurisdiction(matter, { countries }) {
    const country = countryOf(matter);
    const isQualified =
      countries.includes(country) || (country === 'EU' && countries.some((one) => EU_MEMBERS.has(one)));
    if (!isQualified) return reason('jurisdiction-missing', 0, { country });
    return reason('jurisdiction', WEIGHTS.jurisdiction, { country });
  },
  function byRight(matter, { rights }) {
    const asserted = matter.rights.filter((code) => code !== 'unknown');
    if (asserted.length === 0) return null;
    const known = asserted.filter((code) => rights.includes(code));
    if (known.length === 0) return reason('right-missing', 0, { rights: asserted.join() });
    return reason('right', (WEIGHTS.right * known.length) / asserted.length, { rights: known.join() });
  },
  function byForum(matter, { forums }) {
    return forums.includes(matter.forum) ? reason('forum', WEIGHTS.forum, { forum: matter.forum }) : null;
  },
  function byDisputeType({ disputeType }, { disputeTypes }) {
    return disputeTypes.includes(disputeType) ? reason('dispute-type', WEIGHTS['dispute-type'], { disputeType }) : null;
  },
  function byLanguage(_, { languages }) {
    const shared = ['zh', 'en'].filter((code) => languages.includes(code));
    if (shared.length === 0) return reason('language-missing', 0);
    const share = shared.includes('zh') ? 1 : ENGLISH_ALONE;
    return reason('language', WEIGHTS.language * share, { languages: shared.join() });
  },
  function byIndustry({ industry }, { industries }) {
    return industries.includes(industry) ? reason('industry', WEIGHTS.industry, { industry }) : null;
  },
  function byLoad(_, { open, capacity }) {
    return reason('load', WEIGHTS.load * (1 - open / capacity), { open, capacity });
  },
  function byRecord(matter, { closed }) {
    const alike = closed.filter(
      ({ country, rights }) => country === countryOf(matter) || rights.some((code) => matter.rights.includes(code)),
    );
    if (alike.length === 0) return null;
    const share = Math.min(alike.length, FULL_RECORD) / FULL_RECORD;
    return reason('record', WEIGHTS.record * share, { cases: alike.length, outcomes: outcomesOf(alike) });
  },
  function byAbsence(_, { absences }, today) {
    const limit = dateAfter(today, SOON_DAYS);
    const next = absences.find(({ from }) => from > today && from <= limit);
    return next ? reason('absent-soon', WEIGHTS['absent-soon'], { ...next }) : null;
  },
];

/** Where the forum is; the case's own country where the forum acts anywhere or is not known. */
function countryOf({ forum, country }: CaseToMatch): string {
  return FORUMS.find(({ code }) => code === forum)?.country ?? country;
}

/** `O1:2,O3:1`: how many came out how, in the order of the list. */
function outcomesOf(closed: readonly ClosedCase[]): string {
  return CASE_OUTCOMES.map(({ code }) => ({ code, count: closed.filter(({ outcome }) => outcome === code).length }))
    .filter(({ count }) => count > 0)
    .map(({ code, count }) => `${code}:${count}`)
    .join();
}

/** Why an expert cannot be chosen now: everything that stands against it, not the first alone. */
export function exclusionsOf(expert: ExpertToRank, today: string): readonly Exclusion[] {
  const { status, absences, open, capacity, conflicts } = expert;
  const absence = absences.find(({ from, to }) => from <= today && today <= to);
  return [
    ...(status === 'active' ? [] : [{ code: status, params: {} }]),
    ...(absence ? [{ code: 'absent', params: { ...absence } } as const] : []),
    ...(open >= capacity ? [{ code: 'at-capacity', params: { open, capacity } } as const] : []),
    ...conflicts,
  ];
}
