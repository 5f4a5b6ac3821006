import type { Dimension, TallyLine } from '../../frame/tally.tsx';
import { nameOf } from '../../words/codes.ts';

interface Counted {
  readonly key: string;
  readonly count: number;
}
type NameOf = (key: string, language: string) => string;

const LISTS = { country: 'countries', right: 'rights', state: 'caseStatuses' } as const;

/** What was counted, with names: months in their order, all else by how many, the most first. `named` names months and centres. */
export function linesOf(
  of: Dimension,
  counted: readonly Counted[],
  language: string,
  named: NameOf,
): readonly TallyLine[] {
  const lines = counted.map(({ key, count }) => ({ key, count, name: nameIn(of, key, language, named) }));
  if (of === 'month') return lines;
  return lines.toSorted((one, other) => other.count - one.count || one.key.localeCompare(other.key));
}

/** What a key is called. */
export function nameIn(of: Dimension, key: string, language: string, named: NameOf): string {
  return of === 'month' || of === 'centre' ? named(key, language) : nameOf(LISTS[of], key);
}
