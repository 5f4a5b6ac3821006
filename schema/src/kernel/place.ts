/**
 * What a GB/T 2260 division code says about itself: digits 1–2 the province, 3–4 the city, 5–6 the district or county. Pure arithmetic
 * on six digits; whether such a division exists is asked of `values/divisions.ts`.
 */

/** Digits 3–4 from which a province's own counties are numbered: they have no city above them (济源市 419001). */
const DIRECTLY_GOVERNED_FROM = 90;

export type Level = 'province' | 'city' | 'county';

export function levelOf(division: string): Level {
  if (division.endsWith('0000')) return 'province';
  return division.endsWith('00') ? 'city' : 'county';
}

/** The province, autonomous region or municipality that a division lies in. */
export function provinceOf(division: string): string {
  return `${division.slice(0, 2)}0000`;
}

/** The city that a division is or lies in; a county governed by its province counts as its own city; null for a province. */
export function cityOf(division: string): string | null {
  if (levelOf(division) === 'province') return null;
  return Number(division.slice(2, 4)) >= DIRECTLY_GOVERNED_FROM ? division : `${division.slice(0, 4)}00`;
}
