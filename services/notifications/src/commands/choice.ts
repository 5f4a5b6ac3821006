import { countryCode, locale, rhythm, rightCode, severity } from '@sinan/schema';
import { z } from 'zod';
import { AT_ONCE, type Choice, wholeChoice } from '../subscription/index.ts';

/** What may be chosen, as the fields of an input. Rights, level and rhythm may be left out: all of them, from the lowest up, each warning at once. */
export const choice = {
  countries: z.array(countryCode).min(1).max(50).readonly(),
  rights: z.array(rightCode).max(50).readonly().nullish(),
  severity: severity.nullish(),
  locale,
  rhythm: rhythm.nullish(),
};
type Chosen = z.infer<z.ZodObject<typeof choice>>;

/** The choice that was entered, each code once. */
export function chosen({ countries, rights, severity, locale, rhythm }: Chosen): Choice {
  const distinct = (codes: readonly string[]) => [...new Set(codes)];
  return wholeChoice({
    countries: distinct(countries),
    rights: distinct(rights ?? []),
    severity: severity ?? 'notice',
    locale,
    rhythm: rhythm ?? AT_ONCE,
  });
}
