import type { ServerResponse } from 'node:http';
import type { Locale } from '@sinan/schema';
import { sendSeeOther } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Handler } from '../http/route.ts';
import { type Asker, askerOf, attempt, type Desk, readIn, show } from './desk.ts';
import { html } from './html.ts';
import { nextIn } from './landing.ts';
import {
  confirmPage,
  enrolledPage,
  enterPage,
  noFactorPage,
  type Offered,
  offeredPage,
} from './second-factor-forms.ts';
import { signInForm } from './sign-in-forms.ts';
import { WORDS } from './words.ts';

/** What of `accounts.me` is read here. */
interface Me {
  readonly secondFactor: { readonly enrolled: boolean };
}

/** `GET /second-factor`: the form for its code, or the way to set one up. */
export function getSecondFactor(desk: Desk): Handler {
  return async (_req, res, visit) => {
    const asker = await askerOf(desk, visit);
    if (asker.actor.kind !== 'person') return showSignIn(res, visit.locale);
    const { secondFactor } = (await asker.ask('accounts.me', {})) as Me;
    const wish = { next: nextIn(visit.query) };
    show(res, secondFactor.enrolled ? enterPage(visit.locale, wish) : noFactorPage(visit.locale, wish));
  };
}

/** `POST /second-factor/offer`: shows the secret, once. */
export function postOffer(desk: Desk): Handler {
  return posted(desk, async ({ ask }, res, { visit, next }) => {
    const offered = await attempt(visit, () => ask('accounts.offerSecondFactor', {}));
    if (!offered.ok) return show(res, noFactorPage(visit.locale, { next }, offered.error), offered.status);
    show(res, offeredPage(visit.locale, { next }, offered.value as Offered));
  });
}

/** `POST /second-factor/confirm`: sets it up by its first code, and shows the recovery codes, once. */
export function postConfirmFactor(desk: Desk): Handler {
  return posted(desk, async ({ ask }, res, { visit, code, next }) => {
    const confirmed = await attempt(visit, () => ask('accounts.confirmSecondFactor', { code }));
    if (!confirmed.ok) return show(res, confirmPage(visit.locale, { next }, confirmed.error), confirmed.status);
    const { recoveryCodes } = confirmed.value as { readonly recoveryCodes: readonly string[] };
    show(res, enrolledPage(visit.locale, { next }, recoveryCodes));
  });
}

/** `POST /second-factor`: enters it in this session, and leads where its page was asked to. */
export function postSecondFactor(desk: Desk): Handler {
  return posted(desk, async ({ ask }, res, { visit, code, next }) => {
    const entered = await attempt(visit, () => ask('accounts.enterSecondFactor', { code }));
    if (!entered.ok) return show(res, enterPage(visit.locale, { next }, entered.error), entered.status);
    sendSeeOther(res, next ?? '/');
  });
}

interface Posted {
  readonly visit: ReturnType<typeof readIn>;
  readonly code: string;
  readonly next: string | undefined;
}

/** What the three forms have in common: from this site, by who is signed in. */
function posted(desk: Desk, act: (asker: Asker, res: ServerResponse, posted: Posted) => Promise<void>): Handler {
  return async (req, res, arrived) => {
    refuseOtherSites(req, desk);
    const form = await readForm(req);
    const visit = readIn(form, arrived);
    const asker = await askerOf(desk, visit);
    if (asker.actor.kind !== 'person') return showSignIn(res, visit.locale);
    await act(asker, res, { visit, code: form.get('code')?.trim() ?? '', next: nextIn(form) });
  };
}

function showSignIn(res: ServerResponse, lang: Locale): void {
  const { title, how } = WORDS[lang].signIn;
  show(res, { lang, title, body: html`<p>${how}</p>${signInForm(lang)}` }, 401);
}
