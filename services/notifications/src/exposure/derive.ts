import type { Exposed } from '../subscription/index.ts';

/** What accounts knows of an enterprise's business: the industry that it was entered with, and what its members say. */
export interface Business {
  readonly industry: string;
  readonly industries: readonly string[];
  readonly markets: readonly string[];
  readonly platforms: readonly string[];
}
/** What a dispute of the enterprise is about, in codes. */
export interface CaseInCodes {
  readonly caseId: string;
  readonly country: string;
  readonly rights: readonly string[];
  readonly platforms: readonly string[];
}

/** Why a value is proposed: the enterprise was entered with it, its profile has it, or a case of it is about it. */
export type ExposureReason =
  | { readonly from: 'entry' }
  | { readonly from: 'profile' }
  | { readonly from: 'case'; readonly caseId: string };
export type ExposureList = keyof Exposed;
/** One value of a proposal. */
export interface ProposedValue {
  readonly list: ExposureList;
  readonly code: string;
  readonly reasons: readonly ExposureReason[];
}

/** So many cases are named as a reason, the newest first. */
const NAMED = 3;
/** Codes that say that something is not known, or is none of the others: no warning is found by them. */
const SAY_NOTHING: ReadonlySet<string> = new Set(['other', 'unknown']);

/**
 * The exposure (风险敞口) of an enterprise as far as Sinan knows it: markets of its profile and countries of its disputes, rights of its disputes, industries, platforms of both. Each value once, with
 * every reason for it; what its members say comes before what was found in cases, the newest first.
 */
export function exposureOf(business: Business, cases: readonly CaseInCodes[]): readonly ProposedValue[] {
  const found = new Map<string, ProposedValue>();
  const add = (list: ExposureList, codes: readonly string[], reason: ExposureReason) => {
    for (const code of codes.filter((one) => !SAY_NOTHING.has(one))) {
      const known = found.get(`${list}/${code}`) ?? { list, code, reasons: [] };
      found.set(`${list}/${code}`, { list, code, reasons: withReason(known.reasons, reason) });
    }
  };
  add('countries', business.markets, { from: 'profile' });
  add('industries', [business.industry], { from: 'entry' });
  add('industries', business.industries, { from: 'profile' });
  add('platforms', business.platforms, { from: 'profile' });
  for (const { caseId, country, rights, platforms } of cases) {
    add('countries', [country], { from: 'case', caseId });
    add('rights', rights, { from: 'case', caseId });
    add('platforms', platforms, { from: 'case', caseId });
  }
  return [...found.values()];
}

function withReason(reasons: readonly ExposureReason[], reason: ExposureReason): readonly ExposureReason[] {
  const named = reasons.filter(({ from }) => from === 'case').length;
  return reason.from === 'case' && named >= NAMED ? reasons : [...reasons, reason];
}

/** What of a proposal is new to who has chosen: neither taken, by itself or with all of its list, nor left. */
export function isNew({ list, code }: ProposedValue, chosen: { interest: Exposed; declined: Exposed }): boolean {
  const taken = chosen.interest[list];
  const isAll = taken.length === 0 && list !== 'countries';
  return !isAll && !taken.includes(code) && !chosen.declined[list].includes(code);
}
