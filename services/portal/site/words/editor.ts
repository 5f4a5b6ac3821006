import i18next from 'i18next';
import type { editor as zh } from './editor.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type EditorWords = SameKeys<typeof zh>;

/** The words of the warnings' desk: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<EditorWords> {
  if (pageLanguage() === 'en') return (await import('./editor.en.ts')).editor;
  return (await import('./editor.zh.ts')).editor;
}

i18next.addResourceBundle(pageLanguage(), 'translation', { editor: await wordsOf() }, true);
