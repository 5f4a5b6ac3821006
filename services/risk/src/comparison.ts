import { canonicalJson } from '@sinan/schema';
import type { WarningContent } from './content.ts';

/** A field of a warning, by its name: what a version tells to have changed. */
export type Field = keyof WarningContent;

const TEXTS = ['title', 'summary', 'advice'] as const;
type TextField = (typeof TEXTS)[number];
type Language = 'zh' | 'en';

/** For each language the texts that were left as they were when the other language's changed: the translation is stale. */
export type Stale = { readonly [language in Language]: readonly TextField[] };
export const NOTHING_STALE: Stale = { zh: [], en: [] };

/** The fields that say something else than before. In which order codes stand says nothing. */
export function changedFields(before: WarningContent, now: WarningContent): readonly Field[] {
  const fields = Object.keys(now) as Field[];
  return fields.filter((field) => canonicalJson(inOrder(before[field])) !== canonicalJson(inOrder(now[field])));
}

function inOrder(value: WarningContent[Field]): unknown {
  const isCodes = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isCodes ? value.toSorted() : value;
}

/**
 * A text is stale from the version that changed only the other language's until one that changes it too: that one catches up, and makes nothing
 * stale in its turn.
 */
export function staleAfter(
  before: { readonly content: WarningContent; readonly stale: Stale },
  now: WarningContent,
): Stale {
  const changed = (field: TextField, language: Language) => before.content[field][language] !== now[field][language];
  const wasStale = (field: TextField, language: Language) => before.stale[language].includes(field);
  const leftBehind = (field: TextField, other: Language) => changed(field, other) && !wasStale(field, other);
  const staleIn = (language: Language, other: Language) =>
    TEXTS.filter((field) => !changed(field, language) && (leftBehind(field, other) || wasStale(field, language)));
  return { zh: staleIn('zh', 'en'), en: staleIn('en', 'zh') };
}
