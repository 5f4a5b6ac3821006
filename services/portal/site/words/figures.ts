import i18next from 'i18next';
import type { figures as zh } from './figures.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type FiguresWords = SameKeys<typeof zh>;

/** The words of the figures: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<FiguresWords> {
  if (pageLanguage() === 'en') return (await import('./figures.en.ts')).figures;
  return (await import('./figures.zh.ts')).figures;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { figures: await wordsOf() }, true);
