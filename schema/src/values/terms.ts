import { z } from 'zod';
import type { Locale } from '../errors.ts';

/** One code of a list, with what readers see. Codes are stable: events and stored documents carry them. */
export interface Term {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A zod schema that takes the codes of a list and nothing else. */
export function codeOf(terms: readonly Term[]): z.ZodType<string> {
  return z.enum(terms.map(({ code }) => code));
}

/** What a code of a list says in the reader's language; the code itself when the list does not know it (an older or newer list did). */
export function termText(terms: readonly Term[], code: string, lang: Locale): string {
  const term = terms.find((candidate) => candidate.code === code);
  return term?.[lang === 'en' ? 'en' : 'zh'] ?? code;
}

/** Looks a code up in constant time; a code that the list does not know (an older or newer one did) reads as itself. */
export function termsByCode(terms: readonly Term[]): (code: string) => Term {
  const byCode = new Map(terms.map((term) => [term.code, term]));
  return (code) => byCode.get(code) ?? { code, zh: code, en: code };
}
