import { z } from 'zod';
import { timeZone } from './instants.ts';

/** How often a subscriber is written to: of each warning at once, or of all together once a day or once a week. */
export const RHYTHMS = ['instant', 'day', 'week'] as const;

const hour = z.number().int().min(0).max(23);
/** From Monday (1) to Sunday (7), as ISO 8601 numbers them. */
const weekday = z.number().int().min(1).max(7);

/** A rhythm; the hour is that of the clocks in the zone. What a rhythm does not take is left out of it. */
export const rhythm = z.discriminatedUnion('every', [
  z.object({ every: z.literal('instant') }).readonly(),
  z.object({ every: z.literal('day'), hour, zone: timeZone }).readonly(),
  z.object({ every: z.literal('week'), weekday, hour, zone: timeZone }).readonly(),
]);
export type Rhythm = z.infer<typeof rhythm>;
export type DigestRhythm = Exclude<Rhythm, { readonly every: 'instant' }>;
