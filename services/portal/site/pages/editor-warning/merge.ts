import { contentOf, trimmed, type Wish } from './wish.ts';

export type Field = keyof Wish;

/** The fields in the order of the form. */
export const FIELDS = [
  'change',
  'minor',
  'severity',
  'kind',
  'countries',
  'rights',
  'industries',
  'platforms',
  'urgency',
  'certainty',
  'title',
  'summary',
  'advice',
  'sourceUrl',
  'sources',
  'keyDates',
  'validUntil',
] as const satisfies readonly Field[];

/** The fields that say something else. Space around words, and in which order codes stand, says nothing. */
export function changedFields(before: Wish, now: Wish): readonly Field[] {
  return FIELDS.filter((field) => saidIn(before, field) !== saidIn(now, field));
}

function saidIn(wish: Wish, field: Field): string {
  switch (field) {
    case 'change':
      return JSON.stringify(trimmed(wish.change));
    case 'minor':
      return String(wish.minor);
    // Not yet chosen is not the lowest.
    case 'severity':
      return wish.severity;
    case 'countries':
    case 'rights':
    case 'industries':
    case 'platforms':
      return wish[field].toSorted().join();
    default:
      return JSON.stringify(contentOf(wish)[field]);
  }
}

/** What came of a draft that two have written on: nobody's words are lost, and who comes second is told of both. */
export interface Merge {
  readonly wish: Wish;
  /** What the other one changed. */
  readonly theirs: readonly Field[];
  /** What both changed, each otherwise: what was typed here stays. */
  readonly both: readonly Field[];
}

/** What was typed since `base`, over what somebody else has saved meanwhile. */
export function merged(base: Wish, mine: Wish, saved: Wish): Merge {
  const theirs = changedFields(base, saved);
  const own = changedFields(base, mine);
  const agreed = changedFields(mine, saved);
  const both = theirs.filter((field) => own.includes(field) && agreed.includes(field));
  const wish: Wish = { ...saved, ...Object.fromEntries(own.map((field) => [field, mine[field]])) };
  return { wish, theirs, both };
}

/** What is typed, over what was last saved, and at which revision that stood. */
export interface Held {
  readonly base: Wish;
  readonly revision: number | null;
  readonly wish: Wish;
  /** What somebody else saved meanwhile, until it is put away. */
  readonly news: News | null;
}
export interface News extends Omit<Merge, 'wish'> {
  readonly before: Wish;
  readonly saved: Wish;
}

/** What is held, once the draft stands at another revision: what was typed stays, over what was saved there. */
export function caughtUp(held: Held, saved: Wish, revision: number | null): Held {
  if (held.revision === revision) return held;
  const { wish, theirs, both } = merged(held.base, held.wish, saved);
  const news = theirs.length > 0 ? { before: held.base, saved, theirs, both } : held.news;
  return { base: saved, revision, wish, news };
}
