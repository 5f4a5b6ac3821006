import { type Locale, MOST_INTERESTS } from '@sinan/schema';
import type { PublicError } from '../graphql/mask.ts';
import { send } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Handler } from '../http/route.ts';
import type { Visit } from '../http/visit.ts';
import { type Asker, askerOf, attempt, type Desk, show } from './desk.ts';
import { expectedLine } from './expected.ts';
import { type Html, html } from './html.ts';
import { interestsOf } from './interests.ts';
import { type Asked, askedBy, type NotAsked } from './manage-asked.ts';
import { labelOf } from './manage-fields.ts';
import { managePage, type Subscription, sayingPage } from './manage-page.ts';
import { MANAGE_WORDS } from './manage-words.ts';
import { wrongAmong } from './problem.ts';
import type { Webhook } from './webhook-forms.ts';

/** `GET /manage?token=`: what a subscriber chose, and the forms to change it. Changes nothing. */
export function getManage(desk: Desk): Handler {
  return async (_req, res, visit) => {
    const asker = await askerOf(desk, visit);
    const subscription = await subscriptionOf(asker, visit);
    const lang = visit.query.has('lang') ? visit.locale : (subscription?.locale ?? visit.locale);
    await showManage(desk, res, { asker, visit, lang, subscription, said: html`` });
  };
}

/** `POST /manage?token=`: one of the page's forms, which its button names. */
export function postManage(desk: Desk): Handler {
  return async (req, res, visit) => {
    refuseOtherSites(req, desk);
    const [form, asker] = [await readForm(req), await askerOf(desk, visit)];
    const { locale: lang } = visit;
    const before = await subscriptionOf(asker, visit);
    if (before === null) return showManage(desk, res, { asker, visit, lang, subscription: null, said: html`` });
    const asked = askedBy(form, tokenOf(visit), before);
    if (asked === undefined) return getManage(desk)(req, res, visit);
    if (typeof asked === 'string') {
      const [text, status] = NOT_ASKED[asked](lang);
      return showManage(desk, res, { asker, visit, lang, subscription: before, said: wrong(text) }, status);
    }
    const done = await attempt(visit, () => asker.ask(asked.operation, asked.input));
    if (done.ok && asked.ends) return show(res, sayingPage(lang, asked.done(lang)));
    const said = done.ok ? saidOf(lang, asked, done.value) : notDone(lang, done);
    const subscription = await subscriptionOf(asker, visit);
    const isAdded = done.ok && form.get('do') === 'add';
    const entered = done.ok ? '' : (form.get('url') ?? '');
    const showing = { asker, visit, lang, subscription, said, isAdded, entered };
    await showManage(desk, res, showing, done.ok ? 200 : done.status);
  };
}

const NOT_ASKED: { readonly [why in NotAsked]: (lang: Locale) => readonly [text: string, status: number] } = {
  'not sure': (lang) => [MANAGE_WORDS[lang].erase.notSure, 400],
  'changed meanwhile': (lang) => [MANAGE_WORDS[lang].choose.changedMeanwhile, 409],
};

function saidOf(lang: Locale, { done, shows }: Asked, value: unknown): Html {
  return html`<p role="status"><strong>${done(lang)}</strong></p>${shows?.(lang, value)}`;
}

function notDone(lang: Locale, { code, error }: { readonly code: string; readonly error: PublicError }): Html {
  if (code === 'DRAFT_CHANGED') return wrong(MANAGE_WORDS[lang].choose.changedMeanwhile);
  return wrongAmong(lang, error, (path) => labelOf(lang, path));
}
function wrong(text: string): Html {
  return html`<p class="wrong" role="alert">${text}</p>`;
}

/** `GET /manage/export?token=`: all that is known, as a file. */
export function getManageExport(desk: Desk): Handler {
  return async (_req, res, visit) => {
    const { ask } = await askerOf(desk, visit);
    const found = await attempt(visit, () => ask('notifications.export', { token: tokenOf(visit) }));
    if (!found.ok || !found.value) return show(res, sayingPage(visit.locale, MANAGE_WORDS[visit.locale].dead), 410);
    const headers = { 'Content-Disposition': 'attachment; filename="sinan-subscription.json"' };
    send(res, 200, 'application/json; charset=utf-8', JSON.stringify(found.value, null, 2), headers);
  };
}

interface Showing {
  readonly asker: Asker;
  readonly visit: Visit;
  readonly lang: Locale;
  readonly subscription: Subscription | null;
  readonly said: Html;
  /** Whether an interest was just added: it is the one that is shown. */
  readonly isAdded?: boolean;
  /** The address of a webhook that was not taken. */
  readonly entered?: string;
}
async function showManage(
  desk: Desk,
  res: Parameters<Handler>[1],
  { asker, visit, lang, subscription, said, isAdded = false, entered = '' }: Showing,
  status = 200,
): Promise<void> {
  if (subscription === null) {
    show(res, sayingPage(lang, MANAGE_WORDS[lang].dead), 410);
    return;
  }
  const of = interestsOf(subscription).length;
  const token = tokenOf(visit);
  const expected = await expectedLine(asker, visit, { lang, token, purpose: 'manage' });
  const webhook = subscription.status === 'confirmed' ? await webhookOf(asker, visit) : null;
  const parts = { desk, lang, token, now: desk.clock.now(), expected, webhook, entered };
  show(res, managePage({ ...parts, subscription, interest: isAdded ? of : shownIn(visit, of), said }), status);
}

/** Which interest is in the form, of so many: by its number, a new one (null) where there may be one more, or else the first. */
function shownIn({ query }: Visit, of: number): number | null {
  const asked = query.get('interest') ?? '';
  if (asked === 'new' && of < MOST_INTERESTS) return null;
  const number = /^\d{1,2}$/.test(asked) ? Number(asked) : 1;
  return number >= 1 && number <= of ? number : 1;
}

async function subscriptionOf({ ask }: Asker, visit: Visit): Promise<Subscription | null> {
  const found = await attempt(visit, () => ask('notifications.subscription', { token: tokenOf(visit) }));
  return found.ok ? (found.value as Subscription | null) : null;
}

async function webhookOf({ ask }: Asker, visit: Visit): Promise<Webhook | null> {
  return (await ask('notifications.webhook', { token: tokenOf(visit) })) as Webhook | null;
}

function tokenOf({ query }: Visit): string {
  return query.get('token') ?? '';
}
