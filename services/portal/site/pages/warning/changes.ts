import { type ChangeObject, diffArrays, diffWordsWithSpace } from 'diff';
import type { Warning } from './index.tsx';

export type Version = Warning['versions'][number];

/** A piece of a text of two versions: in both, or in one of them. */
export interface Piece {
  readonly text: string;
  readonly is: 'kept' | 'added' | 'removed';
}

/** What a field of a version says otherwise than in the version before. */
export interface Change {
  readonly field: Field;
  readonly pieces: readonly Piece[];
}

/** The fields that are compared, each as a text or as a list of names. */
export const FIELDS = ['title', 'severity', 'countries', 'rights', 'validUntil', 'summary', 'advice'] as const;
export type Field = (typeof FIELDS)[number];

/** What a version says in a field: prose, or names that stand by themselves. */
export type Said = string | readonly string[];
export type Say = (version: Version, field: Field) => Said;

/** All that is different between two versions, as `say` puts it in the reader's language. */
export function changesBetween(before: Version, now: Version, say: Say, language: string): readonly Change[] {
  return FIELDS.flatMap((field) => {
    const pieces = compared(say(before, field), say(now, field), language);
    return pieces.some(({ is }) => is !== 'kept') ? [{ field, pieces }] : [];
  });
}

/** Two versions of what a field says, as the pieces of both. */
export function compared(before: Said, now: Said, language: string): readonly Piece[] {
  if (typeof before === 'string' && typeof now === 'string') return comparedText(before, now, language);
  return diffArrays([before].flat(), [now].flat()).flatMap((part) =>
    part.value.map((text): Piece => ({ text, is: fateOf(part) })),
  );
}

/** By words, also where no space is between them. */
function comparedText(before: string, now: string, language: string): readonly Piece[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return diffWordsWithSpace(before, now, { intlSegmenter }).map((part) => ({ text: part.value, is: fateOf(part) }));
}

function fateOf({ added, removed }: Pick<ChangeObject<unknown>, 'added' | 'removed'>): Piece['is'] {
  if (added) return 'added';
  return removed ? 'removed' : 'kept';
}
