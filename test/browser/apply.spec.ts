import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { data, graphql } from '../acceptance/graphql.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOON, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

const SAYS = {
  'zh-CN': {
    next: '下一步',
    toCheck: '核对并提交',
    send: '提交申请',
    again: '继续发送',
    sent: '申请已提交',
    centre: '深圳',
    wrong: '还不能提交',
    ready: '必填内容已齐备',
    received: '知悉日：',
    future: '尚未到来',
    first: '请先登录',
    apply: '提交应对指导申请',
    consult: '提出咨询',
    ways: ['提交申请', '咨询'],
  },
  en: {
    next: 'Next',
    toCheck: 'Check and send',
    send: 'Send the application',
    again: 'Send again',
    sent: 'Your application was filed',
    centre: 'Shenzhen',
    wrong: 'It cannot be sent yet',
    ready: 'All that is needed is there',
    received: 'Learned on:',
    future: 'in the future',
    first: 'Please sign in first',
    apply: 'Apply for guidance',
    consult: 'Ask a question',
    ways: ['Apply', 'Ask'],
  },
};

const step = (page: Page, name: string) => page.locator(`.steps a[href$="step=${name}"]`).click();
/** What an application needs, at its steps. */
async function fillAll(page: Page, product: string): Promise<void> {
  await step(page, 'who');
  await page.locator('#serviceKind').check();
  await page.locator('#role').selectOption('respondent');
  await step(page, 'dispute');
  await page.locator('#disputeType').selectOption('section-337');
  await page.locator('#country').selectOption('US');
  await page.locator('#forum').selectOption('us-itc');
  await step(page, 'dates');
  await page.locator('#receivedOn').fill('2026-03-02');
  await step(page, 'matter');
  await page.locator('#rights-0-kind').selectOption('unknown');
  await page.locator('#product').fill(product);
  await step(page, 'facts');
  await page.locator('#facts').fill('收到起诉状及调查通知。');
  await page.locator('#needs').check();
  await step(page, 'check');
}
async function casesOf(product: string) {
  const CASES =
    '{ cases(first: 100) { edges { node { id product application { procedure statedDeadline { at zone } rights { kind { code } number } contact { mobile } } } } } }';
  const { cases } = await data<{ cases: { edges: { node: { product: string } }[] } }>(
    graphql(there().stage.url, there().stage.filer.token, CASES, {}, 'en'),
  );
  return cases.edges.map(({ node }) => node).filter((node) => node.product === product);
}
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe.each(LANGS)('an application, in %s', (lang) => {
  const says = SAYS[lang];

  it('is filled in by keyboard, step by step, and filed with all that was said', async () => {
    const product = `折叠婴儿推车 ${lang}`;
    const { page, complaints, close } = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/apply');
    await page.locator('#serviceKind').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('#role').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#disputeType').selectOption('section-337');
    await page.locator('#country').selectOption('US');
    await page.locator('#forum').selectOption('us-itc');
    await page.locator('#procedure').selectOption('itc-temporary-relief');
    await page.locator('#caseNo').fill('337-TA-0000');
    await page.locator('#caseNo').press('Enter');
    await page.locator('#receivedOn').fill('2026-03-02');
    await page.locator('#servedOn').fill('2026-03-02');
    await page.locator('#serviceMethod').selectOption('unknown');
    await page.locator('#statedDeadline-at').fill('2026-03-24T17:15');
    expect(await page.locator('#statedDeadline-zone').inputValue()).toBe('America/New_York');
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.next).click();
    await page.locator('#rights-0-kind').selectOption('patent-invention');
    await page.locator('#rights-0-number').fill('US 9,999,999 B2');
    await page.locator('#product').fill(product);
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.next).click();
    await page.locator('#facts').fill('收到起诉状及调查通知。');
    await page.locator('#measures').check();
    await page.locator('#exposure-amount').fill('3,000,000');
    await page.locator('#needs').check();
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.next).click();
    await page.locator('#contact-name').fill('示例联系人');
    await page.locator('#contact-post').fill('法务');
    await page.locator('#contact-mobile').fill('138 0000 0000');
    await page.locator('#contact-email').fill('ip@strollers.example');
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.next).click();
    await page.getByText(says.ready).waitFor();
    expect(await page.locator('.facts').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('337-TA-0000')]),
    );
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.send).click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    expect(await page.locator('.panel').textContent()).toContain(says.centre);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    expect(await casesOf(product)).toMatchObject([
      {
        application: {
          procedure: 'Temporary relief (TEO)',
          statedDeadline: { at: '2026-03-24T21:15:00.000Z', zone: 'America/New_York' },
          rights: [{ kind: { code: 'patent-invention' }, number: 'US 9,999,999 B2' }],
          contact: { mobile: '13800000000' },
        },
      },
    ]);
    await page.locator('main a[href^="/my/cases/"]').click();
    await page.getByText(product).first().waitFor();
    await close();
  }, 120_000);

  it('offers the forums of the country and the procedures of the forum, and “not sure”', async () => {
    const { page, close } = await visitAs(there().stage.filer, lang, { viewport: WIDE });
    await goTo(page, '/apply?step=dispute');
    const values = (id: string) =>
      page.locator(`#${id} option`).evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    await page.locator('#country').selectOption('US');
    expect(await values('forum')).toEqual(expect.arrayContaining(['unknown', 'us-itc', 'platform-amazon']));
    expect(await values('forum')).not.toContain('de-lg');
    await page.locator('#forum').selectOption('us-ptab');
    expect(await values('procedure')).toEqual(['', 'ipr', 'pgr']);
    await page.locator('#procedure').selectOption('ipr');
    await page.locator('#country').selectOption('DE');
    expect(await page.locator('#forum').inputValue()).toBe('');
    expect(await values('forum')).toEqual(expect.arrayContaining(['unknown', 'de-lg', 'eu-upc']));
    expect(await page.locator('#procedure').inputValue()).toBe('');
    await page.locator('#forum').selectOption('eu-upc');
    expect(await values('procedure')).toContain('protective-letter');
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('tells at its end what is missing and why, and leads there', async () => {
    const { page, close } = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/apply');
    await button(page, says.toCheck).click();
    await page.getByRole('region').getByRole('link', { name: says.received }).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.send).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className), SOON).toBe('summary');
    await page.locator('.summary').getByRole('link', { name: says.received }).click();
    await expect.poll(() => focusedId(page), SOON).toBe('receivedOn');
    expect(await page.locator('#receivedOn-error').textContent()).toContain(says.received);
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('is told at its field what the platform refuses, and loses nothing', async () => {
    const product = `被退回的产品 ${lang}`;
    const { page, close } = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/apply');
    await fillAll(page, product);
    await step(page, 'dates');
    await page.locator('#receivedOn').fill('2099-01-01');
    await step(page, 'contact');
    for (const name of ['name', 'post']) await page.locator(`#contact-${name}`).fill('示例');
    await page.locator('#contact-mobile').fill('12345');
    await page.locator('#contact-email').fill('ip@strollers.example');
    await step(page, 'check');
    await button(page, says.send).click();
    await page.locator('.summary a[href="#contact-mobile"]').click();
    await expect.poll(() => focusedId(page), SOON).toBe('contact-mobile');
    await page.keyboard.press('End');
    await page.locator('#contact-mobile').fill('13800000000');
    await step(page, 'check');
    await button(page, says.send).click();
    await page.locator('.summary a[href="#receivedOn"]').click();
    await expect.poll(() => focusedId(page), SOON).toBe('receivedOn');
    expect(await page.locator('#receivedOn-error').textContent()).toContain(says.future);
    await page.locator('#receivedOn').fill('2026-03-02');
    expect(await focusedId(page)).toBe('receivedOn');
    await page.reload();
    await page.locator('#receivedOn').waitFor();
    await step(page, 'check');
    await button(page, says.send).click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    expect(await casesOf(product)).toHaveLength(1);
    await close();
  });

  it('whose answer was lost is sent again as it was, and filed once', async () => {
    const product = `只提交一次 ${lang}`;
    const { page, close } = await visitAs(there().stage.filer, lang);
    await goTo(page, '/apply');
    await fillAll(page, product);
    await page.route(/\/graphql/, async (route, request) => {
      // Drafts go on being saved.
      if (request.postData()?.includes('"revision"')) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await button(page, says.send).click();
    await button(page, says.again).waitFor();
    await page.unroute(/\/graphql/);
    await button(page, says.again).click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    expect(await casesOf(product)).toHaveLength(1);
    await close();
  });

  it('is found from one’s cases, from the header once one is signed in, and asks who is there', async () => {
    const { page, close } = await visitAs(there().stage.stranger, lang);
    await goTo(page, '/my/cases');
    for (const name of says.ways) await page.getByRole('navigation').getByRole('link', { name, exact: true }).waitFor();
    await page.locator('.empty').getByRole('link', { name: says.consult }).waitFor();
    await page.locator('.empty').getByRole('link', { name: says.apply }).click();
    await page.locator('#serviceKind').waitFor();
    await close();
    const nobody = await visitAs(null, lang);
    await goTo(nobody.page, '/apply');
    await nobody.page.getByRole('heading', { name: says.first }).waitFor();
    expect(await nobody.page.locator('nav a[href="/apply"]').count()).toBe(0);
    await nobody.close();
  });
});
