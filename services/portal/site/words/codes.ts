/** Names by code, in the language of the page and in the order of the platform's own lists. */
interface Names {
  readonly [code: string]: string;
}

export interface Codes {
  readonly countries: Names;
  readonly rights: Names;
  readonly severities: Names;
  readonly urgencies: Names;
  readonly certainties: Names;
  readonly caseStatuses: Names;
  readonly declineReasons: Names;
}

let lists: Codes = {
  countries: {},
  rights: {},
  severities: {},
  urgencies: {},
  certainties: {},
  caseStatuses: {},
  declineReasons: {},
};

export function setCodes(codes: Codes): void {
  lists = codes;
}

/** What a code says; the code itself where the list does not know it (an older or newer one did). */
export function nameOf(list: keyof Codes, code: string): string {
  return lists[list][code] ?? code;
}

export function codesOf(list: keyof Codes): readonly string[] {
  return Object.keys(lists[list]);
}

/** Names with what stands between them in the language of the page. */
export function namesOf(list: keyof Codes, codes: readonly string[], language: string): string {
  return codes.map((code) => nameOf(list, code)).join(language === 'en' ? ', ' : '、');
}
