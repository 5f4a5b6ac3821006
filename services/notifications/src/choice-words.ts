import { INDUSTRIES, type Locale, PLATFORMS, RIGHTS, SEVERITIES, type Term, termText } from '@sinan/schema';
import { rhythmWords } from './rhythm-words.ts';
import { type Choice, type Interest, interestsOf } from './subscription/index.ts';
import { countryNames, listed } from './words.ts';

/** What a subscriber chose, as mails say it; `together` is '' where each warning comes at once. Interests have numbers where there are several. */
export function choiceWords(choice: Choice, lang: Locale) {
  const interests = interestsOf(choice);
  const number = (place: number) => (interests.length === 1 ? '' : String(place + 1));
  return {
    interests: interests.map((interest, place) => ({ number: number(place), ...interestWords(interest, lang) })),
    rhythm: rhythmWords(choice.rhythm, lang),
    together: choice.rhythm.every === 'instant' ? '' : 'together',
  };
}

/** No rights, industries or platforms named are all of them. */
function interestWords({ countries, rights, industries, platforms, severity }: Interest, lang: Locale) {
  return {
    countries: countryNames(countries, lang),
    rights: listed(namesOf(RIGHTS, rights, lang), lang),
    // Their own names have commas in them.
    industries: namesOf(INDUSTRIES, industries, lang).join(lang === 'en' ? '; ' : '；'),
    platforms: listed(namesOf(PLATFORMS, platforms, lang), lang),
    least: termText(SEVERITIES, severity, lang),
  };
}

function namesOf(terms: readonly Term[], codes: readonly string[], lang: Locale): readonly string[] {
  return codes.map((code) => termText(terms, code, lang));
}
