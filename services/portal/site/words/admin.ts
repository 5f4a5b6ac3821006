import i18next from 'i18next';
import type { admin as zh } from './admin.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type AdminWords = SameKeys<typeof zh>;

/** The words of the administrators' rooms: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<AdminWords> {
  if (pageLanguage() === 'en') return (await import('./admin.en.ts')).admin;
  return (await import('./admin.zh.ts')).admin;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { admin: await wordsOf() }, true);
