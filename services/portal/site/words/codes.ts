/** Names by code, in one language and in the order of the platform's own lists. */
interface Names {
  readonly [code: string]: string;
}

export interface Codes {
  readonly countries: Names;
  readonly rights: Names;
  readonly industries: Names;
  readonly platforms: Names;
  readonly severities: Names;
  readonly warningKinds: Names;
  readonly urgencies: Names;
  readonly certainties: Names;
  readonly caseStatuses: Names;
  readonly declineReasons: Names;
  readonly materialKinds: Names;
  readonly callSides: Names;
  readonly callDirections: Names;
  readonly recoveredBy: Names;
  readonly savedBy: Names;
  readonly ledgerKinds: Names;
  readonly ledgerBases: Names;
  readonly caseOutcomes: Names;
  readonly terminationReasons: Names;
  readonly retentionClasses: Names;
}

/** By language; the first that came is that of the page. */
const lists = new Map<string, Codes>();

export function setCodes(language: string, codes: Codes): void {
  lists.set(language, codes);
}

function namesIn(list: keyof Codes, language?: string): Names {
  const known = (language ? lists.get(language) : undefined) ?? [...lists.values()][0];
  return known?.[list] ?? {};
}

/** What a code says, in the language of the page where no other is named; the code itself where the list does not know it (an older or newer one did). */
export function nameOf(list: keyof Codes, code: string, language?: string): string {
  return namesIn(list, language)[code] ?? code;
}

export function codesOf(list: keyof Codes): readonly string[] {
  return Object.keys(namesIn(list));
}

/** Names with what stands between them in a language. */
export function namesOf(list: keyof Codes, codes: readonly string[], language: string): string {
  return codes.map((code) => nameOf(list, code, language)).join(language === 'en' ? ', ' : '、');
}
