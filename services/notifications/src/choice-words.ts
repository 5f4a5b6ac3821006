import { type Locale, RIGHTS, SEVERITIES, termText } from '@sinan/schema';
import type { Choice } from './subscription/index.ts';
import { countryNames, listed } from './words.ts';

/** What a subscriber chose, as mails say it: no rights named are all of them. */
export function choiceWords({ countries, rights, severity }: Choice, lang: Locale) {
  return {
    countries: countryNames(countries, lang),
    rights: listed(
      rights.map((right) => termText(RIGHTS, right, lang)),
      lang,
    ),
    least: termText(SEVERITIES, severity, lang),
  };
}
