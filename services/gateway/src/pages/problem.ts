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
  return html`<p class="wrong" role="alert">${firstOf(error)?.message ?? error.message}</p>`;
}

/** The same above several forms: it says which field is meant, by its label there. */
export function wrongAmong(lang: Locale, error: PublicError, labelOf: (path: string) => string | undefined): Html {
  const first = firstOf(error);
  const label = first && labelOf(first.path);
  if (label === undefined) return wrong(error);
  return html`<p class="wrong" role="alert">${label}${lang === 'en' ? ': ' : '：'}${first?.message}</p>`;
}

interface Problem {
  readonly path: string;
  readonly message: string;
}
function firstOf({ extensions: { problems } }: PublicError): Problem | undefined {
  return Array.isArray(problems) ? problems[0] : undefined;
}

function back(lang: Locale): Html {
  return html`<p><a href="/">${WORDS[lang].notFound.back}</a></p>`;
}
