import {
  CHINA_ZONE,
  COUNTRIES,
  countryName,
  INDUSTRIES,
  type Locale,
  PLATFORMS,
  type Rhythm,
  RIGHTS,
  SEVERITIES,
  type Term,
  todayIn,
} from '@sinan/schema';
import type { Desk } from './desk.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { MANAGE_WORDS } from './manage-words.ts';
import { rhythmFields } from './rhythm-fields.ts';
import { subscribeAgain } from './subscribe-again.ts';
import { WORDS } from './words.ts';

/** What `notifications.subscription` answers of a link that leads to something. */
export interface Subscription {
  readonly status: 'waiting' | 'confirmed' | 'left';
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: string;
  readonly locale: Locale | null;
  readonly rhythm: Rhythm;
  readonly pausedUntil: string | null;
}

export interface ManageParts {
  readonly desk: Pick<Desk, 'hasPortal'>;
  readonly lang: Locale;
  readonly token: string;
  readonly subscription: Subscription;
  /** What the last form came to: what is said above the others. */
  readonly said: Html;
  readonly now: number;
}

/** Plain forms, each with one button: without script, by keyboard alone. */
export function managePage(parts: ManageParts): Page {
  const { lang, said } = parts;
  const body = html`${said}${standing(parts)}${exportForm(parts)}${eraseForm(parts)}`;
  return { lang, title: MANAGE_WORDS[lang].title, body, switchTo: at('/manage', parts.token) };
}

/** What can be done while it is confirmed; otherwise how it stands. */
function standing(parts: ManageParts): Html {
  const { desk, lang, subscription } = parts;
  switch (subscription.status) {
    case 'confirmed':
      return html`${choiceForm(parts)}${pauseForm(parts)}${leaveForm(parts)}`;
    case 'waiting':
      return html`<p>${MANAGE_WORDS[lang].waiting}</p>`;
    case 'left':
      return html`<p>${MANAGE_WORDS[lang].left}</p>${subscribeAgain(desk, lang)}`;
  }
  return subscription.status satisfies never;
}

export function sayingPage(lang: Locale, text: string): Page {
  return { lang, title: MANAGE_WORDS[lang].title, body: html`<p>${text}</p>` };
}

function at(path: string, token: string): string {
  return `${path}?token=${encodeURIComponent(token)}`;
}

/** A form of this page, whose button says what it does. */
function form({ lang, token }: ManageParts, does: string, button: string, fields: Html): Html {
  return html`<form method="post" action="${at('/manage', token)}&amp;lang=${lang}">${fields}
<button name="do" value="${does}">${button}</button></form>`;
}

function choiceForm(parts: ManageParts): Html {
  const { lang, subscription } = parts;
  const words = MANAGE_WORDS[lang].choose;
  const fields = html`${countryFields(parts)}
${someFields(parts, 'right', [words.rights, RIGHTS, subscription.rights])}
${someFields(parts, 'industry', [words.industries, INDUSTRIES, subscription.industries])}
${someFields(parts, 'platform', [words.platforms, PLATFORMS, subscription.platforms])}
<label for="severity">${words.severity}</label><select id="severity" name="severity">${SEVERITIES.map((level) =>
    option(level.code, termIn(level, lang), level.code === subscription.severity),
  )}</select>
<label for="locale">${words.language}</label><select id="locale" name="locale">${(['zh-CN', 'en'] as const).map((one) =>
    option(one, WORDS[one].languageName, one === (subscription.locale ?? lang)),
  )}</select>
${rhythmFields(lang, subscription.rhythm)}`;
  return html`<h2>${words.title}</h2>${form(parts, 'change', words.button, fields)}`;
}

/** What is chosen stands first; all others are behind a summary, which a keyboard opens too. */
function countryFields({ lang, subscription: { countries } }: ManageParts): Html {
  const words = MANAGE_WORDS[lang].choose;
  const box = (code: string, chosen: boolean) => checkbox(`country.${code}`, countryName(code, lang), chosen);
  const others = COUNTRIES.filter(({ code }) => !countries.includes(code));
  return html`<fieldset><legend>${words.countries}</legend><div class="choices">${countries.map((code) => box(code, true))}</div>
<details><summary>${words.otherCountries}</summary><div class="choices">${others.map(({ code }) => box(code, false))}</div></details></fieldset>`;
}

/** Codes of a list of which none chosen are all. */
function someFields(
  { lang }: ManageParts,
  name: string,
  [legend, terms, chosen]: readonly [legend: string, terms: readonly Term[], chosen: readonly string[]],
): Html {
  const boxes = terms.map((term) => checkbox(`${name}.${term.code}`, termIn(term, lang), chosen.includes(term.code)));
  return html`<fieldset><legend>${legend}</legend><p>${MANAGE_WORDS[lang].choose.all}</p><div class="choices">${boxes}</div></fieldset>`;
}

function checkbox(name: string, label: string, checked: boolean): Html {
  return html`<label><input type="checkbox" name="${name}" value="on"${checked ? html` checked` : ''}> ${label}</label>`;
}
function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected ? html` selected` : ''}>${label}</option>`;
}
function termIn({ zh, en }: Term, lang: Locale): string {
  return lang === 'en' ? en : zh;
}

function pauseForm(parts: ManageParts): Html {
  const { lang, now, subscription } = parts;
  const words = MANAGE_WORDS[lang].pause;
  const { pausedUntil } = subscription;
  // The pause ends with the instant at which its last day does.
  const lastDay = pausedUntil === null ? null : todayIn(CHINA_ZONE, Date.parse(pausedUntil) - 1);
  const held =
    lastDay === null
      ? html``
      : html`<p>${words.paused.replace('{date}', lastDay)}</p>${form(parts, 'resume', words.resume, html``)}`;
  const fields = html`<label for="until">${words.until}</label><input id="until" name="until" type="date" required min="${todayIn(CHINA_ZONE, now)}">`;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${held}${form(parts, 'pause', words.button, fields)}`;
}

function leaveForm(parts: ManageParts): Html {
  const words = MANAGE_WORDS[parts.lang].leave;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${form(parts, 'leave', words.button, html``)}`;
}

function exportForm({ lang, token }: ManageParts): Html {
  const words = MANAGE_WORDS[lang].export;
  return html`<h2>${words.title}</h2><p>${words.explain}</p><p><a href="${at('/manage/export', token)}">${words.button}</a></p>`;
}

function eraseForm(parts: ManageParts): Html {
  const words = MANAGE_WORDS[parts.lang].erase;
  const sure = html`<label class="choices"><input type="checkbox" name="sure" value="yes" required> ${words.sure}</label>`;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${form(parts, 'erase', words.button, sure)}`;
}
