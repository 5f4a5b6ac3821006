import type { Dimension } from '../../frame/tally.tsx';

export const ROWS_OF = ['filed', 'guided', 'registered', 'unregistered', 'recovered', 'saved'] as const;
export type RowsOf = (typeof ROWS_OF)[number];

const DIMENSIONS = ['month', 'country', 'right', 'centre', 'state'] as const;
const BASES = ['proven', 'confirmed', 'estimated'] as const;

/** Which number is looked into. */
export interface RowsAsked {
  readonly year: number;
  readonly of: RowsOf;
  /** Of those that were filed: only what is counted under this key. */
  readonly by?: Dimension | null;
  readonly key?: string | null;
  /** Of outcomes: only those that rest on this. */
  readonly basis?: (typeof BASES)[number] | null;
}

export function rowsAddress({ year, of, by, key, basis }: RowsAsked): string {
  const query = new URLSearchParams({ year: String(year), of });
  if (by && key) query.set(by, key);
  if (basis) query.set('basis', basis);
  return `/insights/rows?${query}`;
}

/** What an address asks for; null where it asks for nothing that there is. */
export function rowsAskedIn(query: URLSearchParams): RowsAsked | null {
  const of = ROWS_OF.find((one) => one === query.get('of'));
  const year = Number(query.get('year'));
  if (!of || !Number.isInteger(year) || year < 2000 || year > 2100) return null;
  const by = DIMENSIONS.find((one) => query.get(one)) ?? null;
  const basis = BASES.find((one) => one === query.get('basis')) ?? null;
  return { year, of, by, key: by && query.get(by), basis };
}
