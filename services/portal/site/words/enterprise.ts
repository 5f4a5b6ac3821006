import i18next from 'i18next';
import type { enterprise as zh } from './enterprise.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type EnterpriseWords = SameKeys<typeof zh>;

/** The words of what enterprises ask and apply by: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<EnterpriseWords> {
  if (pageLanguage() === 'en') return (await import('./enterprise.en.ts')).enterprise;
  return (await import('./enterprise.zh.ts')).enterprise;
}

i18next.addResourceBundle(pageLanguage(), 'translation', await wordsOf(), true);
