import type chinese from './codes.filing.zh.json';
import { pageLanguage } from './index.ts';

/** Names by code of the lists that the application form chooses from, in the language of the page. */
type Lists = { readonly [list in keyof typeof chinese]: { readonly [code: string]: string } };
export type FilingList = keyof Lists;

const lists: Lists =
  pageLanguage() === 'en'
    ? (await import('./codes.filing.en.json')).default
    : (await import('./codes.filing.zh.json')).default;

/** What a code says; whatever else stands there, as it is. */
export function filingName(list: FilingList, code: string): string {
  return lists[list][code] ?? code;
}

/** Some codes of a list with their names, or all. */
export function filingOptions(
  list: FilingList,
  codes: readonly string[] = Object.keys(lists[list]),
): readonly (readonly [code: string, name: string])[] {
  return codes.map((code) => [code, filingName(list, code)]);
}
