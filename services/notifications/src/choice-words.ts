import { type Locale, RIGHTS, SEVERITIES, termText } from '@sinan/schema';
import { rhythmWords } from './rhythm-words.ts';
import type { Choice } from './subscription/index.ts';
import { countryNames, listed } from './words.ts';

/** What a subscriber chose, as mails say it: no rights named are all of them; `together` is '' where each warning comes at once. */
export function choiceWords({ countries, rights, severity, rhythm }: Choice, lang: Locale) {
  return {
    countries: countryNames(countries, lang),
    rights: listed(
      rights.map((right) => termText(RIGHTS, right, lang)),
      lang,
    ),
    least: termText(SEVERITIES, severity, lang),
    rhythm: rhythmWords(rhythm, lang),
    together: rhythm.every === 'instant' ? '' : 'together',
  };
}
