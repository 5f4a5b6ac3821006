import i18next from 'i18next';
import type { claims as zh } from './claims.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type ClaimsWords = SameKeys<typeof zh>;

/** The words of who checks members: loaded with the page that imports this, in the language of the page alone. */
async function wordsOf(): Promise<ClaimsWords> {
  if (pageLanguage() === 'en') return (await import('./claims.en.ts')).claims;
  return (await import('./claims.zh.ts')).claims;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { claims: await wordsOf() }, true);
