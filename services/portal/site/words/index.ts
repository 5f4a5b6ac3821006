import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Codes, setCodes } from './codes.ts';
import type { zh } from './zh.ts';

/** The same keys, in whatever words. */
export type SameKeys<T> = { readonly [key in keyof T]: T[key] extends string ? string : SameKeys<T[key]> };
export type Words = SameKeys<typeof zh>;

export type Language = 'zh-CN' | 'en';

/** The language of the page, which the server chose as it does for its own pages: the link, the choice before, the browser. */
export function pageLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

/** Loads the words of one language, and none of any other. */
export async function loadWords(language: Language): Promise<void> {
  const [words, codes] = await wordsOf(language);
  setCodes(language, codes);
  await i18next.use(initReactI18next).init(optionsOf(language, words));
}

/** The words of a language beside those of the page, for what stands in it within the page. */
export async function openWords(language: Language): Promise<i18n> {
  const [words, codes] = await wordsOf(language);
  setCodes(language, codes);
  const beside = i18next.createInstance();
  await beside.init(optionsOf(language, words));
  return beside;
}

function optionsOf(language: Language, words: Words) {
  return {
    lng: language,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false },
  };
}

function wordsOf(language: Language): Promise<readonly [Words, Codes]> {
  return language === 'en' ? english() : chinese();
}

async function english(): Promise<readonly [Words, Codes]> {
  const [{ en }, { default: codes }] = await Promise.all([import('./en.ts'), import('./codes.en.json')]);
  return [en, codes];
}

async function chinese(): Promise<readonly [Words, Codes]> {
  const [{ zh }, { default: codes }] = await Promise.all([import('./zh.ts'), import('./codes.zh.json')]);
  return [zh, codes];
}
