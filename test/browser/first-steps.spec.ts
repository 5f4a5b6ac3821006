import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MADE_WITHIN, made } from '../acceptance/embedded/demonstration.ts';
import { removePlace } from '../acceptance/place.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';
import { tell } from '../acceptance/tell.ts';
import { goTo, LANGS, openBrowser, type Visit, visit } from './browser.ts';
import { watchShifts, worstShift } from './shifts.ts';

/** The way of docs/first-steps.md, on the fictitious data that an empty folder is offered. */
let browser: Browser;
let platform: Platform;
beforeAll(async () => {
  [browser, platform] = [await openBrowser(), await startPlatform()];
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
  await removePlace(platform.place);
});

const SAYS = {
  'zh-CN': { sent: '申请已提交', accept: '受理', yesAccept: '确认受理', accepted: '已受理。' },
  en: {
    sent: 'Your application was filed',
    accept: 'Accept',
    yesAccept: 'Yes, accept',
    accepted: 'The case is accepted.',
  },
};
const DESK = {
  'zh-CN': { save: '保存草稿', submit: '送审', yesSubmit: '确认送审', publish: '批准并发布', yesPublish: '确认发布' },
  en: {
    ...{ save: 'Save the draft', submit: 'Send into review', yesSubmit: 'Yes, send it' },
    ...{ publish: 'Approve and publish', yesPublish: 'Yes, publish' },
  },
};
const FIVE_MINUTES_MS = 300_000;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Becomes somebody of the list, and is where their work is. */
async function be(page: Page, who: string): Promise<void> {
  await page.goto('/demo');
  await page.locator(`form:has(input[value="${who}"]) button`).click();
  await page.locator('h1').waitFor();
}

it(
  'begins at the first page, which offers fictitious data',
  async () => {
    const { page, close } = await visit(browser, platform.url, 'en');
    await page.goto('/');
    await keep(page, 'first-steps-1-en');
    await page.locator('form[action="/demo/make"] button').click();
    await page.getByRole('status').waitFor();
    await made(platform.url);
    await page.goto('/demo');
    await keep(page, 'first-steps-2-en');
    await close();
  },
  MADE_WITHIN,
);

describe.each(LANGS)('the first steps, in %s', (lang) => {
  it(
    'lead from a question to a mail in under five minutes',
    async () => {
      const began = performance.now();
      const visitor = await visit(browser, platform.url, lang, { viewport: { width: 1280, height: 800 } });
      const { page } = visitor;
      const product = `示例折叠推车 ${lang}`;
      const title = { 'zh-CN': `示例预警 ${lang}`, en: `An example of a warning, ${lang}` };

      await be(page, 'member');
      await consult(page);
      await keep(page, `first-steps-3-${lang}`);
      await apply(page, product, lang);
      await keep(page, `first-steps-4-${lang}`);

      await be(page, 'intake');
      await page.getByText(product).first().waitFor();
      await page.getByRole('link').filter({ hasText: product }).first().click();
      await button(page, SAYS[lang].accept).click();
      await button(page, SAYS[lang].yesAccept).click();
      await page.getByRole('status').getByText(SAYS[lang].accepted).waitFor();
      await button(page, SAYS[lang].accept).waitFor({ state: 'detached' });
      await keep(page, `first-steps-5-${lang}`);

      await be(page, 'editor');
      const address = await draft(page, title, lang);
      await be(page, 'second-editor');
      await goTo(page, address);
      await button(page, DESK[lang].publish).click();
      await button(page, DESK[lang].yesPublish).click();
      await page.locator('.delivery[data-over="true"]').waitFor();
      await keep(page, `first-steps-6-${lang}`);

      await page.goto('/mailbox');
      await page
        .getByRole('link')
        .filter({ hasText: /示例预警|An example of a warning/ })
        .first()
        .click();
      await keep(page, `first-steps-7-${lang}`);
      const seconds = (performance.now() - began) / 1000;
      tell(`from the question to the mail in ${lang}: ${seconds.toFixed(0)} s of clicking`);
      expect(seconds * 1000).toBeLessThan(FIVE_MINUTES_MS);
      expect(visitor.complaints).toEqual([]);
      await visitor.close();
    },
    FIVE_MINUTES_MS + 60_000,
  );
});

describe('pages on the data of a year', () => {
  it.each([
    [
      'member',
      ['/warnings', '/warnings/*', '/subscribe', '/how-it-works', '/my/cases', '/my/cases/*', '/apply', '/consult'],
    ],
    [
      'intake',
      ['/desk', '/desk/cases/*', '/desk', '/desk/register', '/desk', '/insights', '/insights/rows*', '/figures'],
    ],
    ['expert', ['/expert', '/expert/cases/*', '/warnings', '/my/cases']],
    ['editor', ['/editor', '/editor/warnings/*', '/warnings', '/subscribe']],
    [
      'administrator',
      [
        '/admin',
        '/admin/events',
        '/admin',
        '/admin/health',
        '/admin',
        '/admin/centres',
        '/admin',
        '/admin/partners',
        '/admin',
        '/admin/suppressions',
        '/admin/domains',
      ],
    ],
    ['security', ['/admin', '/admin/people', '/admin', '/admin/tokens']],
    ['auditor', ['/admin', '/admin/audit', '/figures']],
  ])(
    'stay where they are while they load, for the %s; how fast one follows another is told',
    async (who, paths) => {
      const visitor = await visit(browser, platform.url, 'en', { viewport: { width: 1280, height: 800 } });
      await watchShifts(visitor.page);
      await be(visitor.page, who);
      for (const path of paths) {
        await goTo(visitor.page, await addressOn(visitor.page, path));
        expect([path, (await worstShift(visitor.page)) <= 0.1]).toEqual([path, true]);
      }
      const took = await switches(visitor, paths);
      tell(`${who}: from page to page, ${took.length} times: median ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms`);
      await visitor.close();
    },
    FIVE_MINUTES_MS,
  );
});

