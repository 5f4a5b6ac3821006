import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { candidacyOf, type Enrolled, enrolled } from '../acceptance/expertise.ts';
import { linkIn } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import { centreCalled, grantDuty } from '../acceptance/people.ts';
import { goTo, LANGS, type Lang } from './browser.ts';
import { button, filed, NARROW, SCREENS, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

const SAYS = {
  'zh-CN': {
    ...{
      signedOut: '请先登录',
      notExpert: '您不是专家库中的专家',
      missing: '没有这件案件',
      none: '没有待您答复的邀请。',
    },
    ...{ invite: '邀请专家', send: '发出邀请', invited: '邀请已发出。', choose: '请至少选择一位专家' },
    ...{ chooseAnswer: '请选择您的答复', answer: '提交答复', clear: '无利益冲突', waiver: '需要豁免', accept: '接受' },
    ...{ cleared: '已答复：无利益冲突', accepted: '已接受', assigned: '已指派', told: '指派专家' },
    ...{ check: '利益冲突', over: '邮件所述的邀请已无须您答复。' },
    ...{ begin: '拟写意见书', save: '保存拟稿', saved: '拟稿已保存。', revise: '修改' },
    ...{ return: '退回修改', yesReturn: '确认退回', returned: '意见书已退回。' },
    ...{ issue: '签发', yesIssue: '确认签发', issued: '意见书已签发。' },
    ...{ yours: '您的专家', object: '对专家提出异议', sendObjection: '提出异议', objected: '已提出异议' },
  },
  en: {
    ...{ signedOut: 'Please sign in first', notExpert: 'You are not an expert of the pool' },
    ...{ missing: 'There is no such case', none: 'No invitation waits for your answer.' },
    ...{ invite: 'Invite experts', send: 'Send the invitation', invited: 'The invitation was sent.' },
    ...{ choose: 'Choose at least one expert', chooseAnswer: 'Choose your answer', answer: 'Send the answer' },
    ...{ clear: 'No conflict', waiver: 'A waiver is needed', accept: 'I take the case' },
    ...{
      cleared: 'Answered: no conflict',
      accepted: 'The case is yours',
      assigned: 'Assigned',
      told: 'Expert assigned',
    },
    ...{ check: 'conflict', over: 'The invitation that your mail is about waits for your answer no more.' },
    ...{ begin: 'Draft the opinion', save: 'Save the draft', saved: 'The draft is saved.', revise: 'Revise' },
    ...{ return: 'Return it', yesReturn: 'Yes, return it', returned: 'The opinion was returned.' },
    ...{ issue: 'Issue', yesIssue: 'Yes, issue it', issued: 'The opinion is issued.' },
    ...{ yours: 'Your expert', object: 'Object to the expert', sendObjection: 'Object', objected: 'You have objected' },
  },
};
const FACTS = 'A box of strollers was seized at the fair.';

/** An expert for each language, and two more who answer by the interface. */
const experts = new Map<string, Enrolled>();
const expertOf = (name: string) => {
  const found = experts.get(name);
  if (!found) throw new Error(`there is no expert ${name}`);
  return found;
};
beforeAll(async () => {
  const { url, sink, security, staff } = there().stage;
  await grantDuty(url, security, staff.email, 'experts', await centreCalled(url, 'Shenzhen'));
  for (const name of ['zh-CN', 'en', 'first', 'second'])
    experts.set(name, await enrolled(url, sink, staff, name.replace('-', '')));
});

const does = (by: { readonly email: string; readonly token: string }, name: string, input: object) =>
  mutate<{ readonly id?: string; readonly code?: string }>(there().stage.url, by, name, input, {
    selection: name === 'inviteExperts' ? '... on Invitation { id }' : '',
  });

/** A case that its centre guides. */
async function guided(product: string, more: object = {}): Promise<string> {
  const caseId = await filed(product, { facts: FACTS, ...more });
  for (const name of ['acceptCase', 'beginGuidance'])
    expect(await does(there().stage.staff, name, { caseId })).not.toHaveProperty('code');
  return caseId;
}

/** Comes back to a page that was open in another window. */
const looksAgain = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));
const suffixOf = (lang: Lang) => (lang === 'en' ? 'en' : 'zh');
async function keep(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}

