import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';
import { codesOf } from '../../words/codes.ts';
import type { Choice } from './choice.ts';

/** A warning in force, as lists show it. */
export type WarningLine = ResultOf<typeof ASK.warnings>['warnings']['edges'][number]['node'];

/** Those that fit what was chosen. A level stands for itself and those above it, as in a subscription. */
export function chosenOf(
  warnings: readonly WarningLine[],
  { country, right, severity }: Choice,
  levels: readonly string[] = codesOf('severities'),
): readonly WarningLine[] {
  const least = severity === null ? 0 : levels.indexOf(severity);
  return warnings.filter(
    (warning) =>
      (country === null || warning.countries.includes(country)) &&
      (right === null || warning.rights.includes(right)) &&
      levels.indexOf(warning.severity) >= least,
  );
}

/** What is in force about one country or region. */
export interface Tile {
  readonly country: string;
  readonly count: number;
  readonly highest: string;
}

/** A tile for each country or region that is warned of: the most warnings first. */
export function tilesOf(
  warnings: readonly WarningLine[],
  levels: readonly string[] = codesOf('severities'),
): readonly Tile[] {
  const countries = [...new Set(warnings.flatMap((warning) => warning.countries))];
  const tiles = countries.map((country): Tile => {
    const about = warnings.filter((warning) => warning.countries.includes(country));
    const highest = Math.max(...about.map(({ severity }) => levels.indexOf(severity)));
    return { country, count: about.length, highest: levels[highest] ?? '' };
  });
  return tiles.toSorted((a, b) => b.count - a.count || a.country.localeCompare(b.country));
}
