import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { caseSeenBy, timelineFor } from '../acceptance/casework.ts';
import { application, fileCase, type Person } from '../acceptance/people.ts';
import { freePort } from '../acceptance/platform.ts';
import { openStage, type Stage } from '../acceptance/stage.ts';
import { type Lang, openBrowser, signedIn, type Visit, visit } from './browser.ts';
import { barriersIn, overflowOf, unsaidIn } from './look.ts';

export const SCREENS = process.env.SCREENS;
export const NARROW = { width: 360, height: 740 };
export const WIDE = { width: 1280, height: 800 };
/** The focus moves when what it moves to is drawn. */
export const SOON = { timeout: 30_000 };

/** A page that does not look by itself, every half a minute, whether anything has changed: for specs of who has not heard of it. */
export const looksOnlyWhenAsked = (page: Page) =>
  page.addInitScript(() => {
    const set = window.setInterval;
    const isNowAndThen = (ms?: number) => ms === 30_000;
    window.setInterval = ((run: () => void, ms?: number) => (isNowAndThen(ms) ? 0 : set(run, ms))) as typeof set;
  });

/** A browser and a platform to which mails may come back, for the suite that imports this. */
let [browser, stage]: [Browser | undefined, Stage | undefined] = [undefined, undefined];
let returnsAt = 0;
beforeAll(async () => {
  returnsAt = await freePort();
  const env = { SINAN_BOUNCE_ADDRESS: 'bounces@alerts.example', SINAN_BOUNCE_LISTEN: `127.0.0.1:${returnsAt}` };
  [browser, stage] = [await openBrowser(), await openStage({ env })];
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
export function there(): { readonly browser: Browser; readonly stage: Stage; readonly returnsAt: number } {
  if (!browser || !stage) throw new Error('nothing was opened');
  return { browser, stage, returnsAt };
}

/** A browser in which somebody has signed in. */
export async function visitAs(
  person: Person | null,
  lang: Lang,
  options: Parameters<typeof visit>[3] = {},
): Promise<Visit> {
  const { browser, stage } = there();
  const visitor = await visit(browser, stage.url, lang, options);
  if (person) await signedIn(visitor.page, person);
  return visitor;
}

export async function filed(product: string, more: object = {}): Promise<string> {
  const { stage } = there();
  const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId, { product, ...more }));
  return id;
}
export const statusOf = async (id: string) => (await caseSeenBy(there().stage.url, there().stage.staff, id))?.status;
export const happened = (id: string) => timelineFor(there().stage.url, there().stage.staff, id);

export async function sound(page: Page): Promise<readonly unknown[]> {
  return [await unsaidIn(page), await overflowOf(page), await barriersIn(page)];
}
export const SOUND = [[], 0, []];

export const SAYS = {
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
    called: /^去电企业，已接通，12 分钟，\d{4}年/,
    missed: /^律师来电，未接通，\d{4}年/,
    length: '时长请填写 0 至 600 的整数',
    toCome: '该时间尚未到来。',
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
    called: /^Outgoing call to the enterprise, answered, 12 min, \w{3} \d/,
    missed: /^Incoming call from counsel, not answered, \w{3} \d/,
    length: 'Give the length in whole minutes, 0 to 600',
    toCome: 'This time is still to come.',
    messageText: 'Message to the applicant',
    sendMessage: 'Send to the applicant',
  },
};

/** Keeps what was said to who hears the page, however short it stood there. */
export function heardOf(page: Page): Promise<void> {
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

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Keeps a picture of the page, where pictures are asked for. */
export async function keep(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}
