import type { Locale } from '@sinan/schema';
import { send } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Handler } from '../http/route.ts';
import type { Visit } from '../http/visit.ts';
import { type Asker, askerOf, attempt, type Desk, show } from './desk.ts';
import { expectedLine } from './expected.ts';
import { type Html, html } from './html.ts';
import { type Interest, interestList, interestWords } from './interests.ts';
import type { Page } from './layout.ts';
import { subscribeAgain } from './subscribe-again.ts';
import { WORDS } from './words.ts';

type Purpose = 'confirm' | 'move' | 'unsubscribe';

/** What `notifications.readLink` answers. */
interface LinkView {
  readonly status: 'open' | 'used' | 'invalid';
  readonly interests: readonly Interest[];
  readonly locale: Locale;
}

/** `GET /confirm?token=`, `GET /move?token=`, `GET /unsubscribe?token=`: a button, since only a POST may change anything. */
export function getLink(desk: Desk, purpose: Purpose): Handler {
  return async (_req, res, visit) => {
    const token = tokenOf(visit);
    const asker = await askerOf(desk, visit);
    const link = await readLink(asker, visit, purpose, token);
    const lang = visit.query.has('lang') ? visit.locale : link.locale;
    if (link.status === 'open') {
      const expected = purpose === 'confirm' ? await expectedLine(asker, visit, { lang, token, purpose }) : html``;
      return show(res, buttonPage({ lang, purpose, token }, link, expected));
    }
    if (link.status === 'used') return show(res, sayingPage({ desk, lang, purpose, token }, 'used'));
    show(res, sayingPage({ desk, lang, purpose, token }, 'dead'), 410);
  };
}

async function readLink({ ask }: Asker, visit: Visit, purpose: Purpose, token: string): Promise<LinkView> {
  const read = await attempt(visit, () => ask('notifications.readLink', { token, purpose }));
  return read.ok ? (read.value as LinkView) : { status: 'invalid', interests: [], locale: visit.locale };
}

/** `POST /confirm?token=`: the page's button. */
export const postConfirm = (desk: Desk): Handler => postButton(desk, 'confirm');

/** `POST /move?token=`: the page's button. */
export const postMove = (desk: Desk): Handler => postButton(desk, 'move');

function postButton(desk: Desk, purpose: 'confirm' | 'move'): Handler {
  return async (req, res, visit) => {
    refuseOtherSites(req, desk);
    await act(desk, res, visit, purpose, { token: tokenOf(visit) });
  };
}

/**
 * `POST /unsubscribe?token=`: the page's button, or a mail program's one click (RFC 8058): that carries no cookie, may come from any site, and is
 * answered without redirect.
 */
export function postUnsubscribe(desk: Desk): Handler {
  return async (req, res, visit) => {
    const form = await readForm(req);
    const token = tokenOf(visit);
    if (form.get('List-Unsubscribe') !== 'One-Click')
      return act(desk, res, visit, 'unsubscribe', { token, by: 'page' });
    const { ask } = await askerOf(desk, visit);
    await ask('notifications.leave', { token, by: 'one-click' });
    send(res, 200, 'text/plain; charset=utf-8', '');
  };
}

const OPERATIONS = {
  confirm: 'notifications.confirm',
  move: 'notifications.move',
  unsubscribe: 'notifications.leave',
} as const;

async function act(
  desk: Desk,
  res: Parameters<Handler>[1],
  visit: Visit,
  purpose: Purpose,
  input: object,
): Promise<void> {
  const { ask } = await askerOf(desk, visit);
  const done = await attempt(visit, () => ask(OPERATIONS[purpose], input));
  const at = { desk, lang: visit.locale, purpose, token: tokenOf(visit) };
  if (done.ok) return show(res, sayingPage(at, 'done'));
  show(res, sayingPage(at, done.code === 'ALREADY_EXISTS' ? 'taken' : 'dead'), done.status);
}

function tokenOf({ query }: Visit): string {
  return query.get('token') ?? '';
}

function pathOf(purpose: Purpose, token: string): string {
  return `/${purpose}?token=${encodeURIComponent(token)}`;
}

function buttonPage({ lang, purpose, token }: Omit<At, 'desk'>, { interests }: LinkView, expected: Html): Page {
  const words = WORDS[lang][purpose];
  const at = pathOf(purpose, token);
  const body = html`<p>${words.explain}</p>${shown(lang, interests)}${expected}
<form method="post" action="${at}&amp;lang=${lang}"><button name="by" value="page">${words.button}</button></form>`;
  return { lang, title: words.title, body, switchTo: at };
}

function shown(lang: Locale, interests: readonly Interest[]): Html {
  const [first] = interests;
  return first !== undefined && interests.length === 1 ? interestWords(lang, first) : interestList(lang, interests);
}

/** What leads to the form to subscribe: who has left may want to come back, and who cannot confirm any more must ask anew. */
const LEADS_BACK: { readonly [purpose in Purpose]: readonly Saying[] } = {
  confirm: ['dead'],
  move: [],
  unsubscribe: ['done', 'used'],
};
type Saying = 'done' | 'used' | 'dead' | 'taken';

interface At {
  readonly desk: Desk;
  readonly lang: Locale;
  readonly purpose: Purpose;
  readonly token: string;
}
/** What came of a link. In the other language it is read by the link itself, which then says the same. */
function sayingPage({ desk, lang, purpose, token }: At, said: Saying): Page {
  const words = WORDS[lang][purpose];
  const again = LEADS_BACK[purpose].includes(said) ? subscribeAgain(desk, lang) : html``;
  return {
    lang,
    title: words.title,
    body: html`<p>${words[said] ?? words.dead}</p>${again}`,
    switchTo: pathOf(purpose, token),
  };
}
