import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, signInMail } from '../acceptance/mail-sink.ts';
import { mutate, type Outcome } from '../acceptance/mutate.ts';
import { goTo, LANGS, openBrowser, signedIn, visit } from './browser.ts';
import { barriersIn, unsaidIn } from './look.ts';
import { openWorld, type World } from './world.ts';

let browser: Browser;
let world: World;
beforeAll(async () => {
  [browser, world] = [await openBrowser(), await openWorld()];
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const SAYS = {
  'zh-CN': {
    first: '请先登录',
    next: '接下来',
    you: '由您补充',
    requested: '要求补充材料',
    missing: '未找到',
    none: '暂无案件。',
  },
  en: {
    first: 'Please sign in first',
    next: 'What happens next',
    you: 'You supply what is listed',
    requested: 'Supplements were requested',
    missing: 'Not found',
    none: 'No cases yet.',
  },
};

describe.each(LANGS)('the cases of an enterprise, in %s', (lang) => {
  it('ask who is there, and are there once one has signed in by the code of the mail', async () => {
    const { page, close } = await visit(browser, world.url, lang);
    const before = world.sink.to(world.filer.email).length;
    for (const path of ['/my/cases', `/my/cases/${world.caseId}`]) {
      await goTo(page, path);
      await page.getByRole('heading', { name: SAYS[lang].first }).waitFor();
    }
    expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
    await page.locator('main p a').click();
    await page.locator('#email').fill(world.filer.email);
    await page.locator('#email').press('Enter');
    const mail = await signInMail(world.sink, world.filer.email, before);
    await page.locator('#code').fill(codeIn(mail));
    await page.locator('#code').press('Enter');
    await page.getByRole('heading', { name: SAYS[lang].next }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/my/cases/${world.caseId}`);
    await close();
  });

  it('lead from the list to one: what happens next, by when, who holds it, and what happened', async () => {
    const { page, complaints, close } = await visit(browser, world.url, lang);
    await signedIn(page, world.filer);
    await goTo(page, '/my/cases');
    await page.locator('.lines a').first().click();
    const next = page.getByRole('region', { name: SAYS[lang].next });
    await next.getByText(SAYS[lang].you).waitFor();
    expect(await next.textContent()).toContain('Asia/Shanghai');
    expect(await next.textContent()).toContain('示例童车(深圳)有限公司');
    expect(await page.locator('.versions h3').allTextContents()).toContain(SAYS[lang].requested);
    expect([await unsaidIn(page), await barriersIn(page), complaints]).toEqual([[], [], []]);
    await close();
  });

  it('are nothing to another enterprise', async () => {
    const { page, close } = await visit(browser, world.url, lang);
    await signedIn(page, world.stranger);
    await goTo(page, `/my/cases/${world.caseId}`);
    await page.getByRole('heading', { name: SAYS[lang].missing }).waitFor();
    await goTo(page, '/my/cases');
    await page.getByText(SAYS[lang].none).waitFor();
    expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
    await close();
  });
});

describe('a thread that is longer than a page of it', () => {
  it('is read back to its beginning, and what comes meanwhile joins it', async () => {
    const { url, filer, staff, caseId } = world;
    const selection = '... on Message { id }';
    const says = (text: string) =>
      mutate<Outcome & { readonly id: string }>(url, filer, 'sendMessage', { caseId, text }, { selection });
    const { id: messageId } = await says('message 1.');
    for (let n = 2; n <= 51; n += 1) await says(`message ${n}.`);
    const mine = await visit(browser, url, 'en');
    await signedIn(mine.page, filer);
    const desk = await visit(browser, url, 'zh-CN');
    await signedIn(desk.page, staff);
    await goTo(mine.page, `/my/cases/${caseId}`);
    await goTo(desk.page, `/desk/cases/${caseId}`);
    const lines = {
      mine: mine.page.locator('section[aria-labelledby="messages"] .text'),
      desk: desk.page.locator('.thread-message .text'),
    };
    for (const read of Object.values(lines)) await expect.poll(() => read.count()).toBe(50);
    await mine.page.getByRole('button', { name: 'Show earlier ones' }).click();
    await desk.page.locator('.thread-message').getByRole('button', { name: '显示更早的' }).click();
    for (const read of Object.values(lines)) await expect.poll(() => read.last().textContent()).toBe('message 1.');
    await says('one more.');
    await expect.poll(() => lines.mine.first().textContent()).toBe('one more.');
    expect(await lines.mine.count()).toBe(52);
    await mutate(url, filer, 'withdrawMessage', { messageId });
    await says('and the last.');
    await expect.poll(() => lines.mine.last().textContent()).toBe('(taken back)');
    expect([mine.complaints, desk.complaints]).toEqual([[], []]);
    for (const { close } of [mine, desk]) await close();
  });
});
