import type { Locale } from '@sinan/schema';
import type { PublicError } from '../graphql/mask.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { WORDS } from './words.ts';

/** A failure that is the whole page. */
export function failurePage(lang: Locale, error: PublicError): Page {
  const { notFound, problem } = WORDS[lang];
  if (error.extensions.code === 'NOT_FOUND')
    return { lang, title: notFound.title, body: html`<p>${notFound.text}</p>${back(lang)}` };
  return { lang, title: problem, body: html`${wrong(error)}${back(lang)}` };
}

/** A failure above the form that it is about. */
export function wrong(error: PublicError | undefined): Html {
  if (error === undefined) return html``;
  const problems = Array.isArray(error.extensions.problems) ? error.extensions.problems : [];
  const first: unknown = problems[0]?.message;
  return html`<p class="wrong" role="alert">${typeof first === 'string' ? first : error.message}</p>`;
}

function back(lang: Locale): Html {
  return html`<p><a href="/">${WORDS[lang].notFound.back}</a></p>`;
}
