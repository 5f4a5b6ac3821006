import { type ClosedMonth, disclosed, query } from '@sinan/schema';
import type { TallyRow } from '@sinan/store';
import { z } from 'zod';
import { lastClosedMonth, monthsUntil } from './calendar.ts';
import type { PublicFigure } from './contributions.ts';
import { fenOf } from './outcomes.ts';
import { type CaseTally, year } from './queries.ts';
import type { InsightsRoom } from './room.ts';

/** What everybody may read of a year: of closed months alone, and all of it through `disclosed`. What is zero there may be few. */
export interface PublicFigures {
  readonly year: number;
  /** The last closed month of the year (`2026-10`); null where none is. */
  readonly until: string | null;
  readonly enterprises: number;
  readonly guidances: number;
  /** In fen, as text. */
  readonly recovered: string;
  readonly saved: string;
  /** Cases that were filed; what nothing may be said of is left out. */
  readonly countries: readonly CaseTally[];
  readonly rights: readonly CaseTally[];
  /** Every closed month. */
  readonly months: readonly CaseTally[];
}

/** Of the year of the last closed month, unless another is asked for. */
export const publicFigures = query({
  name: 'insights.publicFigures',
  access: 'anyone',
  input: z.strictObject({ year: year.nullish() }),
  async run(room: InsightsRoom, _, { year: asked }): Promise<PublicFigures> {
    const last = lastClosedMonth(room.clock.now());
    const of = asked ?? Number(last.slice(0, 4));
    const months = monthsUntil(last, of);
    const rowsOf = (figure: PublicFigure) => tallied(room, of, figure, months);
    const [countries, rights, guided, recovered, saved] = await Promise.all([
      rowsOf('country'),
      rowsOf('right'),
      rowsOf('guided'),
      rowsOf('recovered'),
      rowsOf('saved'),
    ]);
    return {
      year: of,
      until: months.at(-1) ?? null,
      enterprises: Number(disclosed(newcomers(guided, months), 'count')),
      guidances: countOf(guided, months),
      recovered: String(disclosed(byMonth(recovered, months), 'fen')),
      saved: String(disclosed(byMonth(saved, months), 'fen')),
      countries: byKey(countries, months),
      rights: byKey(rights, months),
      months: months.map((month) => ({ key: month, count: countOf(countries, [month]) })),
    };
  },
});

/** What one enterprise contributed in a month under a key: cases, or fen. */
interface Part {
  readonly key: string;
  readonly month: string;
  readonly enterprise: string;
  readonly much: bigint;
}

async function tallied(
  { contributions }: InsightsRoom,
  of: number,
  figure: PublicFigure,
  months: readonly string[],
): Promise<readonly Part[]> {
  const where = { year: of, figure };
  const sum = ['hundredMillions', 'rest'];
  const rows = await contributions.tally({ where, by: ['key', 'month', 'enterprise'], sum });
  const muchIn = figure === 'recovered' || figure === 'saved' ? moneyIn : casesIn;
  return rows.map((row) => partOf(row, muchIn(row))).filter(({ month }) => months.includes(month));
}

const casesIn = ({ count }: TallyRow) => BigInt(count);
const moneyIn = ({ sum: { hundredMillions = 0, rest = 0 } }: TallyRow) => fenOf({ hundredMillions, rest });

function partOf({ by }: TallyRow, much: bigint): Part {
  return { key: String(by.key), month: String(by.month), enterprise: String(by.enterprise), much };
}

function byMonth(parts: readonly Part[], months: readonly string[]): readonly ClosedMonth[] {
  return months.map((month) => {
    const within = parts.filter((part) => part.month === month);
    return {
      enterprises: within.map(({ enterprise }) => enterprise),
      much: within.reduce((sum, { much }) => sum + much, 0n),
    };
  });
}

function countOf(parts: readonly Part[], months: readonly string[]): number {
  return Number(disclosed(byMonth(parts, months), 'count'));
}

function byKey(parts: readonly Part[], months: readonly string[]): readonly CaseTally[] {
  return [...new Set(parts.map(({ key }) => key))]
    .map((key) => ({
      key,
      count: countOf(
        parts.filter((part) => part.key === key),
        months,
      ),
    }))
    .filter(({ count }) => count > 0);
}

/** Registered enterprises, each in the month of its first guidance of the year. */
function newcomers(guided: readonly Part[], months: readonly string[]): readonly ClosedMonth[] {
  const known = new Set<string>();
  return months.map((month) => {
    const within = guided.filter((part) => part.month === month && part.key === 'registered');
    const enterprises = [...new Set(within.map(({ enterprise }) => enterprise))].filter((one) => !known.has(one));
    for (const one of enterprises) known.add(one);
    return { enterprises, much: BigInt(enterprises.length) };
  });
}
