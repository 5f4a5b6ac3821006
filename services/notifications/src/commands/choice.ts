import { countryCode, industryCode, locale, platformCode, rhythm, rightCode, severity } from '@sinan/schema';
import { z } from 'zod';
import { AT_ONCE, type Choice, wholeChoice } from '../subscription/index.ts';

/** What may be chosen, as the fields of an input. All but countries and language may be left out: all rights, industries and platforms, from the lowest level up, each warning at once. */
export const choice = {
  countries: z.array(countryCode).min(1).max(50).readonly(),
  rights: z.array(rightCode).max(50).readonly().nullish(),
  industries: z.array(industryCode).max(20).readonly().nullish(),
  platforms: z.array(platformCode).max(20).readonly().nullish(),
  severity: severity.nullish(),
  locale,
  rhythm: rhythm.nullish(),
};
type Chosen = z.infer<z.ZodObject<typeof choice>>;

/** The choice that was entered, each code once. */
export function chosen({ countries, rights, industries, platforms, severity, locale, rhythm }: Chosen): Choice {
  const distinct = (codes: readonly string[] | null | undefined) => [...new Set(codes)];
  return wholeChoice({
    countries: distinct(countries),
    rights: distinct(rights),
    industries: distinct(industries),
    platforms: distinct(platforms),
    severity: severity ?? 'notice',
    locale,
    rhythm: rhythm ?? AT_ONCE,
  });
}
