import { sendSeeOther } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { noSessionCookie, sessionCookie } from '../http/cookies.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Handler } from '../http/route.ts';
import { askerOf, attempt, type Desk, isSecure, readIn, show } from './desk.ts';
import { nextIn, secondFactorPath } from './landing.ts';
import { codePage, deadLinkPage, pressPage, requestPage } from './sign-in-forms.ts';

/** What `accounts.signIn` answers. */
interface SignedIn {
  readonly sessionToken: string;
  readonly expiresAt: string;
  /** Null: nothing waits for it. */
  readonly secondFactor: string | null;
}

/** `POST /sign-in/request`: sends the mail, then asks for its code. */
export function postSignInRequest(desk: Desk): Handler {
  return async (req, res, arrived) => {
    refuseOtherSites(req, desk);
    await desk.rates.tried(arrived, 1);
    const form = await readForm(req);
    const visit = readIn(form, arrived);
    const [email, locale, next] = [form.get('email') ?? '', visit.locale, nextIn(form)];
    const { ask } = await askerOf(desk, visit);
    const sent = await attempt(visit, () => ask('accounts.requestSignIn', { email, locale }));
    if (!sent.ok) return show(res, requestPage(locale, { email, next }, sent.error), sent.status);
    const { linkId } = sent.value as { readonly linkId: string };
    show(res, codePage(locale, { linkId, next }));
  };
}

/** `GET /sign-in?token=`: a button, or why there is none. Changes nothing. */
export function getSignIn(desk: Desk): Handler {
  return async (_req, res, visit) => {
    const token = visit.query.get('token') ?? '';
    const { ask } = await askerOf(desk, visit);
    const read = await attempt(visit, () => ask('accounts.readLink', { token }));
    const status = read.ok ? (read.value as { readonly status: string }).status : 'invalid';
    if (status === 'open') return show(res, pressPage(visit.locale, token));
    show(res, deadLinkPage(visit.locale, status === 'used'), 410);
  };
}

/** `POST /sign-in`: by the link's token, or by the code beside it. Leads where the code's form was asked to; the mailed link leads home. */
export function postSignIn(desk: Desk): Handler {
  return async (req, res, arrived) => {
    refuseOtherSites(req, desk);
    await desk.rates.tried(arrived, 1);
    const form = await readForm(req);
    const visit = readIn(form, arrived);
    const [token, linkId, code] = [form.get('token'), form.get('linkId') ?? '', form.get('code')?.trim()];
    const next = nextIn(form);
    const { ask } = await askerOf(desk, visit);
    const entered = await attempt(visit, () => ask('accounts.signIn', token ? { token } : { linkId, code }));
    if (entered.ok) {
      const { sessionToken, expiresAt, secondFactor } = entered.value as SignedIn;
      res.appendHeader('Set-Cookie', sessionCookie(sessionToken, expiresAt, isSecure(desk)));
      return sendSeeOther(res, secondFactor === null ? (next ?? '/') : secondFactorPath(next));
    }
    const canTryAgain = !token && entered.code !== 'LINK_INVALID';
    show(
      res,
      canTryAgain ? codePage(visit.locale, { linkId, next }, entered.error) : deadLinkPage(visit.locale, false, next),
      entered.status,
    );
  };
}

/** `POST /sign-out`: ends the session, and forgets the cookie even of one that has ended already. */
export function postSignOut(desk: Desk): Handler {
  return async (req, res, visit) => {
    refuseOtherSites(req, desk);
    const { ask } = await askerOf(desk, visit);
    await attempt(visit, () => ask('accounts.signOut', {}));
    res.appendHeader('Set-Cookie', noSessionCookie(isSecure(desk)));
    sendSeeOther(res, '/');
  };
}
