import type { Locale } from '@sinan/schema';
import type { PublicError } from '../graphql/mask.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { wrong } from './problem.ts';
import { WORDS } from './words.ts';

/** Where a form leads back to after signing in, when it does. */
export interface Next {
  readonly next?: string | undefined;
}

export function nextField({ next }: Next): Html {
  return next === undefined ? html`` : html`<input type="hidden" name="next" value="${next}">`;
}

/** Asks for a sign-in mail. */
export function signInForm(lang: Locale, { email = '', next }: { readonly email?: string } & Next = {}): Html {
  const words = WORDS[lang].signIn;
  return html`<form method="post" action="/sign-in/request">
<input type="hidden" name="lang" value="${lang}">${nextField({ next })}
<label for="email">${words.email}</label><input id="email" name="email" type="email" autocomplete="email" required value="${email}">
<div><button>${words.ask}</button></div>
</form>`;
}

/** The form again, with what was wrong with it. */
export function requestPage(lang: Locale, entered: { readonly email: string } & Next, error: PublicError): Page {
  const words = WORDS[lang].signIn;
  return { lang, title: words.title, body: html`${wrong(error)}<p>${words.how}</p>${signInForm(lang, entered)}` };
}

/** After the mail was sent: its code can be entered here. */
export function codePage(
  lang: Locale,
  { linkId, next }: { readonly linkId: string } & Next,
  error?: PublicError,
): Page {
  const words = WORDS[lang].signIn;
  const body = html`${wrong(error)}<p>${words.sent}</p>
<form method="post" action="/sign-in">
<input type="hidden" name="linkId" value="${linkId}"><input type="hidden" name="lang" value="${lang}">${nextField({ next })}
<label for="code">${words.code}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required>
<div><button>${words.withCode}</button></div>
</form>`;
  return { lang, title: words.sentTitle, body };
}

/** What a mailed link opens: a button, since mail scanners follow links and only a POST may use one up. */
export function pressPage(lang: Locale, token: string): Page {
  const words = WORDS[lang].signIn;
  const body = html`<p>${words.press}</p>
<form method="post" action="/sign-in"><input type="hidden" name="token" value="${token}"><input type="hidden" name="lang" value="${lang}"><button>${words.button}</button></form>`;
  return { lang, title: words.title, body, switchTo: `/sign-in?token=${encodeURIComponent(token)}` };
}

/** A link that was used or has expired, and a way to a new one. */
export function deadLinkPage(lang: Locale, used: boolean, next?: string): Page {
  const words = WORDS[lang].signIn;
  return {
    lang,
    title: words.deadTitle,
    body: html`<p class="wrong" role="alert">${used ? words.used : words.dead}</p><p>${words.askAgain}</p>${signInForm(lang, { next })}`,
  };
}
