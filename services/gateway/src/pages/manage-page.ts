import { CHINA_ZONE, type Locale, type Rhythm, todayIn } from '@sinan/schema';
import { choiceForms } from './choice-forms.ts';
import type { Desk } from './desk.ts';
import { type Html, html } from './html.ts';
import type { Interest } from './interests.ts';
import type { Page } from './layout.ts';
import { at, form } from './manage-form.ts';
import { MANAGE_WORDS } from './manage-words.ts';
import { subscribeAgain } from './subscribe-again.ts';
import { type Webhook, webhookForms } from './webhook-forms.ts';

/** What `notifications.subscription` answers of a link that leads to something. */
export interface Subscription extends Interest {
  readonly status: 'waiting' | 'confirmed' | 'left';
  readonly also: readonly Interest[];
  readonly locale: Locale | null;
  readonly rhythm: Rhythm;
  readonly pausedUntil: string | null;
  readonly revision: number;
}

export interface ManageParts {
  readonly desk: Pick<Desk, 'hasPortal'>;
  readonly lang: Locale;
  readonly token: string;
  readonly subscription: Subscription;
  /** Which interest is in the form, from 1 on; null is a new one. */
  readonly interest: number | null;
  /** What to expect of it, if that is known. */
  readonly expected: Html;
  /** What the last form came to: what is said above the others. */
  readonly said: Html;
  readonly now: number;
  /** Null where none is set. */
  readonly webhook: Webhook | null;
  /** The address of one that was not taken. */
  readonly entered: string;
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
      return html`${choiceForms(parts)}${webhookForms(parts)}${pauseForm(parts)}${moveForm(parts)}${leaveForm(parts)}`;
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

function pauseForm(parts: ManageParts): Html {
  const { lang, now, subscription } = parts;
  const words = MANAGE_WORDS[lang].pause;
  const { pausedUntil } = subscription;
  // The pause ends with the instant at which its last day does.
  const lastDay = pausedUntil === null ? null : todayIn(CHINA_ZONE, Date.parse(pausedUntil) - 1);
  const held =
    lastDay === null
      ? html``
      : html`<p>${words.paused.replace('{date}', lastDay)}</p>${form(parts, { does: 'resume', button: words.resume, fields: html`` })}`;
  const fields = html`<label for="until">${words.until}</label><input id="until" name="until" type="date" required min="${todayIn(CHINA_ZONE, now)}">`;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${held}${form(parts, { does: 'pause', button: words.button, fields })}`;
}

function moveForm(parts: ManageParts): Html {
  const words = MANAGE_WORDS[parts.lang].move;
  const fields = html`<label for="email">${words.email}</label><input id="email" name="email" type="email" required autocomplete="off">`;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${form(parts, { does: 'move', button: words.button, fields })}`;
}

function leaveForm(parts: ManageParts): Html {
  const words = MANAGE_WORDS[parts.lang].leave;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${form(parts, { does: 'leave', button: words.button, fields: html`` })}`;
}

function exportForm({ lang, token }: ManageParts): Html {
  const words = MANAGE_WORDS[lang].export;
  return html`<h2>${words.title}</h2><p>${words.explain}</p><p><a href="${at('/manage/export', token)}">${words.button}</a></p>`;
}

function eraseForm(parts: ManageParts): Html {
  const words = MANAGE_WORDS[parts.lang].erase;
  const sure = html`<label class="choices"><input type="checkbox" name="sure" value="yes" required> ${words.sure}</label>`;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${form(parts, { does: 'erase', button: words.button, fields: sure })}`;
}
