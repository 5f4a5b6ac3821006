import { z } from 'zod';

/** Degrees. Maps that have the Pacific in their middle go on beyond 180. */
const position = z.tuple([z.number().min(-360).max(360), z.number().min(-90).max(90)]).rest(z.number());
const ring = z.array(position).min(4);
const line = z.array(position).min(2);

/** What a map is drawn with: areas, and lines that belong to no one area. What could not be drawn whole is refused, since a map without it is another map. */
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) }),
]);

const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: geometry.nullable(),
});

/** GeoJSON (RFC 7946), as far as a map needs it. */
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1) });

/** What the features of a map say that they are, in `properties.code`; or where the text is no such map. */
export type Features =
  | { readonly status: 'read'; readonly codes: readonly unknown[] }
  | { readonly status: 'no-json' }
  | { readonly status: 'no-map'; readonly at: string; readonly rule: string };

export function featuresIn(bytes: Buffer): Features {
  const said = jsonIn(bytes);
  if (said === undefined) return { status: 'no-json' };
  const read = collection.safeParse(said);
  if (read.success)
    return { status: 'read', codes: read.data.features.map(({ properties }) => properties?.code ?? null) };
  const [first] = read.error.issues;
  return { status: 'no-map', at: first?.path.join('.') ?? '', rule: first?.message ?? '' };
}

/** JSON is UTF-8 (RFC 8259 §8.1): what is in another encoding is told as such, and not read as something else. */
function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
