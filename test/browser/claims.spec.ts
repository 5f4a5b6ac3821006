import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { data, graphql } from '../acceptance/graphql.ts';
import { mutate } from '../acceptance/mutate.ts';
import { claimOrganisation, enterpriseA, type Person, signIn } from '../acceptance/people.ts';
import { paper, upload } from '../acceptance/upload.ts';
import { goTo, LANGS, type Lang } from './browser.ts';
import { button, NARROW, SCREENS, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

const SAYS = {
  'zh-CN': {
    signedOut: '请先登录',
    toClaims: /成员申请（\d+ 件待核对）/,
    first: '尚无已确认的成员',
    registered: '已登记，有 1 名已确认的成员。',
    confirm: '确认为成员',
    yesConfirm: '核对无误，确认',
    isConfirmed: '为成员。',
    howChecked: '请写明如何核验',
    decline: '不予确认',
    yesDecline: '决定不予确认',
    reason: '请选择理由',
    isDeclined: '理由已告知',
    declinedClaim: '单位认领未获确认：非本单位人员 · 请联系单位法务部。',
    declined: '未通过',
    gone: '该申请已不在待核对之列（已由他人处理或已撤回），您的操作未作任何更改。',
    own: '这是您本人的申请，须由他人核对。',
    cancel: '取消',
  },
  en: {
    signedOut: 'Please sign in first',
    toClaims: /Membership claims \(\d+ waiting\)/,
    first: 'Nobody is confirmed yet',
    registered: 'Registered, with 1 confirmed member.',
    confirm: 'Confirm as a member',
    yesConfirm: 'Checked: confirm',
    isConfirmed: 'is confirmed as a member.',
    howChecked: 'Say how it was checked',
    decline: 'Do not confirm',
    yesDecline: 'Yes, do not confirm',
    reason: 'Choose a reason',
    isDeclined: 'is not confirmed, and is told why.',
    declinedClaim: 'Your claim was not confirmed: Not of this organisation · 请联系单位法务部。',
    declined: 'Declined',
    gone: 'This claim waits no longer: it was decided, or taken back. What you did has changed nothing.',
    own: 'This is your own claim: somebody else checks it.',
    cancel: 'Cancel',
  },
};

/** Fictitious, with right check digits (GB 32100-2015): an enterprise in Shenzhen for each claim that nobody made before. */
const CODES = {
  'zh-CN': { first: '91440300MA6CHECKA5', other: '91440300MA6CHECKB8' },
  en: { first: '91440300MA6CHECKCB', other: '91440300MA6CHECKDE' },
};
const ownCode = '91440300MA6CHECKEH';
const enterprise = (uscc: string) => ({
  ...{ uscc, nameZh: '示例照明（深圳）有限公司', nameEn: 'Example Lighting (Shenzhen) Co., Ltd.' },
  ...{ division: '440300', industry: 'C' },
});

async function person(lang: Lang, name: string): Promise<Person> {
  const { stage } = there();
  return signIn(stage.url, stage.sink, `${name}-${lang.toLowerCase()}@claims.example`);
}

async function papersOf(by: Person): Promise<object> {
  const { url } = there().stage;
  const [licence, authority] = [
    await upload(url, by, paper('licence'), '营业执照.pdf'),
    await upload(url, by, paper('authority', 3_000), '授权委托书.pdf'),
  ];
  return { licence: licence.uploadId, authority: authority.uploadId };
}

const lineOf = (page: Page, { email }: Person) => page.locator('li[data-claim]', { hasText: email });
const opener = (line: Locator, name: string) => line.getByRole('button', { name });
/** What has the focus: as what, and with which words. */
const focused = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName}: ${document.activeElement?.textContent}`);

async function keep(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name.replace('zh-CN', 'zh')}.png`), fullPage: true });
}

