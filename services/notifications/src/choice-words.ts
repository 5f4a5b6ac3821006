import { INDUSTRIES, type Locale, PLATFORMS, RIGHTS, SEVERITIES, type Term, termText } from '@sinan/schema';
import { rhythmWords } from './rhythm-words.ts';
import type { Choice } from './subscription/index.ts';
import { countryNames, listed } from './words.ts';

/** What a subscriber chose, as mails say it: no rights, industries or platforms named are all of them; `together` is '' where each warning comes at once. */
export function choiceWords({ countries, rights, industries, platforms, severity, rhythm }: Choice, lang: Locale) {
  return {
    countries: countryNames(countries, lang),
    rights: listed(namesOf(RIGHTS, rights, lang), lang),
    // Their own names have commas in them.
    industries: namesOf(INDUSTRIES, industries, lang).join(lang === 'en' ? '; ' : '；'),
    platforms: listed(namesOf(PLATFORMS, platforms, lang), lang),
    least: termText(SEVERITIES, severity, lang),
    rhythm: rhythmWords(rhythm, lang),
    together: rhythm.every === 'instant' ? '' : 'together',
  };
}

function namesOf(terms: readonly Term[], codes: readonly string[], lang: Locale): readonly string[] {
  return codes.map((code) => termText(terms, code, lang));
}
