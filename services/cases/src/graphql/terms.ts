import { COUNTRIES, DISPUTE_TYPES, FORUMS, NEEDS, RIGHTS, SERVICE_METHODS, type Term } from '@sinan/schema';

/** Looks a code up in constant time; a code that the list does not know (an older or newer one did) reads as itself. */
function indexed(terms: readonly Term[]): (code: string) => Term {
  const byCode = new Map(terms.map((term) => [term.code, term]));
  return (code) => byCode.get(code) ?? { code, zh: code, en: code };
}

export const countryTerm = indexed(COUNTRIES);
export const forumTerm = indexed(FORUMS);
export const disputeTypeTerm = indexed(DISPUTE_TYPES);
export const rightTerm = indexed(RIGHTS);
export const needTerm = indexed(NEEDS);
export const serviceMethodTerm = indexed(SERVICE_METHODS);