describe.each(LANGS)('the claims of a centre, in %s', (lang) => {
  const says = SAYS[lang];

  it('are led to from the desk, shown with their papers, declined for a reason and confirmed; who made them reads it', async () => {
    const { stage } = there();
    const [first, impostor] = [await person(lang, 'first'), await person(lang, 'impostor')];
    await claimOrganisation(stage.url, first, { ...enterprise(CODES[lang].first), ...(await papersOf(first)) });
    await mutate(stage.url, impostor, 'claimOrganisation', enterpriseA);
    const { page, complaints, close } = await visitAs(stage.staff, lang, { viewport: NARROW });
    await goTo(page, '/desk');
    await page.getByRole('link', { name: says.toClaims }).click();
    await lineOf(page, impostor).getByText(says.registered).waitFor();
    await lineOf(page, first).getByText(says.first).waitFor();
    expect(await lineOf(page, first).textContent()).toContain('广东省深圳市');
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `claims-${lang}-narrow`);
    await page.setViewportSize(WIDE);
    await keep(page, `claims-${lang}-wide`);
    await page.setViewportSize(NARROW);
    await opensPapers(page, lineOf(page, first));

    await opener(lineOf(page, impostor), says.decline).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(new RegExp(`^FORM: .*${impostor.email}`));
    await button(page, says.cancel).click();
    await expect.poll(() => focused(page)).toMatch(new RegExp(`^BUTTON: ${says.decline}`));
    await page.keyboard.press('Enter');
    await button(page, says.yesDecline).press('Enter');
    await page.locator('.summary').getByRole('link', { name: says.reason }).press('Enter');
    await page.locator('#reason').selectOption('M07');
    await page.locator('#note').fill('请联系单位法务部。');
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `claims-declining-${lang}-narrow`);
    await button(page, says.yesDecline).press('Enter');
    await page.locator('.done:focus').getByText(says.isDeclined).waitFor();
    await lineOf(page, impostor).waitFor({ state: 'detached' });

    await opener(lineOf(page, first), says.confirm).click();
    await button(page, says.yesConfirm).click();
    await page.locator('.done:focus').getByText(says.isConfirmed).waitFor();
    await lineOf(page, first).waitFor({ state: 'detached' });
    await page.getByLabel(lang === 'en' ? 'State' : '状态').selectOption({ label: says.declined });
    await lineOf(page, impostor).getByText('请联系单位法务部。').waitFor();
    expect(new URL(page.url()).search).toBe('?state=declined');
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
    await reads(impostor, lang, says.declinedClaim);
    await reads(first, lang, lang === 'en' ? 'Example Lighting' : '示例照明');
    expect(await statusesOf(first)).toEqual(['confirmed']);
  });

  it('are decided once: who is too late is told so, and has changed nothing', async () => {
    const { stage } = there();
    const claimant = await person(lang, 'late');
    await claimOrganisation(stage.url, claimant, enterprise(CODES[lang].other));
    const [one, other] = [await visitAs(stage.staff, lang), await visitAs(stage.staff, lang)];
    for (const { page } of [one, other]) await goTo(page, '/desk/claims');
    await opener(lineOf(other.page, claimant), says.decline).click();
    await other.page.locator('#reason').selectOption('M01');
    const letGo = await holdQuestions(other.page);

    await opener(lineOf(one.page, claimant), says.confirm).click();
    await button(one.page, says.yesConfirm).click();
    await one.page.locator('.summary').getByRole('link', { name: says.howChecked }).waitFor();
    await one.page.locator('#note').fill('Seen at the counter.');
    await button(one.page, says.yesConfirm).click();
    await one.page.locator('.done').getByText(says.isConfirmed).waitFor();

    await button(other.page, says.yesDecline).click();
    letGo();
    await other.page.locator('.panel').getByText(says.gone).waitFor();
    expect(await button(other.page, says.yesDecline).isDisabled()).toBe(true);
    expect(await sound(other.page)).toEqual(SOUND);
    await keep(other.page, `claims-gone-${lang}-wide`);
    await button(other.page, says.cancel).click();
    await lineOf(other.page, claimant).waitFor({ state: 'detached' });
    expect(await statusesOf(claimant)).toEqual(['confirmed']);
    for (const { close } of [one, other]) await close();
  });
});

/** What a page asks waits until it is let go: it knows no more than it does now. */
async function holdQuestions(page: Page): Promise<() => void> {
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/\/graphql/, async (route) => {
    await isOpen;
    await route.continue();
  });
  return () => open();
}

/** Each is a link to a new tab, and is there for who may confirm. */
async function opensPapers(page: Page, line: Locator): Promise<void> {
  const papers = line.getByRole('link');
  expect(await papers.allTextContents()).toEqual([
    expect.stringContaining('营业执照.pdf'),
    expect.stringContaining('授权委托书.pdf'),
  ]);
  for (const link of await papers.all()) {
    expect(await link.getAttribute('target')).toBe('_blank');
    const answer = await page.context().request.get((await link.getAttribute('href')) ?? '');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  }
}

/** What became of a claim, for who made it. */
async function reads(claimant: Person, lang: Lang, text: string): Promise<void> {
  const { page, close } = await visitAs(claimant, lang, { viewport: NARROW });
  await goTo(page, '/apply');
  await page.getByText(text).first().waitFor();
  await close();
}

async function statusesOf(claimant: Person): Promise<readonly string[]> {
  const { me } = await data<{ me: { memberships: readonly { status: string }[] } }>(
    graphql(there().stage.url, claimant.token, '{ me { memberships { status } } }'),
  );
  return me.memberships.map(({ status }) => status);
}

it.each(LANGS)('asks who is not signed in to do so, and to come back, in %s', async (lang) => {
  const { page, close } = await visitAs(null, lang, { viewport: NARROW });
  await goTo(page, '/desk/claims');
  await page.getByText(SAYS[lang].signedOut).waitFor();
  await page.locator('main a[href="/?next=%2Fdesk%2Fclaims"]').waitFor();
  await close();
});

it.each(LANGS)('leaves one’s own claim to somebody else, in %s', async (lang) => {
  const { stage } = there();
  const { membershipId } = await claimOrganisation(stage.url, stage.staff, enterprise(ownCode));
  const refused = await mutate(stage.url, stage.staff, 'confirmMembership', { membershipId, note: 'It is me.' });
  expect(refused.code).toBe('AUTHOR_CANNOT_APPROVE');
  const { page, complaints, close } = await visitAs(stage.staff, lang, { viewport: NARROW });
  await goTo(page, '/desk/claims');
  const own = lineOf(page, stage.staff);
  await own.getByText(SAYS[lang].own).waitFor();
  expect(await own.getByRole('button').count()).toBe(0);
  expect([await sound(page), complaints]).toEqual([SOUND, []]);
  await close();
});
