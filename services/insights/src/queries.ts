import {
  audiencesOf,
  CENTRE_DUTIES,
  LEDGER_BASES,
  LEDGER_KINDS,
  type LedgerBasis,
  type LedgerKind,
  paging,
  query,
} from '@sinan/schema';
import type { Collection, Doc, TallyRow } from '@sinan/store';
import { z } from 'zod';
import type { OutcomeRow } from './facts.ts';
import { fenOf } from './outcomes.ts';
import type { InsightsRoom } from './room.ts';

export const staff = { duty: [...CENTRE_DUTIES, 'editor', 'supervisor', 'administrator'] } as const;
export const year = z.int().min(2000).max(2100);

/** What outcomes of a kind come to, in fen as text: in all, and by what the amounts rest on. Counter-entries are subtracted. */
export interface OutcomeFigure {
  readonly total: string;
  readonly byBasis: { readonly [B in LedgerBasis]: string };
}
/** The headline figures of a year. */
export interface Figures {
  readonly year: number;
  /** Distinct registered organisations with a case accepted in the year. */
  readonly enterprises: number;
  /** Cases accepted in the year. */
  readonly guidances: number;
  /** Those of them whose enterprise is not registered, so that nobody can say whether it is one of the others. */
  readonly unregistered: number;
  readonly outcomes: { readonly [K in LedgerKind]: OutcomeFigure };
}

/** The headline figures, over all centres: tallies of fact rows, at this moment. */
export const figures = query({
  name: 'insights.figures',
  access: staff,
  input: z.strictObject({ year }),
  async run(room: InsightsRoom, _, { year }): Promise<Figures> {
    const [enterprises, guidances, outcomes] = await Promise.all([
      room.guidedEnterprises.tally({ where: { year }, by: ['year'] }),
      room.guidances.tally({ where: { year }, by: ['registered'] }),
      room.outcomes.tally({ where: { year }, by: ['kind', 'basis'], sum: ['hundredMillions', 'rest'] }),
    ]);
    const unregistered = countOf(guidances.filter(({ by }) => by.registered === false));
    return {
      year,
      enterprises: countOf(enterprises),
      guidances: countOf(guidances),
      unregistered,
      outcomes: eachOf(LEDGER_KINDS, (kind) => figureOf(outcomes.filter(({ by }) => by.kind === kind))),
    };
  },
});

function countOf(rows: readonly TallyRow[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}

function figureOf(rows: readonly TallyRow[]): OutcomeFigure {
  const total = (some: readonly TallyRow[]) => String(some.reduce((all, { sum }) => all + fenOf(partsOf(sum)), 0n));
  return {
    total: total(rows),
    byBasis: eachOf(LEDGER_BASES, (basis) => total(rows.filter(({ by }) => by.basis === basis))),
  };
}

function partsOf({ hundredMillions = 0, rest = 0 }: TallyRow['sum']) {
  return { hundredMillions, rest };
}

function eachOf<C extends string, T>(terms: readonly { readonly code: C }[], value: (code: C) => T) {
  return Object.fromEntries(terms.map(({ code }) => [code, value(code)])) as { readonly [K in C]: T };
}

/** By what cases are counted. */
export const DIMENSIONS = ['country', 'right', 'centre', 'month', 'state', 'disputeType'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How many cases: `key` is a code, a centre's id, a month (`2026-03`) or a state. */
export interface CaseTally {
  readonly key: string;
  readonly count: number;
}

/**
 * The cases filed in a year, by country, right (a case with several counts under each), month, type of dispute, or as they stand now: by
 * the centre that holds them, by state. In the order of the keys; what no case has is left out.
 */
export const caseTallies = query({
  name: 'insights.caseTallies',
  access: staff,
  input: z.strictObject({ by: z.enum(DIMENSIONS), year }),
  run: (room: InsightsRoom, _, { by, year }) => TALLIES[by](room, year),
});

type Tallying = (room: InsightsRoom, year: number) => Promise<readonly CaseTally[]>;

const TALLIES: { readonly [D in Dimension]: Tallying } = {
  country: ({ filings }, year) => counted(filings, 'country', year),
  month: ({ filings }, year) => counted(filings, 'month', year),
  disputeType: ({ filings }, year) => counted(filings, 'disputeType', year),
  right: ({ assertedRights }, year) => counted(assertedRights, 'right', year),
  centre: ({ moves }, year) => weighed(moves, 'centreId', year),
  state: ({ moves }, year) => weighed(moves, 'state', year),
};

async function counted<D extends Doc>(rows: Collection<D>, field: string, year: number): Promise<readonly CaseTally[]> {
  const tallied = await rows.tally({ where: { year }, by: [field] });
  return tallied.map(({ by, count }) => ({ key: String(by[field]), count }));
}

async function weighed<D extends Doc>(rows: Collection<D>, field: string, year: number): Promise<readonly CaseTally[]> {
  const tallied = await rows.tally({ where: { year }, by: [field], sum: ['weight'] });
  return tallied
    .map(({ by, sum }) => ({ key: String(by[field]), count: sum.weight ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** The entries and counter-entries that a figure is made of, or those of them that rest on one basis, as far as the reader may see them, newest first. */
export const listOutcomeRows = query({
  name: 'insights.outcomeRows',
  access: staff,
  input: z.strictObject({
    ...paging,
    kind: z.enum(LEDGER_KINDS.map(({ code }) => code)),
    basis: z.enum(LEDGER_BASES.map(({ code }) => code)).nullish(),
    year,
  }),
  async run(room: InsightsRoom, { actor }, { first, after, kind, basis, year }) {
    const of = { kind, year, audience: { containsAny: audiencesOf(actor) } };
    const where = basis ? { ...of, basis } : of;
    const orderBy = { field: 'at', direction: 'desc' } as const;
    const page = await room.outcomes.page({ where, orderBy, after: after ?? null, limit: first });
    return { items: page.rows.map(({ doc }): OutcomeRow => doc), cursors: page.cursors, hasMore: page.next !== null };
  },
});
