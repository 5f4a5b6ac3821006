import { isAtLeast, type Locale, lower, type Rhythm, type Severity } from '@sinan/schema';

/**
 * What a subscriber wants to be warned of: an exposure (风险敞口), in markets, rights, industries and platforms, from a level up. No rights, industries or
 * platforms are all of them; `severity` is the lowest level that is worth a mail.
 */
export interface Choice {
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: Severity;
  readonly locale: Locale;
  readonly rhythm: Rhythm;
}

/** As it was stored while there were only countries to choose, or no rhythm, or no industries: all of each, from the lowest level up, each warning at once. */
export const AT_ONCE: Rhythm = { every: 'instant' };
export type GivenChoice = Pick<Choice, 'countries' | 'locale'> & Partial<Choice>;
export function wholeChoice({
  countries,
  rights = [],
  industries = [],
  platforms = [],
  severity = 'notice',
  locale,
  rhythm = AT_ONCE,
}: GivenChoice): Choice {
  return { countries, rights, industries, platforms, severity, locale, rhythm };
}

/** The countries that a choice is about: a warning about none of them is never wanted. */
export function countriesOf({ countries }: Choice): readonly string[] {
  return countries;
}

/** What a warning says in codes. A warning about no right, industry or platform in particular is about all of them. */
export interface Concerns {
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: Severity;
}

/** The chosen countries that a warning is about, if it is one of those wanted: none otherwise. */
export function matchedCountries(choice: Choice, warning: Concerns): readonly string[] {
  if (!isAtLeast(warning.severity, choice.severity)) return [];
  if (!NARROWED_BY.every((list) => meet(choice[list], warning[list]))) return [];
  return warning.countries.filter((country) => choice.countries.includes(country));
}

/** The lists of which none named are all. */
const NARROWED_BY = ['rights', 'industries', 'platforms'] as const;

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === 0 || others.length === 0 || some.some((code) => others.includes(code));
}

/** Both at once, in the language and the rhythm of the later one: whoever asks again asks for more, never for less. */
export function widened(before: Choice, more: Choice): Choice {
  return {
    countries: union(before.countries, more.countries),
    rights: unionOrAll(before.rights, more.rights),
    industries: unionOrAll(before.industries, more.industries),
    platforms: unionOrAll(before.platforms, more.platforms),
    severity: lower(before.severity, more.severity),
    locale: more.locale,
    rhythm: more.rhythm,
  };
}

/** Whether they want the same, in whatever order it stands. */
export function isSame(one: Choice, other: Choice): boolean {
  const alike = (some: readonly string[], others: readonly string[]) =>
    some.length === others.length && some.every((code) => others.includes(code));
  return (
    alike(one.countries, other.countries) &&
    NARROWED_BY.every((list) => alike(one[list], other[list])) &&
    one.severity === other.severity &&
    one.locale === other.locale &&
    isSameRhythm(one.rhythm, other.rhythm)
  );
}

function isSameRhythm(one: Rhythm, other: Rhythm): boolean {
  if (one.every === 'instant' || other.every === 'instant') return one.every === other.every;
  const weekday = (rhythm: typeof one) => (rhythm.every === 'week' ? rhythm.weekday : null);
  return one.hour === other.hour && one.zone === other.zone && weekday(one) === weekday(other);
}

function unionOrAll(some: readonly string[], more: readonly string[]): readonly string[] {
  return some.length === 0 || more.length === 0 ? [] : union(some, more);
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}
