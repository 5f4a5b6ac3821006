import {
  COUNTRIES,
  countryName,
  INDUSTRIES,
  type Locale,
  MOST_INTERESTS,
  PLATFORMS,
  RIGHTS,
  SEVERITIES,
  type Term,
  termText,
} from '@sinan/schema';
import { type Html, html } from './html.ts';
import { type Interest, interestList, interestsOf, keyOf, NEW_INTEREST } from './interests.ts';
import { at, form } from './manage-form.ts';
import type { ManageParts } from './manage-page.ts';
import { MANAGE_WORDS } from './manage-words.ts';
import { rhythmFields } from './rhythm-fields.ts';
import { WORDS } from './words.ts';

/** What is chosen: the interests in words where there are several, and one of them in a form with language and rhythm, or a new one alone. */
export function choiceForms(parts: ManageParts): Html {
  const { lang, interest, subscription, expected } = parts;
  const words = MANAGE_WORDS[lang].choose;
  const interests = interestsOf(subscription);
  const list = interests.length > 1 ? several(parts, interests) : html``;
  const shown = interest === null ? undefined : interests[interest - 1];
  const chosen = shown === undefined ? addForm(parts) : changeForm(parts, shown);
  return html`<h2>${words.title}</h2>${expected}${list}${chosen}${shown === undefined ? '' : addLink(parts, interests)}`;
}

function several(parts: ManageParts, interests: readonly Interest[]): Html {
  const { lang, token } = parts;
  const words = MANAGE_WORDS[lang].choose;
  const acts = (place: number) => {
    const [number, one = NEW_INTEREST] = [String(place + 1), interests[place]];
    const button = words.remove.replace('{number}', number);
    const change = html`<a href="${at('/manage', token)}&amp;lang=${lang}&amp;interest=${number}">${words.change.replace('{number}', number)}</a>`;
    return html`<p>${change}</p>${form(parts, { does: 'remove', button, fields: named(one) })}`;
  };
  return html`<p>${words.several}</p>${interestList(lang, interests, acts)}`;
}

function changeForm(parts: ManageParts, interest: Interest): Html {
  const { lang, subscription } = parts;
  const words = MANAGE_WORDS[lang].choose;
  const number = String(parts.interest ?? 1);
  const title = subscription.also.length > 0 ? html`<h3>${words.change.replace('{number}', number)}</h3>` : html``;
  const fields = html`${named(interest)}${interestFields(lang, interest)}
<label for="locale">${words.language}</label><select id="locale" name="locale">${(['zh-CN', 'en'] as const).map((one) =>
    option(one, WORDS[one].languageName, one === (subscription.locale ?? lang)),
  )}</select>
${rhythmFields(lang, subscription.rhythm)}`;
  const query = number === '1' ? '' : `&interest=${number}`;
  return html`${title}${form(parts, { does: 'change', button: words.button, fields, query })}`;
}

function addForm(parts: ManageParts): Html {
  const { lang } = parts;
  const { add } = MANAGE_WORDS[lang].choose;
  const fields = interestFields(lang, NEW_INTEREST);
  return html`<h3>${add}</h3>${form(parts, { does: 'add', button: add, fields, query: '&interest=new' })}`;
}

function addLink({ lang, token }: ManageParts, interests: readonly Interest[]): Html {
  if (interests.length >= MOST_INTERESTS) return html``;
  return html`<p><a href="${at('/manage', token)}&amp;lang=${lang}&amp;interest=new">${MANAGE_WORDS[lang].choose.add}</a></p>`;
}

/** Which interest a form is about. */
function named(interest: Interest): Html {
  return html`<input type="hidden" name="of" value="${keyOf(interest)}">`;
}

function interestFields(lang: Locale, interest: Interest): Html {
  const words = MANAGE_WORDS[lang].choose;
  return html`${countryFields(lang, interest)}
${someFields(lang, 'right', [words.rights, RIGHTS, interest.rights])}
${someFields(lang, 'industry', [words.industries, INDUSTRIES, interest.industries])}
${someFields(lang, 'platform', [words.platforms, PLATFORMS, interest.platforms])}
<label for="severity">${words.severity}</label><select id="severity" name="severity">${SEVERITIES.map(({ code }) =>
    option(code, termText(SEVERITIES, code, lang), code === interest.severity),
  )}</select>`;
}

/** What is chosen stands first; all others are behind a summary, which a keyboard opens too. */
function countryFields(lang: Locale, { countries }: Interest): Html {
  const words = MANAGE_WORDS[lang].choose;
  const box = (code: string, chosen: boolean) => checkbox(`country.${code}`, countryName(code, lang), chosen);
  const others = COUNTRIES.filter(({ code }) => !countries.includes(code));
  return html`<fieldset><legend>${words.countries}</legend><div class="choices">${countries.map((code) => box(code, true))}</div>
<details><summary>${words.otherCountries}</summary><div class="choices">${others.map(({ code }) => box(code, false))}</div></details></fieldset>`;
}

/** Codes of a list of which none chosen are all. */
function someFields(
  lang: Locale,
  name: string,
  [legend, terms, chosen]: readonly [legend: string, terms: readonly Term[], chosen: readonly string[]],
): Html {
  const boxes = terms.map(({ code }) =>
    checkbox(`${name}.${code}`, termText(terms, code, lang), chosen.includes(code)),
  );
  return html`<fieldset><legend>${legend}</legend><p>${MANAGE_WORDS[lang].choose.all}</p><div class="choices">${boxes}</div></fieldset>`;
}

function checkbox(name: string, label: string, checked: boolean): Html {
  return html`<label><input type="checkbox" name="${name}" value="on"${checked ? html` checked` : ''}> ${label}</label>`;
}
function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected ? html` selected` : ''}>${label}</option>`;
}
