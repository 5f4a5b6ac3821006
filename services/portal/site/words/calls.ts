import i18next from 'i18next';
import type { calls as zh } from './calls.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type CallWords = SameKeys<typeof zh>;

/** The words of calls that are noted: loaded with what imports this, in the language of the page alone. */
async function wordsOf(): Promise<CallWords> {
  if (pageLanguage() === 'en') return (await import('./calls.en.ts')).calls;
  return (await import('./calls.zh.ts')).calls;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { calls: await wordsOf() }, true);