/** Where a path leads: one that ends in `*` is the first of its kind on the page that one is on. */
async function addressOn(page: Page, path: string): Promise<string> {
  if (!path.endsWith('*')) return path;
  return (
    (await page
      .locator(`main a[href^="${path.slice(0, -1)}"]`)
      .first()
      .getAttribute('href')) ?? ''
  );
}

it('gives the expert names to check or facts to answer to, and a case in hand', async () => {
  const { page, complaints, close } = await visit(browser, platform.url, 'en', {
    viewport: { width: 1280, height: 800 },
  });
  await be(page, 'expert');
  await goTo(page, '/expert');
  expect(await page.locator('section[aria-labelledby="waiting"] form').count()).toBeGreaterThan(0);
  await page.locator('main a[href^="/expert/cases/"]').first().click();
  await page.getByRole('button', { name: /^Draft the (next )?opinion$|^Revise$/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

const ROUNDS = 5;

/** Milliseconds from a click on a link to the page that it leads to, once each has been there before. */
async function switches({ page }: Visit, paths: readonly string[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const path of paths) {
      const ms = await page.evaluate(switchTo, path);
      if (round > 0) took.push(ms);
    }
  return took.toSorted((a, b) => a - b);
}

/** In the page: clicks, and looks at each frame whether another page is there, with nothing that loads still. */
function switchTo(path: string): Promise<number> {
  const link = document.querySelector<HTMLAnchorElement>(
    path.endsWith('*') ? `main a[href^="${path.slice(0, -1)}"]` : `a[href="${path}"]`,
  );
  if (!link) throw new Error(`no way to ${path}`);
  const left = document.querySelector('h1');
  const began = performance.now();
  link.click();
  return new Promise((resolve, reject) => {
    const until = began + 20_000;
    const look = () => {
      const heading = document.querySelector('h1');
      const isThere = heading !== null && heading !== left && !document.querySelector('main .loading');
      if (isThere) resolve(performance.now() - began);
      else if (performance.now() > until) reject(new Error(`${path} did not come`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const at = (sorted: readonly number[], share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);

async function consult(page: Page): Promise<void> {
  await page.locator('header a[href="/consult"]').click();
  await page.locator('#question').fill('展会上收到律师函，应当怎么办？');
  await page.locator('#country').selectOption('DE');
  await page.locator('#contact-name').fill('示例联系人');
  await page.locator('#contact-name').press('Enter');
  await page.locator('.panel').waitFor();
  await page.locator('#question').waitFor({ state: 'detached' });
}

async function apply(page: Page, product: string, lang: 'zh-CN' | 'en'): Promise<void> {
  const step = (name: string) => page.locator(`.steps a[href$="step=${name}"]`).click();
  await page.locator('header a[href="/apply"]').click();
  await page.locator('#serviceKind').check();
  await page.locator('#role').selectOption('respondent');
  await step('dispute');
  await page.locator('#disputeType').selectOption('section-337');
  await page.locator('#country').selectOption('US');
  await page.locator('#forum').selectOption('us-itc');
  await step('dates');
  await page.locator('#receivedOn').fill('2026-11-02');
  await step('matter');
  await page.locator('#rights-0-kind').selectOption('unknown');
  await page.locator('#product').fill(product);
  await step('facts');
  await page.locator('#facts').fill('收到起诉状及调查通知。');
  await page.locator('#needs').check();
  await step('contact');
  await page.locator('#contact-name').fill('示例联系人');
  await page.locator('#contact-post').fill('法务');
  await page.locator('#contact-mobile').fill('138 0000 0000');
  await page.locator('#contact-email').fill('ip@strollers.example');
  await step('check');
  await page.locator('#review').waitFor();
  await page.locator('form button[type="submit"]').last().click();
  await page.getByRole('heading', { name: SAYS[lang].sent }).waitFor();
}

/** Writes a warning and sends it into review; resolves to its address. */
async function draft(
  page: Page,
  title: { readonly [lang in 'zh-CN' | 'en']: string },
  lang: 'zh-CN' | 'en',
): Promise<string> {
  await page.locator('a[href="/editor/warnings/new"]').first().click();
  await page.locator('#severity').selectOption('urgent');
  await page.locator('#countries').check();
  await page.locator('#title-zh').fill(title['zh-CN']);
  await page.locator('#title-en').fill(title.en);
  await page.locator('#summary-zh').fill('近两周多家店铺被冻结。');
  await page.locator('#summary-en').fill('Within two weeks several shops were frozen.');
  await page.locator('#sourceUrl').fill('https://www.usitc.gov/news');
  await button(page, DESK[lang].save).click();
  await page.waitForURL(/\/editor\/warnings\/wrn_/);
  await button(page, DESK[lang].submit).click();
  await button(page, DESK[lang].yesSubmit).click();
  await button(page, DESK[lang].yesSubmit).waitFor({ state: 'detached' });
  return new URL(page.url()).pathname;
}

async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace('zh-CN', 'zh')}.png`) });
}
