import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlace, removePlace } from '../acceptance/place.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';
import { goTo, LANGS, openBrowser, visit } from './browser.ts';
import { barriersIn, overflowOf, unsaidIn } from './look.ts';

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

const SAYS = {
  'zh-CN': { none: '目前没有生效中的预警。', portal: '各国（地区）风险预警' },
  en: { none: 'No warning is in force.', portal: 'Risk by country or region' },
};

describe.each(LANGS)('a platform that nobody has used yet, in %s', (lang) => {
  const viewport = { width: 360, height: 740 };

  it('says that no warning is in force, and how to hear of the first', async () => {
    const { page, complaints, close } = await visit(browser, platform.url, lang, { viewport });
    await goTo(page, '/warnings');
    await page.getByText(SAYS[lang].none).waitFor();
    expect(await page.locator('main a[href="/subscribe"]').count()).toBe(1);
    expect([await unsaidIn(page), await barriersIn(page), await overflowOf(page)]).toEqual([[], [], 0]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads from its front page to the portal and back', async () => {
    const { page, close } = await visit(browser, platform.url, lang);
    await page.goto('/');
    await page.getByRole('link', { name: SAYS[lang].portal }).click();
    await page.getByRole('heading', { name: SAYS[lang].portal }).waitFor();
    await page.getByRole('link', { name: 'Sinan 司南' }).click();
    await page.locator('form[action="/sign-in/request"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await close();
  });
});
