import { createRequire } from 'node:module';
import type { Locale } from '../errors.ts';
import { codeOf, type Term, termText } from './terms.ts';

interface Names {
  readonly countries: { readonly [code: string]: string | readonly string[] };
}
const require = createRequire(import.meta.url);
const names = {
  zh: (require('i18n-iso-countries/langs/zh.json') as Names).countries,
  en: (require('i18n-iso-countries/langs/en.json') as Names).countries,
};

/** In the package but no code of ISO 3166-1 (a user-assigned element). */
const NOT_ISO = new Set(['XK']);

/**
 * Where the package's name is not the one in official Chinese use (GB/T 2659.1, the Ministry of Foreign Affairs), or its English one is an
 * index form ("Korea, Republic of"). EU is a pseudo code, reserved in ISO 3166-1: offices and courts act for the Union as a whole.
 */
const OVERRIDES: { readonly [code: string]: { readonly zh?: string; readonly en?: string } } = {
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾地区', en: 'Taiwan, China' },
  EU: { zh: '欧盟', en: 'European Union' },
  AX: { zh: '奥兰群岛' },
  BN: { en: 'Brunei' },
  BQ: { zh: '博奈尔、圣尤斯特歇斯和萨巴' },
  CD: { en: 'Democratic Republic of the Congo' },
  CG: { en: 'Republic of the Congo' },
  CI: { en: "Côte d'Ivoire" },
  CN: { en: 'China' },
  CV: { en: 'Cabo Verde' },
  CZ: { en: 'Czechia' },
  EH: { zh: '西撒哈拉' },
  FK: { zh: '福克兰群岛（马尔维纳斯）' },
  FM: { en: 'Micronesia' },
  GM: { en: 'The Gambia' },
  ID: { zh: '印度尼西亚' },
  IR: { en: 'Iran' },
  KP: { en: "Democratic People's Republic of Korea" },
  KR: { en: 'Republic of Korea' },
  LA: { en: 'Laos' },
  MD: { en: 'Moldova' },
  MF: { zh: '法属圣马丁' },
  MK: { en: 'North Macedonia' },
  PS: { en: 'Palestine' },
  RE: { en: 'Réunion' },
  RU: { en: 'Russia' },
  SH: { en: 'Saint Helena, Ascension and Tristan da Cunha' },
  SY: { en: 'Syria' },
  TZ: { en: 'Tanzania' },
  VA: { en: 'Vatican City' },
  VG: { en: 'British Virgin Islands' },
  VI: { en: 'US Virgin Islands' },
};

function nameIn(lang: 'zh' | 'en', code: string): string {
  const name = OVERRIDES[code]?.[lang] ?? names[lang][code];
  const first = typeof name === 'string' ? name : name?.[0];
  const [open, close] = lang === 'zh' ? ['（', '）'] : ['(', ')'];
  return (first ?? code).replaceAll(/[（(]/g, open).replaceAll(/[）)]/g, close);
}

/** Countries and regions (国家(地区)) of ISO 3166-1 alpha-2, and the European Union as EU, by code. */
export const COUNTRIES: readonly Term[] = [...Object.keys(names.en), 'EU']
  .filter((code) => !NOT_ISO.has(code))
  .sort()
  .map((code) => ({ code, zh: nameIn('zh', code), en: nameIn('en', code) }));
export const countryCode = codeOf(COUNTRIES);

export function countryName(code: string, lang: Locale): string {
  return termText(COUNTRIES, code, lang);
}

/** The member states of the European Union: a forum of the Union may be named under each of them. */
export const EU_MEMBERS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
