import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkIn } from '../acceptance/mail-sink.ts';
import { goTo, LANGS, openBrowser, visit } from './browser.ts';
import { barriersIn, overflowOf, unsaidIn } from './look.ts';
import { openWorld, publish, type World } from './world.ts';

let browser: Browser;
let world: World;
beforeAll(async () => {
  [browser, world] = [await openBrowser(), await openWorld()];
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Goes on by Tab until what has the focus is this. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
/** The focus moves when the next page is drawn. */
const SOON = { timeout: 30_000 };
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe.each([
  [
    'zh-CN',
    {
      sent: '请查收邮件',
      noEmail: '请填写邮箱',
      noCountry: '请至少选择一个',
      chosen: ['行业：农、林、牧、渔业。', '平台：亚马逊。'],
    },
  ],
  [
    'en',
    {
      sent: 'Look into your mailbox',
      noEmail: 'Enter your mail address',
      noCountry: 'Choose at least one',
      chosen: ['Industries: Agriculture, forestry, ', 'Platforms: Amazon. '],
    },
  ],
] as const)('subscribing in %s', (lang, says) => {
  it('takes a keyboard alone and less than a minute, and a mail comes in the language of the page', async () => {
    const email = `reader-${lang.toLowerCase()}@people.example`;
    const { page, complaints, close } = await visit(browser, world.url, lang);
    await goTo(page, '/subscribe');
    const began = performance.now();
    await tabTo(page, '.choices input');
    await page.keyboard.press('Space');
    await tabTo(page, '#email');
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: says.sent }).waitFor();
    expect(performance.now() - began).toBeLessThan(60_000);
    await expect.poll(() => focused(page), SOON).toBe(says.sent);
    expect([await unsaidIn(page), await barriersIn(page), complaints]).toEqual([[], [], []]);
    const mail = await world.sink.next(email, 1);
    expect(mail.text?.includes('订阅')).toBe(lang === 'zh-CN');
    expect(linkIn(mail, '/confirm').pathname).toBe('/confirm');
    await close();
  });

  it('offers industries and platforms in a fold that a keyboard opens, and the mail says those that were chosen', async () => {
    const email = `exposed-${lang.toLowerCase()}@people.example`;
    const { page, complaints, close } = await visit(browser, world.url, lang, {
      viewport: { width: 360, height: 740 },
    });
    await goTo(page, '/subscribe?country=US');
    await page.locator('#email').fill(email);
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    for (const first of ['#industries', '#platforms']) {
      await tabTo(page, first);
      await page.keyboard.press('Space');
      await expect.poll(() => page.locator(first).isChecked(), SOON).toBe(true);
    }
    expect([await overflowOf(page), await unsaidIn(page), await barriersIn(page), complaints]).toEqual([0, [], [], []]);
    await page.locator('button[type="submit"]').click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    const { text } = await world.sink.next(email, 1);
    for (const chosen of says.chosen) expect(text).toContain(chosen);
    await close();
  });

  it('says all that is missing, at the fields and above them, from where one is led to each', async () => {
    const { page, close } = await visit(browser, world.url, lang);
    await goTo(page, '/subscribe');
    await page.locator('button[type="submit"]').click();
    const summary = page.locator('.summary');
    await summary.waitFor();
    await expect.poll(() => focused(page), SOON).toContain(says.noEmail);
    await expect.poll(() => page.locator('#email-error').textContent(), SOON).toContain(says.noEmail);
    await expect.poll(() => page.locator('#countries-error').textContent(), SOON).toContain(says.noCountry);
    expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
    await summary.getByRole('link', { name: says.noEmail }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('email');
    await close();
  });

  it('shows at its field what only the platform finds wrong', async () => {
    const { page, close } = await visit(browser, world.url, lang);
    await goTo(page, '/subscribe?country=DE');
    expect(await page.getByRole('checkbox').nth(2).isChecked()).toBe(true);
    await page.locator('#email').fill('somebody@nowhere..example');
    await page.locator('button[type="submit"]').click();
    await page.locator('.summary').waitFor();
    expect(await page.locator('#email-error').textContent()).not.toBe('');
    expect(await page.locator('#email').inputValue()).toBe('somebody@nowhere..example');
    await close();
  });

  it('finds a country that is not among those offered', async () => {
    const { page, close } = await visit(browser, world.url, lang);
    await goTo(page, '/subscribe');
    await page.locator('#find').fill(lang === 'en' ? 'canada' : '加拿大');
    await page.locator('#found').check();
    await expect
      .poll(() => page.locator('fieldset [aria-live]').textContent(), SOON)
      .toContain(lang === 'en' ? 'Canada' : '加拿大');
    await close();
  });
});

describe('warnings in force', () => {
  it('are chosen by country, right and level, and the address keeps the choice', async () => {
    const { page, close } = await visit(browser, world.url, 'en');
    await goTo(page, '/warnings');
    await expect.poll(() => page.locator('.lines > li').count(), SOON).toBe(4);
    await page.getByLabel('Country or region').selectOption('US');
    await page.getByText('2 warnings', { exact: true }).waitFor();
    await page.getByLabel('Level').selectOption('urgent');
    await page.locator('.lines > li').nth(1).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?country=US&severity=urgent');
    await page.reload();
    await page.getByText('1 warning', { exact: true }).waitFor();
    await page.getByLabel('Right').selectOption('design');
    await expect
      .poll(() => page.locator('.lines h2').allTextContents(), SOON)
      .toEqual([expect.stringContaining('Restraining orders')]);
    await close();
  });

  it('are counted by country, and a tile leads to its list', async () => {
    const { page, complaints, close } = await visit(browser, world.url, 'en');
    await goTo(page, '/warnings?view=tiles');
    await expect
      .poll(() => page.locator('.tile').first().textContent(), SOON)
      .toContain('United States of America2 warnings');
    expect([await unsaidIn(page), await barriersIn(page), complaints]).toEqual([[], [], []]);
    await page.getByRole('link', { name: 'Vietnam' }).click();
    await page.getByRole('link', { name: 'Squatted marks are watched' }).click();
    await page.getByRole('heading', { level: 1, name: 'Squatted marks are watched' }).waitFor();
    await expect.poll(() => focused(page), SOON).toBe('Squatted marks are watched');
    await close();
  });

  it('are on no map where the operator has none', async () => {
    const { page, complaints, close } = await visit(browser, world.url, 'en');
    await goTo(page, '/warnings?view=map');
    await expect.poll(() => page.locator('.lines > li').count(), SOON).toBe(4);
    expect(
      await page
        .locator('input[name="view"]')
        .evaluateAll((all) => all.map((one) => one.closest('label')?.textContent)),
    ).toEqual(['List', 'Overview']);
    expect((await page.request.get('/map.geojson')).status()).toBe(404);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(LANGS)('in %s show what their last version changed, word by word', async (lang) => {
    const { page, close } = await visit(browser, world.url, lang);
    await goTo(page, `/warnings/${world.revised}`);
    await page.locator('.versions summary').click();
    const changes = await page.locator('.differences').textContent();
    expect(changes).toContain(lang === 'en' ? 'Canada' : '加拿大');
    await expect
      .poll(() => page.locator('.differences ins').allTextContents(), SOON)
      .toEqual(expect.arrayContaining([expect.stringContaining(lang === 'en' ? 'keep' : '持续')]));
    expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
    await close();
  });

  it('are told to who has the list open, and moved in when they ask for it', async () => {
    const { page, complaints, close } = await visit(browser, world.url, 'en');
    const stream = page.waitForResponse((response) => response.headers()['content-type'] === 'text/event-stream');
    await goTo(page, '/warnings?country=JP');
    await stream;
    await publish(world, { countries: ['JP'], title: { zh: '新预警', en: 'A new warning' } });
    await page.getByText('1 new warning was published.').waitFor();
    expect(await page.getByRole('link', { name: 'A new warning' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: 'A new warning' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the frame', () => {
  it('begins with a link past it', async () => {
    const { page, close } = await visit(browser, world.url, 'en');
    await goTo(page, '/how-it-works');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page), SOON).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('content');
    await close();
  });

  it('leads to the same page in the other language, which the server remembers', async () => {
    const { page, close } = await visit(browser, world.url, 'en');
    await goTo(page, '/warnings?country=US');
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('heading', { name: '各国（地区）风险预警' }).waitFor();
    expect(new URL(page.url()).searchParams.get('country')).toBe('US');
    await page.goto('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await close();
  });

  it('moves the focus to the heading of the page that one goes to, and names the document', async () => {
    const { page, close } = await visit(browser, world.url, 'en');
    await goTo(page, '/how-it-works');
    await page.locator('nav a[href="/subscribe"]').click();
    await page.getByRole('heading', { name: 'Get risk warnings by mail' }).waitFor();
    await expect.poll(() => focused(page), SOON).toBe('Get risk warnings by mail');
    expect(await page.title()).toBe('Get risk warnings by mail · Sinan 司南');
    await close();
  });
});
