import type { Locale } from '@sinan/schema';
import { type Html, html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import type { DemonstrationPerson } from './demonstration.ts';
import { DEMO_WORDS } from './words.ts';

/** Stands on the first page of a platform that holds nothing. */
export function offer(lang: Locale): Html {
  const { title, explain, button } = DEMO_WORDS[lang].offer;
  return html`<h2>${title}</h2><p>${explain}</p>
<form method="post" action="/demo/make"><input type="hidden" name="lang" value="${lang}"><button>${button}</button></form>`;
}

/** How far the making is. The page asks for itself again, by `Refresh` (HTML 4.2.5.3), since it may run no script. */
export function makingPage(lang: Locale, { done, of }: { readonly done: number; readonly of: number }): Page {
  const { title, explain, progress } = DEMO_WORDS[lang].making;
  const percent = of === 0 ? 0 : Math.floor((100 * done) / of);
  const body = html`<p>${explain}</p><p role="status">${progress} ${percent} %</p><progress max="100" value="${percent}">${percent} %</progress>`;
  return { lang, title, body, switchTo: '/demo' };
}

/** Everybody whom one may be, by kind. */
export function personsPage(lang: Locale, persons: readonly DemonstrationPerson[]): Page {
  const { title, explain } = DEMO_WORDS[lang].persons;
  const body = html`<p>${explain}</p>${persons.map((person) => personForm(lang, person))}`;
  return { lang, title, body, switchTo: '/demo' };
}

function personForm(lang: Locale, { key, kind, does, email }: DemonstrationPerson): Html {
  const said = lang === 'en' ? 'en' : 'zh';
  return html`<form method="post" action="/demo/sign-in"><h2>${kind[said]}</h2><p>${does[said]}<br>${email}</p>
<input type="hidden" name="who" value="${key}"><input type="hidden" name="lang" value="${lang}"><button aria-label="${DEMO_WORDS[lang].persons.button}: ${kind[said]}">${DEMO_WORDS[lang].persons.button}</button></form>`;
}
