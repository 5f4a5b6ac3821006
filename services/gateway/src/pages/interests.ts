import {
  countryName,
  INDUSTRIES,
  type Locale,
  PLATFORMS,
  RIGHTS,
  SEVERITIES,
  type Term,
  termText,
} from '@sinan/schema';
import { type Html, html } from './html.ts';
import { MANAGE_WORDS } from './manage-words.ts';

/** One interest (关注点) of a subscriber; no rights, industries or platforms are all of them, and `severity` is the lowest level. */
export interface Interest {
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: string;
}

const LOWEST = 'notice';
export const NEW_INTEREST: Interest = { countries: [], rights: [], industries: [], platforms: [], severity: LOWEST };

/** The first interest of a subscription, and the further ones. */
export function interestsOf({
  also,
  countries,
  rights,
  industries,
  platforms,
  severity,
}: Interest & { readonly also: readonly Interest[] }): readonly Interest[] {
  return [{ countries, rights, industries, platforms, severity }, ...also];
}

/** What it says, as a form that changes or removes it names it: a place in the list may be another's by the time that the form comes. */
export function keyOf({ countries, rights, industries, platforms, severity }: Interest): string {
  return [countries, rights, industries, platforms, [severity]].map((codes) => codes.join('.')).join('~');
}

/** An interest in words. */
export function interestWords(lang: Locale, interest: Interest): Html {
  const countries = interest.countries.map((code) => html`<li>${countryName(code, lang)}</li>`);
  return html`<ul>${countries}</ul>
${narrowed(lang, interest)}`;
}

/** Which rights, industries and platforms it is about, and from what level up, where that is not all of them. */
function narrowed(lang: Locale, { rights, industries, platforms, severity }: Interest): Html {
  const words = MANAGE_WORDS[lang].choose;
  const lists: readonly (readonly [name: string, terms: readonly Term[], codes: readonly string[]])[] = [
    [words.rights, RIGHTS, rights],
    [words.industries, INDUSTRIES, industries],
    [words.platforms, PLATFORMS, platforms],
    [words.severity, SEVERITIES, severity === LOWEST ? [] : [severity]],
  ];
  const named = (terms: readonly Term[], codes: readonly string[]) =>
    codes.map((code) => termText(terms, code, lang)).join(lang === 'en' ? '; ' : '；');
  const some = lists.filter(([, , codes]) => codes.length > 0);
  return html`${some.length > 0 ? html`<dl>${some.map(([name, terms, codes]) => html`<dt>${name}</dt><dd>${named(terms, codes)}</dd>\n`)}</dl>` : ''}`;
}

/** Several interests, each under its number. */
export function interestList(
  lang: Locale,
  interests: readonly Interest[],
  more: (place: number) => Html = () => html``,
): Html {
  const title = (place: number) => MANAGE_WORDS[lang].choose.interest.replace('{number}', String(place + 1));
  const one = (interest: Interest, place: number) =>
    html`<p><strong>${title(place)}</strong></p>${interestWords(lang, interest)}${more(place)}`;
  return html`${interests.map(one)}`;
}
