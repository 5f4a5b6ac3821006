import type { Locale } from '@sinan/schema';
import { send } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Handler } from '../http/route.ts';
import type { Visit } from '../http/visit.ts';
import { type Asker, askerOf, attempt, type Desk, show } from './desk.ts';
import { type Html, html } from './html.ts';
import { labelOf } from './manage-fields.ts';
import { managePage, type Subscription, sayingPage } from './manage-page.ts';
import { MANAGE_WORDS } from './manage-words.ts';
import { wrongAmong } from './problem.ts';
import { rhythmIn } from './rhythm-fields.ts';

/** `GET /manage?token=`: what a subscriber chose, and the forms to change it. Changes nothing. */
export function getManage(desk: Desk): Handler {
  return async (_req, res, visit) => {
    const subscription = await subscriptionOf(await askerOf(desk, visit), visit);
    const lang = visit.query.has('lang') ? visit.locale : (subscription?.locale ?? visit.locale);
    showManage(desk, res, { visit, lang, subscription, said: html`` });
  };
}

/** `POST /manage?token=`: one of the page's forms, which its button names. */
export function postManage(desk: Desk): Handler {
  return async (req, res, visit) => {
    refuseOtherSites(req, desk);
    const [form, asker] = [await readForm(req), await askerOf(desk, visit)];
    const { locale: lang } = visit;
    const asked = askedBy(form, tokenOf(visit));
    if (asked === undefined) return getManage(desk)(req, res, visit);
    if (asked === 'not sure') {
      const said = html`<p class="wrong" role="alert">${MANAGE_WORDS[lang].erase.notSure}</p>`;
      return showManage(desk, res, { visit, lang, subscription: await subscriptionOf(asker, visit), said }, 400);
    }
    const done = await attempt(visit, () => asker.ask(asked.operation, asked.input));
    if (done.ok && asked.ends) return show(res, sayingPage(lang, asked.done(lang)));
    const said = done.ok
      ? html`<p role="status"><strong>${asked.done(lang)}</strong></p>`
      : wrongAmong(lang, done.error, (path) => labelOf(lang, path));
    const subscription = await subscriptionOf(asker, visit);
    showManage(desk, res, { visit, lang, subscription, said }, done.ok ? 200 : done.status);
  };
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
  readonly visit: Visit;
  readonly lang: Locale;
  readonly subscription: Subscription | null;
  readonly said: Html;
}
function showManage(
  desk: Desk,
  res: Parameters<Handler>[1],
  { visit, lang, subscription, said }: Showing,
  status = 200,
): void {
  if (subscription === null) show(res, sayingPage(lang, MANAGE_WORDS[lang].dead), 410);
  else show(res, managePage({ desk, lang, token: tokenOf(visit), subscription, said, now: desk.clock.now() }), status);
}

async function subscriptionOf({ ask }: Asker, visit: Visit): Promise<Subscription | null> {
  const found = await attempt(visit, () => ask('notifications.subscription', { token: tokenOf(visit) }));
  return found.ok ? (found.value as Subscription | null) : null;
}

function tokenOf({ query }: Visit): string {
  return query.get('token') ?? '';
}

/** What a form asks for, and what is said once it is done. `ends`: there is nothing to manage any more. */
interface Asked {
  readonly operation: string;
  readonly input: object;
  readonly done: (lang: Locale) => string;
  readonly ends?: true;
}

function askedBy(form: ReadonlyMap<string, string>, token: string): Asked | 'not sure' | undefined {
  switch (form.get('do')) {
    case 'change':
      return {
        operation: 'notifications.manage',
        input: { token, ...choiceIn(form) },
        done: (lang) => MANAGE_WORDS[lang].choose.done,
      };
    case 'pause': {
      const input = { token, until: form.get('until') ?? '' };
      return { operation: 'notifications.pause', input, done: (lang) => MANAGE_WORDS[lang].pause.done };
    }
    case 'resume':
      return { operation: 'notifications.resume', input: { token }, done: (lang) => MANAGE_WORDS[lang].pause.resumed };
    case 'leave':
      return {
        operation: 'notifications.leave',
        input: { token, by: 'page' },
        done: (lang) => MANAGE_WORDS[lang].leave.done,
      };
    case 'erase':
      if (form.get('sure') !== 'yes') return 'not sure';
      return {
        operation: 'notifications.erase',
        input: { token },
        done: (lang) => MANAGE_WORDS[lang].erase.done,
        ends: true,
      };
    default:
      return undefined;
  }
}

function choiceIn(form: ReadonlyMap<string, string>) {
  return {
    countries: codesIn(form, 'country.'),
    rights: codesIn(form, 'right.'),
    industries: codesIn(form, 'industry.'),
    platforms: codesIn(form, 'platform.'),
    severity: form.get('severity'),
    locale: form.get('locale'),
    rhythm: rhythmIn(form),
  };
}

function codesIn(form: ReadonlyMap<string, string>, prefix: string): readonly string[] {
  return [...form.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
