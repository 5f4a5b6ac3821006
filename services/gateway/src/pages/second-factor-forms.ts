import type { Locale } from '@sinan/schema';
import type { PublicError } from '../graphql/mask.ts';
import { html } from './html.ts';
import { secondFactorPath } from './landing.ts';
import type { Page } from './layout.ts';
import { listOf } from './list.ts';
import { wrong } from './problem.ts';
import { qrCode } from './qr.ts';
import { SECOND_FACTOR_WORDS } from './second-factor-words.ts';
import { type Next, nextField } from './sign-in-forms.ts';

const AT = '/second-factor';

/** What `accounts.offerSecondFactor` answers. */
export interface Offered {
  readonly uri: string;
  readonly secret: string;
}

/** Nothing is set up yet: a button that offers a secret. */
export function noFactorPage(lang: Locale, wish: Next, error?: PublicError): Page {
  const words = SECOND_FACTOR_WORDS[lang];
  const body = html`${wrong(error)}<p>${words.none}</p>
<form method="post" action="${AT}/offer"><input type="hidden" name="lang" value="${lang}">${nextField(wish)}<button>${words.setUp}</button></form>`;
  return { lang, title: words.title, body, switchTo: secondFactorPath(wish.next) };
}

/** The secret, once, and the form for its first code. */
export function offeredPage(lang: Locale, wish: Next, { uri, secret }: Offered): Page {
  const words = SECOND_FACTOR_WORDS[lang];
  const body = html`<p>${words.scan}</p>${qrCode(uri, words.qr)}
<p>${words.typed} <code>${secret}</code></p>${confirmForm(lang, wish)}`;
  return { lang, title: words.title, body, switchTo: secondFactorPath(wish.next) };
}

/** The form again after a wrong code: the secret is not shown twice. */
export function confirmPage(lang: Locale, wish: Next, error: PublicError): Page {
  return {
    lang,
    title: SECOND_FACTOR_WORDS[lang].title,
    body: html`${wrong(error)}${confirmForm(lang, wish)}`,
    switchTo: secondFactorPath(wish.next),
  };
}

function confirmForm(lang: Locale, wish: Next) {
  const words = SECOND_FACTOR_WORDS[lang];
  return html`<form method="post" action="${AT}/confirm">
<input type="hidden" name="lang" value="${lang}">${nextField(wish)}
<label for="code">${words.code}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required>
<div><button>${words.confirm}</button></div>
</form>`;
}

/** For the code that the authenticator shows, or a recovery code. */
export function enterPage(lang: Locale, wish: Next, error?: PublicError): Page {
  const words = SECOND_FACTOR_WORDS[lang];
  const body = html`${wrong(error)}<p>${words.enter}</p>
<form method="post" action="${AT}">
<input type="hidden" name="lang" value="${lang}">${nextField(wish)}
<label for="code">${words.codeOrRecovery}</label><input id="code" name="code" autocomplete="one-time-code" maxlength="32" required>
<div><button>${words.enterButton}</button></div>
</form>`;
  return { lang, title: words.title, body, switchTo: secondFactorPath(wish.next) };
}

/** The recovery codes, once. */
export function enrolledPage(lang: Locale, { next = '/' }: Next, recoveryCodes: readonly string[]): Page {
  const words = SECOND_FACTOR_WORDS[lang];
  const codes = listOf(
    recoveryCodes.map((code) => html`<code>${code}</code>`),
    '',
  );
  return {
    lang,
    title: words.done,
    body: html`<p>${words.recovery}</p>${codes}<p><a href="${next}">${words.onward}</a></p>`,
  };
}
