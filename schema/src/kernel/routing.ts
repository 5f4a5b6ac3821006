import type { Id } from '../ids.ts';
import { cityOf, levelOf, provinceOf } from './place.ts';

/** A guidance centre: the national one, one of a province or city, one of an industry; or a station abroad. */
export interface Centre {
  readonly id: Id<'centre'>;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: 'national' | 'local' | 'industry' | 'station';
  /** Where it sits; for a local centre also what it covers. GB/T 2260, six digits; of a station, the division of the body that runs it. */
  readonly division: string;
  /** The section of GB/T 4754 that an industry centre takes, from anywhere; null for the others. */
  readonly industry: string | null;
  /** Where a station is (ISO 3166-1); null for the others. */
  readonly country: string | null;
  /** An example of the shape, not an existing body. */
  readonly illustrative: boolean;
}

/** Where an applicant is and what it makes. */
export interface Place {
  readonly division: string;
  readonly industry: string;
}
export type RoutedBy = 'choice' | 'industry' | 'city' | 'province' | 'nation';
export interface Route {
  readonly centreId: Id<'centre'>;
  readonly by: RoutedBy;
}

type CoveredBy = Exclude<RoutedBy, 'choice'>;
/** The narrowest claim wins. */
const ORDER: readonly CoveredBy[] = ['industry', 'city', 'province', 'nation'];

/** Why a centre may take matters from this place, or null when it may not: a station takes only what is handed to it. */
function coverage(centre: Centre, place: Place): CoveredBy | null {
  switch (centre.kind) {
    case 'national':
      return 'nation';
    case 'industry':
      return centre.industry === place.industry ? 'industry' : null;
    case 'local':
      return localCoverage(centre.division, place.division);
    case 'station':
      return null;
    default:
      return centre.kind satisfies never;
  }
}

function localCoverage(covered: string, division: string): 'city' | 'province' | null {
  if (levelOf(covered) === 'province') return covered === provinceOf(division) ? 'province' : null;
  return cityOf(covered) === cityOf(division) ? 'city' : null;
}

export function isCompetent(centre: Centre, place: Place): boolean {
  return coverage(centre, place) !== null;
}

/** The centres that an applicant may choose between, in their given order. */
export function competentCentres(place: Place, centres: readonly Centre[]): readonly Centre[] {
  return centres.filter((centre) => isCompetent(centre, place));
}

/**
 * The centre that takes a case, and why. The applicant's choice counts if that centre is competent; else industry, city, province,
 * nation. Equal claims go to the first in the list. There must be a national centre: a RangeError says there is none.
 */
export function route(
  request: Place & { readonly choice?: string | null | undefined },
  centres: readonly Centre[],
): Route {
  const chosen = competentCentres(request, centres).find((centre) => centre.id === request.choice);
  if (chosen) return { centreId: chosen.id, by: 'choice' };
  for (const by of ORDER) {
    const centre = centres.find((candidate) => coverage(candidate, request) === by);
    if (centre) return { centreId: centre.id, by };
  }
  throw new RangeError('no centre covers the whole nation');
}
