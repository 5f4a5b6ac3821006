import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSeenBy, timelineFor } from '../acceptance/casework.ts';
import { application, fileCase, type Person } from '../acceptance/people.ts';
import { openStage, type Stage } from '../acceptance/stage.ts';
import { goTo, LANGS, type Lang, openBrowser, signedIn, type Visit, visit } from './browser.ts';
import { barriersIn, overflowOf, unsaidIn } from './look.ts';

const SCREENS = process.env.SCREENS;
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };
/** The focus moves when what it moves to is drawn. */
const SOON = { timeout: 10_000 };

let [browser, stage]: [Browser | undefined, Stage | undefined] = [undefined, undefined];
beforeAll(async () => {
  [browser, stage] = [await openBrowser(), await openStage()];
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
function there(): { readonly browser: Browser; readonly stage: Stage } {
  if (!browser || !stage) throw new Error('nothing was opened');
  return { browser, stage };
}

/** A browser in which somebody has signed in. */
async function visitAs(person: Person | null, lang: Lang, options: Parameters<typeof visit>[3] = {}): Promise<Visit> {
  const { browser, stage } = there();
  const visitor = await visit(browser, stage.url, lang, options);
  if (person) await signedIn(visitor.page, person);
  return visitor;
}

async function filed(product: string, more: object = {}): Promise<string> {
  const { stage } = there();
  const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId, { product, ...more }));
  return id;
}
const statusOf = async (id: string) => (await caseSeenBy(there().stage.url, there().stage.staff, id))?.status;
const happened = (id: string) => timelineFor(there().stage.url, there().stage.staff, id);

async function sound(page: Page): Promise<readonly unknown[]> {
  return [await unsaidIn(page), await overflowOf(page), await barriersIn(page)];
}
const SOUND = [[], 0, []];

const SAYS = {
  'zh-CN': {
    none: '没有需要处理的案件。',
    signedOut: '请先登录',
    notStaff: '您不是指导中心的工作人员',
    missing: '没有这件案件，或者您无权查看。',
    retry: '重试',
    accept: '受理',
    yesAccept: '确认受理',
    accepted: '已受理。',
    decline: '不予受理',
    yesDecline: '确认不予受理',
    reason: '请选择理由',
    note: '请写明理由',
    supplement: '要求补充材料',
    send: '发送补充通知',
    asked: '已要求申请人补充材料。',
    begin: '开始指导',
    yesBegin: '确认开始指导',
    begun: '已开始指导。',
    changed: '本案刚刚被他人更改',
    gone: '现在不能再进行此操作',
    noteText: '内部备注（申请人看不到）',
    keepNote: '记入内部备注',
    messageText: '给申请人的留言',
    sendMessage: '发送给申请人',
  },
  en: {
    none: 'No case needs your attention.',
    signedOut: 'Please sign in first',
    notStaff: 'You are not staff of a guidance centre',
    missing: 'There is no such case',
    retry: 'Try again',
    accept: 'Accept',
    yesAccept: 'Yes, accept',
    accepted: 'The case is accepted.',
    decline: 'Do not accept',
    yesDecline: 'Yes, do not accept',
    reason: 'Choose a reason',
    note: 'Say the reason in words',
    supplement: 'Ask for a supplement',
    send: 'Send the notice',
    asked: 'The applicant was asked for a supplement.',
    begin: 'Begin guidance',
    yesBegin: 'Yes, begin guidance',
    begun: 'Guidance has begun.',
    changed: 'Somebody else has just changed this case',
    gone: 'this cannot be done any more',
    noteText: 'Internal note (hidden from the applicant)',
    keepNote: 'Keep as an internal note',
    messageText: 'Message to the applicant',
    sendMessage: 'Send to the applicant',
  },
};

