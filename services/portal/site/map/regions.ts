/** What the platform answers with at `/map.geojson`: it looked the file through when it started. */
export interface Collection {
  readonly features: readonly Feature[];
}
interface Feature {
  readonly properties?: { readonly code?: unknown } | null;
  readonly geometry: Geometry | null;
}
type Position = readonly number[];
type Geometry =
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** The map as it is drawn: all that the file has, under names of ours. */
export interface Regions {
  readonly named: readonly { readonly name: string; readonly geometry: Geometry }[];
  /** So much wider than high. */
  readonly ratio: number;
}

/** A feature is called by its code if that is one of ours. Any other has a name that no code is: it is drawn too, since without it this would be another map. */
export function regionsOf({ features }: Collection, codes: readonly string[]): Regions {
  const ours = new Set(codes);
  const named = features.flatMap(({ properties, geometry }, nth) => {
    const code = properties?.code;
    return geometry ? [{ name: typeof code === 'string' && ours.has(code) ? code : `#${nth}`, geometry }] : [];
  });
  return { named, ratio: ratioOf(named.map(({ geometry }) => geometry)) };
}

/** Of those that are, whether as areas of their own or not at all. */
export function notDrawn({ named }: Regions, codes: readonly string[]): readonly string[] {
  const drawn = new Set(named.map(({ name }) => name));
  return codes.filter((code) => !drawn.has(code));
}

/** A map that is a line, say, has a place too. */
const [LEAST, MOST] = [0.5, 4];

function ratioOf(geometries: readonly Geometry[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of geometries.flatMap(positionsIn)) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return Math.min(MOST, Math.max(LEAST, (east - west) / (north - south) || 1));
}

function positionsIn(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    default:
      return geometry satisfies never;
  }
}
