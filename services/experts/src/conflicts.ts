import { comparableName, type ExclusionCode } from '@sinan/schema';
import type { ExpertTexts } from './expert/index.ts';
import type { Parties } from './invitation/index.ts';
import type { Exclusion } from './ranking.ts';

/**
 * What the platform knows of conflicts of interest (利益冲突) before it asks: by names, as they are compared, and by whom an expert was engaged for
 * in other cases. It never says which: a case is confidential, and so is that there is one. That an expert acted against the same claimant for
 * the same enterprise, or across from the same counsel, is experience and no conflict.
 */
export interface ConflictQuestion {
  readonly texts: ExpertTexts;
  /** The other cases to which the expert is or was assigned. */
  readonly engagements: readonly Parties[];
  readonly parties: Parties;
  /** Whether the expert filed the case or belongs to its enterprise. */
  readonly isOwn: boolean;
  /** Whether they declared a conflict in this case before, whether the enterprise objected to them. */
  readonly declared: boolean;
  readonly objectedTo: boolean;
}

export function conflictsOf(question: ConflictQuestion): readonly Exclusion[] {
  const { texts, engagements, parties } = question;
  const own = namesIn([
    texts.firm,
    texts.nameZh,
    texts.nameEn,
    ...(texts.affiliates ?? []),
    ...(texts.formerNames ?? []),
  ]);
  const past = engagements.map(comparable);
  const now = comparable(parties);
  const found: readonly (readonly [ExclusionCode, boolean])[] = [
    ['opposing-counsel', holdsOneOf(own, now.opposingCounsel)],
    ['claimant', holds(own, now.claimant)],
    ['against-applicant', past.some((one) => isAgainst(one, now.applicant, own))],
    ['for-claimant', past.some(({ applicant }) => isSame(applicant, now.claimant))],
    ['co-party', past.some((one) => isForCoParty(one, now))],
    ['own-case', question.isOwn],
    ['declared', question.declared],
    ['objected-to', question.objectedTo],
  ];
  return found.filter(([, known]) => known).map(([code]) => ({ code, params: {} }));
}

interface Comparable {
  readonly applicant: string;
  readonly claimant: string;
  readonly opposingCounsel: ReadonlySet<string>;
  readonly coParties: ReadonlySet<string>;
}

function comparable({ applicant, claimant, opposingCounsel, coParties }: Parties): Comparable {
  return {
    applicant: comparableName(applicant ?? ''),
    claimant: comparableName(claimant ?? ''),
    opposingCounsel: namesIn(opposingCounsel ?? []),
    coParties: namesIn(coParties ?? []),
  };
}

/** The enterprise was the other side of an earlier engagement; or the expert's firm of today acted against it there. */
function isAgainst(past: Comparable, applicant: string, own: ReadonlySet<string>): boolean {
  const wasOpponent = isSame(past.claimant, applicant) || holds(past.opposingCounsel, applicant);
  return wasOpponent || (isSame(past.applicant, applicant) && holdsOneOf(own, past.opposingCounsel));
}

/** Another enterprise that the same claimant has hit: their interests may part. */
function isForCoParty(past: Comparable, now: Comparable): boolean {
  if (past.applicant === now.applicant && past.applicant !== '') return false;
  return isSame(past.claimant, now.claimant) || holds(now.coParties, past.applicant);
}

function isSame(one: string, other: string): boolean {
  return one !== '' && one === other;
}
function holds(names: ReadonlySet<string>, name: string): boolean {
  return name !== '' && names.has(name);
}
function holdsOneOf(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...others].some((name) => names.has(name));
}
function namesIn(names: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(names.map((name) => comparableName(name ?? '')).filter((name) => name !== ''));
}