describe.each(LANGS)('the pages of experts, for who has no business there, in %s', (lang) => {
  const says = SAYS[lang];

  it('ask who it is, and lead back', async () => {
    const { page, close } = await visitAs(null, lang, { viewport: NARROW });
    for (const path of ['/expert', '/expert?invitation=inv_1', '/expert/cases/cas_nothing']) {
      await goTo(page, path);
      await page.getByText(says.signedOut).waitFor();
      const next = await page.locator('main a[href^="/?next="]').getAttribute('href');
      expect(next).toBe(`/?next=${encodeURIComponent(path)}`);
    }
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('say that they are not theirs, or that there is nothing, or no connection', async () => {
    const others = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    for (const path of ['/expert', '/expert/cases/cas_nothing']) {
      await goTo(others.page, path);
      await others.page.getByText(says.notExpert).waitFor();
    }
    expect(await others.page.locator('nav a[href="/expert"]').count()).toBe(0);
    await others.close();
    const { page, close } = await visitAs(expertOf(lang), lang, { viewport: NARROW });
    await goTo(page, '/expert/cases/cas_nothing');
    await page.getByText(says.missing).waitFor();
    await page.locator('nav a[href="/expert"]').click();
    await page.getByText(says.none).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await page.route(/\/graphql/, (route) => route.abort());
    await page.reload();
    await page.locator('[data-trouble="offline"]').waitFor();
    await page.unroute(/\/graphql/);
    await page.locator('.trouble button').click();
    await page.getByText(says.none).waitFor();
    await close();
  });
});

describe.each(LANGS)('an expert, in %s', (lang) => {
  const says = SAYS[lang];

  it('is invited, checks the names, takes the case and drafts the opinion, which the centre issues and the enterprise reads', async () => {
    const { stage } = there();
    const caseId = await guided('折叠婴儿推车 folding stroller', { claimant: `Example Claimant ${lang}` });
    const officer = await visitAs(stage.staff, lang, { viewport: WIDE });
    const expert = await visitAs(expertOf(lang), lang, { viewport: WIDE });
    const [desk, room] = [officer.page, expert.page];
    await goTo(room, '/expert');
    await room.getByText(says.none).waitFor();

    await goTo(desk, `/desk/cases/${caseId}`);
    await button(desk, says.invite).click();
    await button(desk, says.send).click();
    await desk.locator('#choice-error').getByText(says.choose).waitFor();
    await desk.getByRole('checkbox', { name: lang === 'en' ? 'Expert en' : '专家zhCN' }).check();
    expect(await sound(desk)).toEqual(SOUND);
    await keep(desk, `desk-experts-${suffixOf(lang)}-wide`);
    await button(desk, says.send).click();
    await desk.getByRole('status').getByText(says.invited).waitFor();

    const mailed = linkIn(await stage.sink.next(expertOf(lang).email, 2), '/expert');
    await goTo(room, `${mailed.pathname}${mailed.search}`);
    await room.locator('h3:focus', { hasText: says.check }).waitFor();
    await room.getByText(`Example Claimant ${lang}`).waitFor();
    expect(await room.getByText(FACTS).count()).toBe(0);
    await button(room, says.answer).click();
    await room.locator('.wrong').getByText(says.chooseAnswer).waitFor();
    await room.getByRole('radio', { name: says.waiver }).check();
    await room.locator('textarea').fill('Half a sentence');
    await room.reload();
    await expect.poll(() => room.locator('textarea').inputValue()).toBe('Half a sentence');
    await room.getByRole('radio', { name: says.clear }).check();
    await button(room, says.answer).click();
    await room.getByRole('status').getByText(says.cleared).waitFor();
    await room.getByText(FACTS).waitFor();
    expect(await sound(room)).toEqual(SOUND);
    await room.getByRole('radio', { name: says.accept, exact: true }).check();
    await button(room, says.answer).click();
    await room.getByRole('status').getByText(says.accepted).waitFor();

    await goTo(room, `${mailed.pathname}${mailed.search}`);
    await room.getByRole('status').getByText(says.over).waitFor();

    await desk.locator('.news').getByText(says.told).waitFor();
    await desk.locator('#experts ~ ol').getByText(says.assigned, { exact: true }).waitFor();
    await withMoreToAnswer(lang, room);

    await room.locator(`main a[href="/expert/cases/${caseId}"]`).click();
    await button(room, says.begin).click();
    await room.locator('#opinion-text').fill('Answer in time.');
    await room.reload();
    await expect.poll(() => room.locator('#opinion-text').inputValue()).toBe('Answer in time.');
    await button(room, says.save).click();
    await room.getByRole('status').getByText(says.saved).waitFor();
    await room.setViewportSize(NARROW);
    expect(await sound(room)).toEqual(SOUND);
    await room.setViewportSize(WIDE);
    await keep(room, `expert-case-${suffixOf(lang)}-wide`);

    await button(desk, says.return).click();
    await desk.locator('#return-reason').fill('Which day is it?');
    await button(desk, says.yesReturn).click();
    await desk.getByRole('status').getByText(says.returned).waitFor();
    await room.getByText('Which day is it?').waitFor();
    await button(room, says.revise).click();
    await room.locator('#opinion-text').fill('Answer within 20 days.');
    await button(room, says.save).click();
    await room.getByRole('status').getByText(says.saved).waitFor();
    await desk.locator('blockquote').getByText('Answer within 20 days.').waitFor();
    await button(desk, says.issue).click();
    await button(desk, says.yesIssue).click();
    await desk.getByRole('status').getByText(says.issued).waitFor();
    expect(await sound(desk)).toEqual(SOUND);

    const enterprise = await visitAs(stage.filer, lang, { viewport: NARROW });
    await goTo(enterprise.page, `/my/cases/${caseId}`);
    await enterprise.page.getByRole('heading', { name: says.yours }).waitFor();
    await enterprise.page.getByText('Answer within 20 days.').waitFor();
    await button(enterprise.page, says.object).click();
    await enterprise.page.locator('#objection').fill('Once worked for a competitor.');
    expect(await sound(enterprise.page)).toEqual(SOUND);
    await button(enterprise.page, says.sendObjection).click();
    await enterprise.page.getByText(says.objected).waitFor();
    await room.getByText(says.missing).waitFor();
    expect([officer.complaints, expert.complaints, enterprise.complaints]).toEqual([[], [], []]);
    for (const { close } of [officer, expert, enterprise]) await close();
  });
});

/** Pictures of the room with a case in hand, and another to be checked. */
async function withMoreToAnswer(lang: Lang, room: Page): Promise<void> {
  const caseId = await guided('便携式储能电源 portable power station', { claimant: `Other Claimant ${lang}` });
  const candidates = [expertOf(lang).expertId];
  expect(await does(there().stage.staff, 'inviteExperts', { caseId, candidates })).toHaveProperty('id');
  await looksAgain(room);
  await room.getByText(`Other Claimant ${lang}`).waitFor();
  for (const [viewport, size] of [
    [NARROW, 'narrow'],
    [WIDE, 'wide'],
  ] as const) {
    await room.setViewportSize(viewport);
    expect(await sound(room)).toEqual(SOUND);
    await keep(room, `expert-${suffixOf(lang)}-${size}`);
  }
}

describe('the desk', () => {
  it('does not accept a waiver, adds a candidate where nobody is left, and withdraws the search', async () => {
    const { staff, url } = there().stage;
    const caseId = await guided('searched for on the desk', { claimant: 'Example Claimant of the desk' });
    const [first, second] = [expertOf('first'), expertOf('second')];
    const { id: invitationId } = await does(staff, 'inviteExperts', { caseId, candidates: [first.expertId] });
    await does(first, 'answerConflict', { invitationId, answer: 'waiver', waiver: 'Once met the other side.' });
    const { page, complaints, close } = await visitAs(staff, 'en');
    await goTo(page, `/desk/cases/${caseId}`);
    await page.getByText('Once met the other side.').waitFor();
    await keep(page, 'desk-search-en-wide');
    await button(page, 'Do not accept it').click();
    await button(page, 'Yes, do not accept it').click();
    await page.getByText('Search: Nobody is left to ask').waitFor();
    await button(page, 'Add candidates').click();
    expect(await page.getByRole('checkbox', { name: 'Expert first' }).count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Expert second' }).check();
    await button(page, 'Add them').click();
    await candidacyOf(url, second, 'checking');
    await button(page, 'Withdraw the search').click();
    await page.locator('#search-note').fill('They have settled.');
    await button(page, 'Yes, withdraw it').click();
    await page.getByText('Note: They have settled.').waitFor();
    await candidacyOf(url, second, 'withdrawn');
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });
});

describe('an opinion that two write', () => {
  it('tells who comes second what was saved meanwhile, and goes on with the words that they choose', async () => {
    const { staff } = there().stage;
    const caseId = await guided('written by two');
    const { page, complaints, close } = await visitAs(staff, 'en');
    const stream = page.waitForResponse((response) => response.headers()['content-type'] === 'text/event-stream');
    await goTo(page, `/desk/cases/${caseId}`);
    await stream;
    await button(page, 'Draft the opinion').click();
    await page.locator('#opinion-text').fill('Mine.');
    await does(staff, 'draftOpinion', { caseId, text: 'Theirs.', language: 'en' });
    await page.getByText('Somebody else saved revision 1 while you were writing.').waitFor();
    expect(await button(page, 'Save the draft').isDisabled()).toBe(true);
    expect(await page.locator('#opinion-text').inputValue()).toBe('Mine.');
    expect(await sound(page)).toEqual(SOUND);
    await button(page, 'Put mine in its place').click();
    await button(page, 'Save the draft').click();
    await page.getByRole('heading', { name: 'Opinion 1 (draft, revision 2)' }).waitFor();
    expect(await page.locator('.opinions blockquote').textContent()).toBe('Mine.');
    expect(await button(page, 'Issue').count()).toBe(0);
    await page.getByText('You wrote in it: somebody else reviews and issues it.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('what an expert keeps themselves', () => {
  it('is absences, stated and taken back, and their terms', async () => {
    const { page, complaints, close } = await visitAs(expertOf('second'), 'en', { viewport: NARROW });
    await goTo(page, '/expert');
    await button(page, 'Add').click();
    await page.locator('#absence-to-error').getByText('Enter both days').waitFor();
    await page.locator('#absence-from').fill('2031-03-01');
    await page.locator('#absence-to').fill('2031-03-09');
    await button(page, 'Add').click();
    await page.getByText('March 1, 2031 to March 9, 2031', { exact: false }).first().waitFor();
    await button(page, 'Remove March 1, 2031 to March 9, 2031').click();
    await page.getByText('None is stated.').waitFor();
    await page.locator('#terms-capacity').fill('0');
    await button(page, 'Save').click();
    await page.locator('#terms-capacity-error').getByText('1 to 50').waitFor();
    await page.locator('#terms-capacity').fill('5');
    await button(page, 'Save').click();
    await page.getByRole('form', { name: 'Your terms' }).getByText('Saved.').waitFor();
    await page.reload();
    await expect.poll(() => page.locator('#terms-capacity').inputValue()).toBe('5');
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });
});
