import i18next from 'i18next';
import { pageLanguage, type SameKeys } from './index.ts';
import type { register as zh } from './register.zh.ts';

export type RegisterWords = SameKeys<typeof zh>;

/** The words of the register: loaded with the page that imports this, in the language of the page alone. */
async function wordsOf(): Promise<RegisterWords> {
  if (pageLanguage() === 'en') return (await import('./register.en.ts')).register;
  return (await import('./register.zh.ts')).register;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { register: await wordsOf() }, true);
