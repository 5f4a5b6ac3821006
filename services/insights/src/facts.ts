import type { Audience, LedgerBasis, LedgerKind } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import { caseRows } from './case-rows.ts';
import { contributions } from './contributions.ts';

/**
 * The fact rows: what is counted. Each is inserted once, under an id made of the aggregate, the sequence and what it says, from an event
 * alone; none is ever changed. So they are the same in whatever order cases came, and however often an event did.
 *
 * Years and months are those of the calendar in Asia/Shanghai, as statistics in China count them.
 */

/** A case that was filed. */
export interface Filing extends Doc {
  readonly caseId: string;
  readonly year: number;
  /** `2026-03`. */
  readonly month: string;
  readonly country: string;
  readonly disputeType: string;
}
/** A kind of right that a case is about; a case may be about several. */
export interface AssertedRight extends Doc {
  readonly caseId: string;
  readonly year: number;
  readonly right: string;
}
/**
 * A case that came to a state or a centre (weight 1), or left one (-1), booked as in double entry: the weights of all moves tell where cases
 * stand. The year is that of filing.
 */
export interface Move extends Doc {
  readonly caseId: string;
  readonly year: number;
  readonly state: string;
  readonly centreId: string;
  readonly weight: 1 | -1;
}
/** A case that was accepted, in the year of its acceptance. */
export interface Guidance extends Doc {
  readonly caseId: string;
  readonly year: number;
  readonly centreId: string;
  /** False for a partner's case whose enterprise is not registered. */
  readonly registered: boolean;
}
/** An enterprise with an accepted case in a year: one row, however many cases. */
export interface GuidedEnterprise extends Doc {
  readonly year: number;
  readonly organisationId: string;
}
/** An approved entry of the outcome ledger, or the counter-entry to one, in the year in which it was made: closed years do not change. */
export interface OutcomeRow extends Doc {
  readonly entryId: string;
  readonly caseId: string;
  readonly centreId: string;
  readonly kind: LedgerKind;
  readonly basis: LedgerBasis;
  readonly method: string;
  readonly direction: 'approved' | 'reversed';
  readonly year: number;
  /** An instant, UTC. */
  readonly at: string;
  /** In fen, as text; a counter-entry's is below zero. */
  readonly fen: string;
  /** `fen` in two parts, `hundredMillions` × 10^8 + `rest`, of one sign: so that sums stay whole numbers that a double holds. */
  readonly hundredMillions: number;
  readonly rest: number;
  readonly audience: readonly Audience[];
}

const owner = 'insights';
const byYear = [{ equal: ['year'] }] as const;

export const filings: CollectionSpec = {
  owner,
  name: 'filings',
  fields: { year: 'number', month: 'string', country: 'string', disputeType: 'string' },
  indexes: byYear,
};
export const assertedRights: CollectionSpec = {
  owner,
  name: 'asserted_rights',
  fields: { year: 'number', right: 'string' },
  indexes: byYear,
};
export const moves: CollectionSpec = {
  owner,
  name: 'moves',
  fields: { caseId: 'string', year: 'number', state: 'string', centreId: 'string', weight: 'number' },
  indexes: byYear,
};
export const guidances: CollectionSpec = {
  owner,
  name: 'guidances',
  fields: { year: 'number', registered: 'boolean' },
  indexes: byYear,
};
export const guidedEnterprises: CollectionSpec = {
  owner,
  name: 'guided_enterprises',
  fields: { year: 'number' },
  indexes: byYear,
};
/** Tallied by year; read by kind and year, and by basis, as far as the reader may see, newest first. */
export const outcomeRows: CollectionSpec = {
  owner,
  name: 'outcomes',
  fields: {
    year: 'number',
    kind: 'string',
    basis: 'string',
    hundredMillions: 'number',
    rest: 'number',
    audience: 'strings',
    at: 'string',
  },
  indexes: [
    { equal: ['year'] },
    { equal: ['kind', 'year', 'audience'], order: 'at' },
    { equal: ['kind', 'basis', 'year', 'audience'], order: 'at' },
  ],
};

/** Everything from which figures are made. */
export const FACTS: readonly CollectionSpec[] = [
  filings,
  assertedRights,
  moves,
  guidances,
  guidedEnterprises,
  outcomeRows,
  contributions,
  caseRows,
];
