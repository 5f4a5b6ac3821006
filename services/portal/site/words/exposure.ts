import i18next from 'i18next';
import type { exposure as zh } from './exposure.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type ExposureWords = SameKeys<typeof zh>;

/** The words of an enterprise's warnings: loaded with the page that imports this, in the language of the page alone. */
async function wordsOf(): Promise<ExposureWords> {
  if (pageLanguage() === 'en') return (await import('./exposure.en.ts')).exposure;
  return (await import('./exposure.zh.ts')).exposure;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { exposure: await wordsOf() }, true);
