import type { Locale } from '@sinan/schema';
import { when } from './case-labels.ts';
import { type Html, html } from './html.ts';
import { listOf } from './list.ts';
import { form } from './manage-form.ts';
import { WEBHOOK_WORDS } from './webhook-words.ts';

/** What `notifications.webhook` answers where one is set. */
export interface Webhook {
  readonly url: string;
  readonly state: 'on' | 'paused' | 'gone' | 'failing';
  readonly posts: readonly {
    readonly type: string;
    readonly warningId: string | null;
    readonly version: number | null;
    readonly askedAt: string;
    readonly state: string;
    readonly tries: number;
    readonly triedAt: string | null;
    readonly outcome: number | string | null;
  }[];
}

interface Parts {
  readonly lang: Locale;
  readonly token: string;
  readonly webhook: Webhook | null;
  /** The address that was entered, where something was wrong with it. */
  readonly entered: string;
}

/** Where a subscriber's program hears of warnings: a form to set it, or how it stands, what can be done, and what was posted. */
export function webhookForms(parts: Parts): Html {
  const { lang, webhook } = parts;
  const words = WEBHOOK_WORDS[lang];
  const body =
    webhook === null
      ? setForm(parts)
      : html`${standing(lang, webhook)}${acts(parts, webhook)}${lastPosts(lang, webhook)}`;
  return html`<h2>${words.title}</h2><p>${words.explain}</p>${body}`;
}

/** The secret of a webhook that was just set, or made anew. */
export function secretShown(lang: Locale, { secret }: { readonly secret: string }): Html {
  return html`<p>${WEBHOOK_WORDS[lang].secret}</p><p><code>${secret}</code></p>`;
}

function setForm(parts: Parts): Html {
  const words = WEBHOOK_WORDS[parts.lang];
  const fields = html`<label for="url">${words.url}</label><input id="url" name="url" type="url" required maxlength="2048" autocomplete="off" placeholder="https://" value="${parts.entered}">`;
  return form(parts, { does: 'webhook-set', button: words.set, fields });
}

function standing(lang: Locale, { url, state }: Webhook): Html {
  return html`<p><code>${url}</code></p><p>${WEBHOOK_WORDS[lang].states[state]}</p>`;
}

function acts(parts: Parts, { state }: Webhook): Html {
  const words = WEBHOOK_WORDS[parts.lang];
  const act = (does: string, button: string) => form(parts, { does: `webhook-${does}`, button, fields: html`` });
  const switched = state === 'on' ? act('pause', words.pause) : act('resume', words.resume);
  return html`${act('test', words.test)}${switched}${act('renew', words.renew)}${act('remove', words.remove)}`;
}

function lastPosts(lang: Locale, { posts }: Webhook): Html {
  const words = WEBHOOK_WORDS[lang].posts;
  const items = posts.map((post) => postItem(lang, post));
  return html`<h3>${words.title}</h3>${listOf(items, words.none)}`;
}

function postItem(lang: Locale, { type, warningId, version, state, tries, ...post }: Webhook['posts'][number]): Html {
  const words = WEBHOOK_WORDS[lang];
  const name = words.types[type] ?? type;
  const what = warningId === null ? html`${name}` : html`<a href="/warnings/${warningId}">${name} (${version})</a>`;
  const outcome = typeof post.outcome === 'string' ? (words.outcomes[post.outcome] ?? post.outcome) : null;
  const answer = typeof post.outcome === 'number' ? `HTTP ${post.outcome}` : outcome;
  const became = [
    words.became[state] ?? state,
    answer,
    tries > 1 ? words.posts.tries.replace('{n}', String(tries)) : null,
  ];
  const said = became.filter((one) => one !== null).join(lang === 'en' ? ', ' : '，');
  return html`${when(post.triedAt ?? post.askedAt, lang)}<br>${what}${lang === 'en' ? ': ' : '：'}${said}`;
}
