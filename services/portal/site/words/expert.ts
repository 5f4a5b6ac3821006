import i18next from 'i18next';
import type { expert as zh } from './expert.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type ExpertWords = SameKeys<typeof zh>;

/** The words about experts and opinions: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<ExpertWords> {
  if (pageLanguage() === 'en') return (await import('./expert.en.ts')).expert;
  return (await import('./expert.zh.ts')).expert;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { expert: await wordsOf() }, true);
