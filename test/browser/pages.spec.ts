import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, LANGS, openBrowser, signedIn, visit } from './browser.ts';
import { barriersIn, loadedBytes, overflowOf, unsaidIn } from './look.ts';
import { addressOf, PAGES } from './pages.ts';
import { openWorld, type World } from './world.ts';

/** Where pictures of the pages are put, when they are asked for. */
const SCREENS = process.env.SCREENS;
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };
const FIRST_LOAD_BYTES = 250 * 1024;

let [browser, world]: [Browser | undefined, World | undefined] = [undefined, undefined];
beforeAll(async () => {
  [browser, world] = [await openBrowser(), await openWorld()];
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

function there(): { readonly browser: Browser; readonly world: World } {
  if (!browser || !world) throw new Error('nothing was opened');
  return { browser, world };
}
function atOf(name: string): string {
  const { revised: warning, caseId, consultationId: consultation } = there().world;
  return addressOf(name, { warning, case: caseId, consultation });
}
/** Who may read all of them: of the enterprise whose case there is. */
const comes = (page: Page) => signedIn(page, there().world.filer);
const inBoth = LANGS.flatMap((lang) => PAGES.map((name) => [name, lang] as const));

describe.each(inBoth)('the page %s in %s', (name, lang) => {
  it('is light, has no barriers, fits narrow and wide windows and paper, says everything, complains of nothing', async () => {
    const { page, complaints, close } = await visit(there().browser, there().world.url, lang, { viewport: NARROW });
    await comes(page);
    await goTo(page, atOf(name));
    await isLight(page);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.title()).toMatch(/.+ · Sinan 司南$/);
    expect(await unsaidIn(page)).toEqual([]);
    await fits(page);
    await keep(page, `${name}-${lang === 'en' ? 'en' : 'zh'}-narrow`);
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await fits(page);
    await keep(page, `${name}-${lang === 'en' ? 'en' : 'zh'}-wide`);
    await prints(page);
    expect(complaints).toEqual([]);
    await close();
  });
});

async function fits(page: Page): Promise<void> {
  expect(await overflowOf(page)).toBe(0);
  expect(await barriersIn(page)).toEqual([]);
}

/** Nobody has been here before: all of it comes over the network. */
async function isLight(page: Page): Promise<void> {
  const bytes = await loadedBytes(page);
  expect(bytes).toBeGreaterThan(10 * 1024);
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
}

/** On paper without what only a screen is for. */
async function prints(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.head nav').isVisible()).toBe(false);
  expect(await page.locator('h1').isVisible()).toBe(true);
}

async function keep(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}
