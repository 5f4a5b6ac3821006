import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../infra/deploy/chromium.ts';
import type { Person } from '../acceptance/people.ts';

export type Lang = 'zh-CN' | 'en';
export const LANGS: readonly Lang[] = ['zh-CN', 'en'];

export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('there is no Chromium: run npm run test:browser');
  // Who runs this may be root, as in a container: Chromium's sandbox does not run there.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** A page, and all that went wrong in it that nobody asked for. */
export interface Visit {
  readonly page: Page;
  /** What the console complained of, scripts threw, and what was asked of other hosts. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A visitor of their own: no cookie, no cache, in one language. */
export async function visit(
  browser: Browser,
  url: string,
  lang: Lang,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, locale: lang, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(`asked ${request.url()}`);
  });
  return { page, complaints, close: () => context.close() };
}

/** Comes as a person who signed in before: by the cookie that signing in sets. */
export async function signedIn(page: Page, { token }: Person): Promise<void> {
  await page
    .context()
    .addCookies([{ name: 'sinan_session', value: token, domain: 'localhost', path: '/', httpOnly: true }]);
}

/** Goes to a path and waits until its page is there: its heading, and nothing that still loads. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').waitFor();
  await page.locator('.loading').waitFor({ state: 'detached' });
}
