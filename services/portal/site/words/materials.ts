import i18next from 'i18next';
import { pageLanguage, type SameKeys } from './index.ts';
import type { materials as zh } from './materials.zh.ts';

export type MaterialWords = SameKeys<typeof zh>;

/** The words of a case's files and messages: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<MaterialWords> {
  if (pageLanguage() === 'en') return (await import('./materials.en.ts')).materials;
  return (await import('./materials.zh.ts')).materials;
}

i18next.addResourceBundle(pageLanguage(), 'translation', await wordsOf(), true);
