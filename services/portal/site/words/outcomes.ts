import i18next from 'i18next';
import { pageLanguage, type SameKeys } from './index.ts';
import type { outcomes as zh } from './outcomes.zh.ts';

export type OutcomeWords = SameKeys<typeof zh>;

/** The words of the ledger of outcomes: loaded with what imports this, in the language of the page alone. */
async function wordsOf(): Promise<OutcomeWords> {
  if (pageLanguage() === 'en') return (await import('./outcomes.en.ts')).outcomes;
  return (await import('./outcomes.zh.ts')).outcomes;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { outcomes: await wordsOf() }, true);
