import { type Centre, type Id, route } from '@sinan/schema';

/** Where a question goes: as a case of this place would, and to the nation while nobody knows the place. */
export function routeFor(
  place: { readonly division: string; readonly industry: string } | null,
  centres: readonly Centre[],
): { readonly centreId: Id<'centre'> } {
  if (place !== null) return route(place, centres);
  const nation = centres.find(({ kind }) => kind === 'national');
  if (nation === undefined) throw new RangeError('no centre covers the whole nation');
  return { centreId: nation.id };
}
