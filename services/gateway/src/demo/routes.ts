import { type Locale, Refusal } from '@sinan/schema';
import { sendSeeOther } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { sessionCookie } from '../http/cookies.ts';
import type { Handler, Route } from '../http/route.ts';
import { callOf } from '../http/visit.ts';
import { type Desk, isSecure, readIn, show } from '../pages/desk.ts';
import { html } from '../pages/html.ts';
import type { Demonstration, Entrance } from './demonstration.ts';
import { refuseElsewhere, refuseOtherPages } from './here.ts';
import { personsPage } from './pages.ts';
import { DEMO_WORDS } from './words.ts';

/**
 * The way into a demonstration. On every platform these are paths; where there is none, and for who comes from elsewhere, they are as if they were
 * not there.
 */
export function demoRoutes(desk: Desk, demonstration: Demonstration | undefined): readonly Route[] {
  return [
    { path: '/demo', tells: 'people', methods: { GET: getPersons(demonstration) } },
    { path: '/demo/make', tells: 'people', methods: { POST: postMake(demonstration) } },
    { path: '/demo/sign-in', tells: 'people', methods: { POST: postSignIn(desk, demonstration) } },
  ];
}

function entranceOf(demonstration: Demonstration | undefined): Entrance {
  if (demonstration?.status !== 'held' || demonstration.entrance === null) throw new Refusal('NOT_FOUND');
  return demonstration.entrance;
}

function getPersons(demonstration: Demonstration | undefined): Handler {
  return (req, res, { locale }) => {
    refuseElsewhere(req);
    show(res, personsPage(locale, entranceOf(demonstration).persons));
  };
}

/** `POST /demo/make`: begins to make it, and leads to the page that says how far it is. */
function postMake(demonstration: Demonstration | undefined): Handler {
  return async (req, res, arrived) => {
    refuseElsewhere(req);
    if (demonstration?.status !== 'offered') throw new Refusal('NOT_FOUND');
    refuseOtherPages(req);
    const { locale } = readIn(await readForm(req), arrived);
    if (!(await demonstration.holdsNothing())) return show(res, gonePage(locale), 409);
    await demonstration.make();
    sendSeeOther(res, '/demo');
  };
}

function gonePage(lang: Locale) {
  const { title, gone } = DEMO_WORDS[lang].offer;
  return { lang, title, body: html`<p class="wrong" role="alert">${gone}</p>` };
}

/** `POST /demo/sign-in`: as one of the list, and to where their work is. */
function postSignIn(desk: Desk, demonstration: Demonstration | undefined): Handler {
  return async (req, res, arrived) => {
    refuseElsewhere(req);
    const entrance = entranceOf(demonstration);
    refuseOtherPages(req);
    const form = await readForm(req);
    const visit = readIn(form, arrived);
    const { session, leadsTo } = await entrance.enter(
      form.get('who') ?? '',
      callOf(visit, { kind: 'system', service: 'gateway' }),
    );
    if (session) res.appendHeader('Set-Cookie', sessionCookie(session.sessionToken, session.expiresAt, isSecure(desk)));
    sendSeeOther(res, leadsTo);
  };
}
