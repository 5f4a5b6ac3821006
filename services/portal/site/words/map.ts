import i18next from 'i18next';
import { pageLanguage, type SameKeys } from './index.ts';
import type { map as zh } from './map.zh.ts';

export type MapWords = SameKeys<typeof zh>;

/** The words of the map: loaded with what draws it, in the language of the page alone. */
async function wordsOf(): Promise<MapWords> {
  if (pageLanguage() === 'en') return (await import('./map.en.ts')).map;
  return (await import('./map.zh.ts')).map;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { map: await wordsOf() }, true);
