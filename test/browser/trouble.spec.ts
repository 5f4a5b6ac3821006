import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlace, removePlace } from '../acceptance/place.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';
import { LANGS, openBrowser, visit } from './browser.ts';
import { barriersIn, unsaidIn } from './look.ts';

let browser: Browser;
let platform: Platform;
beforeAll(async () => {
  const place = await newPlace();
  [browser, platform] = [await openBrowser(), await startPlatform({ place })];
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
  await removePlace(platform.place);
});

const ASKING = ['/warnings', '/warnings/nothing'];
const cases = LANGS.flatMap((lang) => ASKING.map((path) => [path, lang] as const));
const SAYS = {
  'zh-CN': { offline: '您已离线', reference: '编号' },
  en: { offline: 'You are offline', reference: 'reference' },
};

/** What the network does with questions to the gateway, event streams apart. */
const questionsTo = (page: Page, answer: Parameters<Page['route']>[1]) =>
  page.route(/\/graphql/, (route, request) =>
    request.method() === 'POST' ? answer(route, request) : route.continue(),
  );
const answering = (status: number, error: object) => (route: Parameters<Parameters<Page['route']>[1]>[0]) =>
  route.fulfill({ status, contentType: 'application/json', body: JSON.stringify({ errors: [error] }) });

describe.each(cases)('%s in %s', (path, lang) => {
  it('says what the platform says when it refuses', async () => {
    const { page, close } = await visit(browser, platform.url, lang);
    const refusal = { message: 'as the table has it', extensions: { code: 'TOO_MANY_REQUESTS' } };
    await questionsTo(page, answering(429, refusal));
    await page.goto(path);
    await page.locator('[data-trouble="refused"]').getByText(refusal.message).waitFor();
    expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
    await close();
  });

  it('gives the reference of what failed', async () => {
    const { page, close } = await visit(browser, platform.url, lang);
    await questionsTo(page, answering(500, { message: '', extensions: { code: 'INTERNAL', reference: '7f3c-1' } }));
    await page.goto(path);
    await page.locator('[data-trouble="failed"] code').getByText('7f3c-1').waitFor();
    expect(await page.locator('[data-trouble="failed"]').textContent()).toContain(SAYS[lang].reference);
    await close();
  });
});

describe.each(LANGS)('in %s, a browser that loses its network', (lang) => {
  it('is told so on the page that it has, until the network is back', async () => {
    const { page, close } = await visit(browser, platform.url, lang);
    await page.goto('/how-it-works');
    await page.locator('h1').waitFor();
    await page.context().setOffline(true);
    await page.getByText(SAYS[lang].offline).waitFor();
    await page.context().setOffline(false);
    await page.getByText(SAYS[lang].offline).waitFor({ state: 'detached' });
    await close();
  });

  it('is led on when a page could not be had', async () => {
    const { page, close } = await visit(browser, platform.url, lang);
    await page.goto('/how-it-works');
    await page.locator('h1').waitFor();
    await page.route(/\/assets\//, (route) => route.abort());
    await page.locator('nav a[href="/subscribe"]').click();
    await page.locator('[data-trouble="offline"]').waitFor();
    await page.unroute(/\/assets\//);
    await page.locator('main button').click();
    await page.locator('input[type="email"]').waitFor();
    await close();
  });
});
