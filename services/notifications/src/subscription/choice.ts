import { isAtLeast, type Locale, type Rhythm, type Severity } from '@sinan/schema';

/**
 * One interest (关注点) of a subscriber: an exposure (风险敞口), in markets, rights, industries and platforms, from a level up. No rights, industries or
 * platforms are all of them; `severity` is the lowest level that is worth a mail.
 */
export interface Interest {
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: Severity;
}

/** What a subscriber wants to be warned of: a first interest and, in `also`, further ones; language and rhythm are the subscriber's, whatever a warning is about. */
export interface Choice extends Interest {
  readonly also: readonly Interest[];
  readonly locale: Locale;
  readonly rhythm: Rhythm;
}

/** As it was stored while there were only countries to choose, or no rhythm, no industries, or one interest: all of each, from the lowest level up, each warning at once. */
export const AT_ONCE: Rhythm = { every: 'instant' };
export type GivenChoice = Pick<Choice, 'countries' | 'locale'> & Partial<Choice>;
export function wholeChoice({
  countries,
  rights = [],
  industries = [],
  platforms = [],
  severity = 'notice',
  also = [],
  locale,
  rhythm = AT_ONCE,
}: GivenChoice): Choice {
  return { countries, rights, industries, platforms, severity, also, locale, rhythm };
}

/** All that is of interest, the first one first. */
export function interestsOf({ also, ...first }: Choice): readonly [Interest, ...Interest[]] {
  return [interestIn(first), ...also];
}

/** An interest alone, of what has one among other things. */
export function interestIn({ countries, rights, industries, platforms, severity }: Interest): Interest {
  return { countries, rights, industries, platforms, severity };
}

/** The countries of all interests, each once: a warning about none of them is never wanted. */
export function countriesOf({ countries, also }: Pick<Choice, 'countries' | 'also'>): readonly string[] {
  return [...new Set([...countries, ...also.flatMap((interest) => interest.countries)])];
}

/** What a warning says in codes. A warning about no right, industry or platform in particular is about all of them. */
export interface Concerns {
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: Severity;
}

/** The countries that a warning is about, of those interests that it meets: none where it meets none. */
export function matchedCountries(choice: Choice, warning: Concerns): readonly string[] {
  const met = [choice, ...choice.also].filter((interest) => isMet(interest, warning));
  return warning.countries.filter((country) => met.some(({ countries }) => countries.includes(country)));
}

/** Whether a warning is one of those wanted, in whatever country. */
function isMet(interest: Interest, warning: Concerns): boolean {
  return (
    isAtLeast(warning.severity, interest.severity) && NARROWED_BY.every((list) => meet(interest[list], warning[list]))
  );
}

/** The lists of which none named are all. */
export const NARROWED_BY = ['rights', 'industries', 'platforms'] as const;

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === 0 || others.length === 0 || some.some((code) => others.includes(code));
}