/** Keeps what was said to who hears the page, however short it stood there. */
function heardOf(page: Page): Promise<void> {
  return page.evaluate(() => {
    new MutationObserver(() => {
      const said = [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent).join(' ');
      document.body.dataset.heard = `${document.body.dataset.heard ?? ''} ${said}`;
    }).observe(document.querySelector('main') ?? document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe.each(LANGS)('the desk of a centre where nothing waits, in %s', (lang) => {
  it('says so', async () => {
    const { page, complaints, close } = await visitAs(there().stage.otherStaff, lang, { viewport: NARROW });
    await goTo(page, '/desk');
    await page.getByText(SAYS[lang].none).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.each(LANGS)('the desk, for who has no business there, in %s', (lang) => {
  it.each(['/desk', '/desk/cases/cas_nothing'])(
    'asks at %s who is not signed in to do so, and to come back',
    async (path) => {
      const { page, close } = await visitAs(null, lang, { viewport: NARROW });
      await goTo(page, path);
      await page.getByText(SAYS[lang].signedOut).waitFor();
      const next = await page.locator('main .empty a').getAttribute('href');
      expect(next).toBe(`/?next=${encodeURIComponent(path)}`);
      expect(await sound(page)).toEqual(SOUND);
      await close();
    },
  );

  it('says to who is not staff that it is not theirs', async () => {
    const { page, complaints, close } = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/desk');
    await page.getByText(SAYS[lang].notStaff).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows no case of another centre', async () => {
    const id = await filed('of Shenzhen alone');
    const { page, close } = await visitAs(there().stage.otherStaff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await page.getByText(SAYS[lang].missing).waitFor();
    expect(await page.getByText('of Shenzhen alone').count()).toBe(0);
    await close();
  });

  it.each(['/desk', '/desk/cases/cas_nothing'])(
    'says at %s that there is no connection, and tries again',
    async (path) => {
      const { page, close } = await visitAs(there().stage.staff, lang);
      await page.route(/\/graphql/, (route) => route.abort());
      await page.goto(path);
      await page.locator('[data-trouble="offline"]').waitFor();
      expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
      await page.unroute(/\/graphql/);
      await button(page, SAYS[lang].retry).click();
      await page.locator('[data-trouble]').waitFor({ state: 'detached' });
      await close();
    },
  );
});

describe('the queue', () => {
  it('shows what waits, chosen by state and country in the address, and goes from case to case by keys', async () => {
    const [first, second] = [
      await filed('queued first'),
      await filed('queued second', { country: 'DE', forum: 'de-lg' }),
    ];
    const { page, complaints, close } = await visitAs(there().stage.staff, 'en');
    await goTo(page, '/desk');
    const links = page.locator('table.desk tbody a');
    await links.first().waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(hrefs.indexOf(`/desk/cases/${first}`)).toBeLessThan(hrefs.indexOf(`/desk/cases/${second}`));
    await page.getByLabel('Country or region').selectOption('DE');
    expect(new URL(page.url()).search).toBe('?country=DE');
    await page.reload();
    await page.getByText('1 case', { exact: true }).waitFor();
    await page.getByLabel('State').selectOption('guiding');
    await page.getByText('No case fits what you chose.').waitFor();
    await goTo(page, '/desk');
    await links.first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')), SOON).toBe(hrefs[1]);
    await page.keyboard.press('Enter');
    await page.locator('#next').waitFor();
    expect(new URL(page.url()).pathname).toBe(hrefs[1]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes in what is filed, and lets go what somebody else accepted, without being loaded again', async () => {
    const { page, close } = await visitAs(there().stage.staff, 'en');
    const stream = page.waitForResponse((response) => response.headers()['content-type'] === 'text/event-stream');
    await goTo(page, '/desk');
    await stream;
    await filed('filed meanwhile');
    await page.getByRole('link', { name: 'filed meanwhile' }).waitFor();
    const other = await visitAs(there().stage.staff, 'en');
    await goTo(other.page, '/desk');
    await other.page.getByRole('link', { name: 'filed meanwhile' }).click();
    await button(other.page, 'Accept').click();
    await button(other.page, 'Yes, accept').click();
    await page.getByRole('row', { name: 'filed meanwhile' }).getByText('Accepted', { exact: true }).waitFor();
    await other.close();
    await close();
  });
});

describe.each(LANGS)('a case on the desk, in %s', (lang) => {
  const says = SAYS[lang];

  it.each([
    ['narrow, light', NARROW, 'light', '折叠婴儿推车 folding stroller'],
    ['wide, dark', WIDE, 'dark', '便携式储能电源 portable power station'],
  ] as const)('%s: both pages have no barriers and fit their window', async (_, viewport, colorScheme, product) => {
    const id = await filed(product, {
      statedDeadline: { at: new Date(Date.now() + 10 * 86_400_000).toISOString(), zone: 'America/New_York' },
      measures: [{ kind: 'account-freeze' }],
    });
    const { page, complaints, close } = await visitAs(there().stage.staff, lang, { viewport, colorScheme });
    const suffix = `${lang === 'en' ? 'en' : 'zh'}-${viewport === NARROW ? 'narrow' : 'wide'}`;
    await goTo(page, '/desk');
    await page.locator('table.desk').waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `desk-${suffix}`);
    await goTo(page, `/desk/cases/${id}`);
    await page.locator('#next').waitFor();
    await button(page, says.decline).click();
    expect(await sound(page)).toEqual(SOUND);
    expect(complaints).toEqual([]);
    await keep(page, `desk-case-${suffix}`);
    await close();
  });

  it('is accepted, once however often the button is pressed, and guidance begins', async () => {
    const id = await filed('accepted in the browser');
    const { page, complaints, close } = await visitAs(there().stage.staff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await button(page, says.accept).click();
    await heardOf(page);
    await button(page, says.yesAccept).dblclick();
    await page.getByRole('status').getByText(says.accepted).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), SOON).toBe(says.accepted);
    await button(page, says.begin).click();
    await button(page, says.yesBegin).click();
    await page.getByRole('status').getByText(says.begun).waitFor();
    expect(await happened(id)).toEqual(['CaseSubmitted', 'CaseAccepted', 'GuidanceBegun']);
    expect(await page.evaluate(() => document.body.dataset.heard ?? '')).not.toContain(says.changed);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });

  it('is accepted once where the answer was lost and it is sent again', async () => {
    const id = await filed('the answer was lost');
    const { page, close } = await visitAs(there().stage.staff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await button(page, says.accept).click();
    let isLost = false;
    await page.route(/\/graphql/, async (route, request) => {
      if (isLost || !request.postData()?.includes('commandId')) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort();
    });
    await button(page, says.yesAccept).click();
    await page.locator('form [data-trouble="offline"]').waitFor();
    await button(page, says.yesAccept).click();
    await page.getByRole('status').getByText(says.accepted).waitFor();
    expect(await page.getByText(says.changed).count()).toBe(0);
    await close();
    expect(await happened(id)).toEqual(['CaseSubmitted', 'CaseAccepted']);
  });

  it('is not accepted for a reason, which is asked for where it lacks', async () => {
    const id = await filed('declined in the browser');
    const { page, close } = await visitAs(there().stage.staff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await button(page, says.decline).click();
    await button(page, says.yesDecline).click();
    expect(await page.locator('#reason-error').textContent()).toBe(says.reason);
    await page.locator('#reason').selectOption('R99');
    await button(page, says.yesDecline).click();
    await page.locator('#note-error').getByText(says.note).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await page.locator('#note').fill('Not a dispute at all.');
    await button(page, says.yesDecline).click();
    await page.locator('.next').getByText('Not a dispute at all.').waitFor();
    expect(await statusOf(id)).toBe('declined');
    await close();
  });

  it('waits for its applicant once supplements are asked for, all in one notice', async () => {
    const id = await filed('to be supplemented');
    const { page, close } = await visitAs(there().stage.staff, lang, { viewport: NARROW });
    await goTo(page, `/desk/cases/${id}`);
    await button(page, says.supplement).click();
    await page.locator('#item-0').fill('Complaint');
    await page.locator('#why-0').fill('To see the day of service.');
    await page.locator('fieldset + button').click();
    await button(page, says.send).click();
    await page.locator('.summary li').waitFor();
    await page.locator('#item-1').fill('Licence');
    await page.locator('#why-1').fill('To see who may apply.');
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.send).click();
    await page.getByRole('status').getByText(says.asked).waitFor();
    await page.locator('#supplements').waitFor();
    expect(await sound(page)).toEqual(SOUND);
    expect(await caseSeenBy(there().stage.url, there().stage.staff, id)).toMatchObject({
      status: 'supplementing',
      supplements: [{ items: [{ item: 'Complaint' }, { item: 'Licence' }] }],
    });
    await close();
  });

  it('keeps messages to the applicant and internal notes apart', async () => {
    const id = await filed('with words');
    const { page, close } = await visitAs(there().stage.staff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await page.getByLabel(says.noteText).last().fill('ask Ningbo about this one');
    await button(page, says.keepNote).click();
    await page.locator('.thread-note li').getByText('ask Ningbo about this one').waitFor();
    expect(await page.locator('.thread-message li').count()).toBe(0);
    await page.getByLabel(says.messageText).last().fill('please call us');
    await button(page, says.sendMessage).click();
    await page.locator('.thread-message li').getByText('please call us').waitFor();
    await expect.poll(() => page.locator('.thread-note li').count(), SOON).toBe(1);
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('is seen by two at once: who comes second is told, and keeps what was typed', async () => {
    const id = await filed('宠物喂食器 pet feeder');
    const [one, two] = [await visitAs(there().stage.staff, lang), await visitAs(there().stage.staff, lang)];
    const stream = two.page.waitForResponse((response) => response.headers()['content-type'] === 'text/event-stream');
    await goTo(two.page, `/desk/cases/${id}`);
    await stream;
    await button(two.page, says.decline).click();
    await two.page.locator('#note').fill('half a sentence');
    await goTo(one.page, `/desk/cases/${id}`);
    await button(one.page, says.accept).click();
    await button(one.page, says.yesAccept).click();
    await two.page.getByText(says.changed).waitFor();
    await two.page.getByText(says.gone).waitFor();
    expect(await two.page.locator('#note').inputValue()).toBe('half a sentence');
    expect(await button(two.page, says.yesDecline).isDisabled()).toBe(true);
    expect(await sound(two.page)).toEqual(SOUND);
    expect(await one.page.getByText(says.changed).count()).toBe(0);
    await keep(two.page, `desk-case-changed-${lang === 'en' ? 'en' : 'zh'}`);
    await one.close();
    await two.close();
  });

  it('says what the platform says where the change was not heard of', async () => {
    const id = await filed('not heard of');
    const { page, close } = await visitAs(there().stage.staff, lang);
    await page.route(/\/graphql\?documentId/, (route) => route.abort());
    await goTo(page, `/desk/cases/${id}`);
    await button(page, says.decline).click();
    await page.locator('#reason').selectOption('R02');
    await page.locator('#note').fill('half a sentence');
    const other = await visitAs(there().stage.staff, lang);
    await goTo(other.page, `/desk/cases/${id}`);
    await button(other.page, says.accept).click();
    await button(other.page, says.yesAccept).click();
    await other.page.getByRole('status').getByText(says.accepted).waitFor();
    await button(page, says.yesDecline).click();
    await page.locator('form [data-trouble="refused"]').waitFor();
    await page.getByText(says.changed).waitFor();
    expect(await page.locator('#note').inputValue()).toBe('half a sentence');
    expect(await statusOf(id)).toBe('accepted');
    await other.close();
    await close();
  });
});

async function keep(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}
