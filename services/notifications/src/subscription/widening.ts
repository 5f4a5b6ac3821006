import { isAtLeast, lower, MOST_INTERESTS, type Rhythm } from '@sinan/schema';
import { type Choice, type Interest, interestsOf, NARROWED_BY } from './choice.ts';

/**
 * Both at once, in the language and the rhythm of the later one: whoever asks again asks for more, never for less. What is asked for stands by itself, since one interest
 * that takes both would also take what nobody asked for. Once there are as many as there may be, the last one takes in what is asked for.
 */
export function widened(before: Choice, more: Choice): Choice {
  const interests = interestsOf(more).reduce<readonly Interest[]>(withInterest, interestsOf(before));
  return choiceOfAll(interests, more);
}

/** A choice of these interests, in this language and rhythm. */
export function choiceOfAll(
  interests: readonly Interest[],
  { locale, rhythm }: Pick<Choice, 'locale' | 'rhythm'>,
): Choice {
  const [first, ...also] = interests;
  if (first === undefined) throw new Error('a choice has an interest at least');
  return { ...first, also, locale, rhythm };
}

/** One that there is already may cover it, and those that it covers go. */
function withInterest(interests: readonly Interest[], more: Interest): readonly Interest[] {
  if (interests.some((one) => covers(one, more))) return interests;
  const kept = interests.filter((one) => !covers(more, one));
  if (kept.length < MOST_INTERESTS) return [...kept, more];
  return kept.map((one, place) => (place === kept.length - 1 ? joined(one, more) : one));
}

/** Whether whatever meets the other meets the one too, in the same countries. */
function covers(one: Interest, other: Interest): boolean {
  const holds = (some: readonly string[], others: readonly string[]) => others.every((code) => some.includes(code));
  return (
    holds(one.countries, other.countries) &&
    NARROWED_BY.every((list) => one[list].length === 0 || (other[list].length > 0 && holds(one[list], other[list]))) &&
    isAtLeast(other.severity, one.severity)
  );
}

/** The narrowest interest that covers both. */
function joined(one: Interest, other: Interest): Interest {
  return {
    countries: union(one.countries, other.countries),
    rights: unionOrAll(one.rights, other.rights),
    industries: unionOrAll(one.industries, other.industries),
    platforms: unionOrAll(one.platforms, other.platforms),
    severity: lower(one.severity, other.severity),
  };
}

/** Whether they want the same, in whatever order it stands. */
export function isSame(one: Choice, other: Choice): boolean {
  return (
    isSameInterests(interestsOf(one), interestsOf(other)) &&
    one.locale === other.locale &&
    isSameRhythm(one.rhythm, other.rhythm)
  );
}

function isSameInterests(some: readonly Interest[], others: readonly Interest[]): boolean {
  const within = (few: readonly Interest[], all: readonly Interest[]) =>
    few.every((one) => all.some((other) => isSameInterest(one, other)));
  return some.length === others.length && within(some, others) && within(others, some);
}

/** Each covers the other. */
export function isSameInterest(one: Interest, other: Interest): boolean {
  return covers(one, other) && covers(other, one);
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
