import {
  COUNTRIES,
  countryCode,
  industryCode,
  locale,
  MOST_INTERESTS,
  platformCode,
  rhythm,
  rightCode,
  severity,
} from '@sinan/schema';
import { z } from 'zod';
import { AT_ONCE, type Choice, choiceOfAll, type Interest, isSameInterest } from '../subscription/index.ts';

/** One interest, as the fields of an input: as many countries as there are, since one that was widened, which comes back whole, may have them all. All but countries may be left out: all rights, industries and platforms, from the lowest level up. */
const interest = {
  countries: z.array(countryCode).min(1).max(COUNTRIES.length).readonly(),
  rights: z.array(rightCode).max(50).readonly().nullish(),
  industries: z.array(industryCode).max(20).readonly().nullish(),
  platforms: z.array(platformCode).max(20).readonly().nullish(),
  severity: severity.nullish(),
};

/** What may be chosen, as the fields of an input: an interest, the language, and a rhythm, without which each warning comes at once. */
export const choice = { ...interest, locale, rhythm: rhythm.nullish() };

/** The interests beside that one. */
export const furtherInterests = z
  .array(z.strictObject(interest).readonly())
  .max(MOST_INTERESTS - 1)
  .readonly()
  .nullish();

type Chosen = z.infer<z.ZodObject<typeof choice>> & { readonly also?: z.infer<typeof furtherInterests> };

/** The choice that was entered, each code and each interest once. */
export function chosen({ also, locale, rhythm, ...first }: Chosen): Choice {
  const interests = [first, ...(also ?? [])].map(entered).reduce<readonly Interest[]>(withEach, []);
  return choiceOfAll(interests, { locale, rhythm: rhythm ?? AT_ONCE });
}

function withEach(interests: readonly Interest[], next: Interest): readonly Interest[] {
  return interests.some((one) => isSameInterest(one, next)) ? interests : [...interests, next];
}

function entered({
  countries,
  rights,
  industries,
  platforms,
  severity,
}: z.infer<z.ZodObject<typeof interest>>): Interest {
  const distinct = (codes: readonly string[] | null | undefined) => [...new Set(codes)];
  return {
    countries: distinct(countries),
    rights: distinct(rights),
    industries: distinct(industries),
    platforms: distinct(platforms),
    severity: severity ?? 'notice',
  };
}
