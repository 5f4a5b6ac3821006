import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { data, graphql } from '../acceptance/graphql.ts';
import { mutate } from '../acceptance/mutate.ts';
import type { Person } from '../acceptance/people.ts';
import { draftWarning } from '../acceptance/warnings.ts';
import { goTo } from './browser.ts';
import { button, looksOnlyWhenAsked, SOON, there, visitAs } from './desk.ts';

/** What the warnings' desk says, for the suites that go by it. */
export const SAYS = {
  'zh-CN': {
    title: '预警编审',
    write: '拟写新预警',
    none: '还没有预警。',
    notDesk: '您不是预警编审人员',
    missing: '没有这条预警，或者您无权查看。',
    signedOut: '请先登录',
    save: '保存草稿',
    saved: '草稿已保存。',
    needTitle: '请填写：标题（英文）',
    submit: '送审',
    yesSubmit: '确认送审',
    submitted: '已送审。',
    notYours: '不能审批本人撰写的内容',
    publish: '批准并发布',
    yesPublish: '确认发布',
    published: '已发布。',
    giveBack: '退回',
    yesGiveBack: '确认退回',
    recipients: '2 人会收到邮件。',
    over: '第 1 版：发送完毕。',
    sent: '共 2 封，已发送 2 封',
    next: '拟写下一版',
    saveNext: '保存下一版草稿',
    cancel: '撤销预警',
    yesCancel: '确认撤销',
    cancelled: '已撤销。',
    changedDraft: '他人刚刚保存了这份草稿',
    takeTheirs: '“标题”改用他人的内容',
    back: '已恢复您此前填写、尚未保存的内容。',
    toSignIn: '登录',
    discard: '弃用草稿',
    yesDiscard: '确认弃用',
    discarded: '草稿已弃用。',
  },
  en: {
    title: 'The warnings’ desk',
    write: 'Write a new warning',
    none: 'There are no warnings yet.',
    notDesk: 'You are not of the warnings’ desk',
    missing: 'There is no such warning',
    signedOut: 'Please sign in first',
    save: 'Save the draft',
    saved: 'The draft is saved.',
    needTitle: 'Fill in: Title (English)',
    submit: 'Send into review',
    yesSubmit: 'Yes, send it',
    submitted: 'It is in review.',
    notYours: 'nobody approves what they wrote',
    publish: 'Approve and publish',
    yesPublish: 'Yes, publish',
    published: 'It is published.',
    giveBack: 'Return',
    yesGiveBack: 'Yes, return it',
    recipients: '2 people would get a mail.',
    over: 'Version 1: all done.',
    sent: '2 in all, 2 sent',
    next: 'Write the next version',
    saveNext: 'Save the next version’s draft',
    cancel: 'Withdraw the warning',
    yesCancel: 'Yes, withdraw it',
    cancelled: 'It is withdrawn.',
    changedDraft: 'Somebody else has just saved this draft',
    takeTheirs: 'Take theirs for “Title”',
    back: 'What you had written and not saved is here again.',
    toSignIn: 'Sign in',
    discard: 'Give the draft up',
    yesDiscard: 'Yes, give it up',
    discarded: 'The draft was given up.',
  },
} as const;

export const editors = (): readonly [Person, Person] => there().stage.editors;

/** A draft by the first editor. */
export async function drafted(more: object = {}): Promise<string> {
  const { id } = await draftWarning(there().stage.url, editors()[0], more);
  return id;
}
export async function submitted(more: object = {}): Promise<string> {
  const warningId = await drafted(more);
  await mutate(there().stage.url, editors()[0], 'submitWarning', { warningId });
  return warningId;
}
export async function published(more: object = {}): Promise<string> {
  const warningId = await submitted(more);
  await mutate(there().stage.url, editors()[1], 'publishWarning', { warningId });
  return warningId;
}

export interface Read {
  readonly status: string;
  readonly version: number;
  readonly title: string;
  readonly work: { readonly stage: string; readonly title: string; readonly severity: string } | null;
}
export async function readWarning(id: string): Promise<Read> {
  const QUERY =
    'query ($id: ID!) { warning(id: $id) { status version title(lang: "en") work { stage title(lang: "en") severity } } }';
  return (await data<{ warning: Read }>(graphql(there().stage.url, editors()[1].token, QUERY, { id }))).warning;
}

/** Opens a warning as somebody, and waits until it is there. */
export async function atWarning(
  by: Person,
  lang: 'zh-CN' | 'en',
  id: string,
  options: Parameters<typeof visitAs>[2] = {},
) {
  const visitor = await visitAs(by, lang, options);
  await looksOnlyWhenAsked(visitor.page);
  await goTo(visitor.page, `/editor/warnings/${id}`);
  await visitor.page.locator('.next, form').first().waitFor();
  return visitor;
}

/** Presses what asks first, and what says yes. */
export async function does(page: Page, action: string, yes: string): Promise<void> {
  await button(page, action).click();
  await button(page, yes).click();
}

export const idIn = async (page: Page): Promise<string> => {
  await expect.poll(() => new URL(page.url()).pathname, SOON).toMatch(/^\/editor\/warnings\/wrn_/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
};

/** Fills in all that a warning must say. */
export async function fillIn(page: Page, title: { readonly zh: string; readonly en: string }): Promise<void> {
  await page.locator('#severity').selectOption('urgent');
  await page.locator('#countries').check();
  await page.locator('#title-zh').fill(title.zh);
  await page.locator('#title-en').fill(title.en);
  await page.locator('#summary-zh').fill('近两周多家店铺被冻结。');
  await page.locator('#summary-en').fill('Within two weeks several shops were frozen.');
  await page.locator('#sourceUrl').fill('https://www.usitc.gov/news');
}
