import { post } from './graphql.ts';
import { until } from './until.ts';

/** The mailbox page of a platform without a mail server, read as a browser reads it. */
export interface CaughtPage {
  readonly subject: string;
  readonly to: string;
  readonly html: string;
}

const LISTED = /<a href="(\/mailbox\/[^"]+)"><bdi>([^<]*)<\/bdi><\/a><p class="meta"><bdi>([^<]*)<\/bdi>/g;

/** The pages of all mails, newest first. */
export async function mailPages(url: string): Promise<readonly CaughtPage[]> {
  const list = await (await fetch(`${url}/mailbox`)).text();
  const found = [...list.matchAll(LISTED)].map(async ([, path = '', subject = '', to = '']) => ({
    subject,
    to,
    html: await (await fetch(`${url}${path}`)).text(),
  }));
  return Promise.all(found);
}

/** The page of the nth mail to this address (from 1, the oldest), once it has come. */
export function mailPage(url: string, to: string, nth = 1): Promise<CaughtPage> {
  return until(`mail number ${nth} to ${to} in the mailbox`, async () => {
    const pages = await mailPages(url);
    return pages.filter((page) => page.to === to).at(-nth);
  });
}

/** The link to follow in a mail's page. */
export function linkOn({ html, subject }: CaughtPage, path: string): URL {
  const found = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  const link = found.find((href) => URL.canParse(href) && new URL(href).pathname === path);
  if (!link) throw new Error(`no link to ${path} on the page of “${subject}”`);
  return new URL(link);
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Signs in as a person does: by the page's form, the mail in the mailbox, and the button behind its link. Gives the cookie's session. */
export async function signInByPages(url: string, email: string): Promise<string> {
  const before = (await mailPages(url)).filter(({ to }) => to === email).length;
  await post(url, '/sign-in/request', new URLSearchParams({ email, lang: 'en' }).toString(), FORM);
  const link = linkOn(await mailPage(url, email, before + 1), '/sign-in');
  const token = (await (await fetch(link)).text()).match(/name="token" value="([^"]+)"/)?.[1] ?? '';
  const pressed = await post(url, '/sign-in', new URLSearchParams({ token }).toString(), FORM);
  const session = pressed.headers.get('set-cookie')?.match(/sinan_session=([^;]+)/)?.[1];
  if (!session) throw new Error(`${email} could not sign in: ${pressed.status}`);
  return decodeURIComponent(session);
}

/** The cookie of a signed-in browser. */
export function cookieOf(session: string): { readonly cookie: string } {
  return { cookie: `sinan_session=${encodeURIComponent(session)}` };
}
