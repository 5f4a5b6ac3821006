import { expect, it } from 'vitest';
import { mutate } from '../acceptance/mutate.ts';
import { centreCalled, grantCasework, signIn } from '../acceptance/people.ts';
import { goTo, LANGS } from './browser.ts';
import { button, filed, SCREENS, SOUND, sound, statusOf, there, visitAs, WIDE } from './desk.ts';

const SAYS = {
  'zh-CN': {
    record: '登记成效',
    send: '登记',
    need: '请选择类别',
    worth: '89,078.09',
    waits: '待核准',
    own: '由您登记，须由他人核准。',
    approve: /^核准 /,
    yesApprove: '确认核准',
    approved: '已核准',
    reverse: /^冲销 /,
    yesReverse: '确认冲销',
    needWhy: '请填写冲销理由',
    why: '冲销理由',
    reversed: '已冲销',
    close: '办结',
    needOutcome: '请选择办结结果',
    yesClose: '确认办结',
    closed: '已办结。',
    archive: '归档',
    yesArchive: '确认归档',
    archived: '已归档。',
    move: '移送其他中心',
    yesMove: '提出移送',
    moved: '已提出移送，待对方接收。',
  },
  en: {
    record: 'Record an outcome',
    send: 'Record',
    need: 'Choose the kind',
    worth: '89,078.09',
    waits: 'Waits for approval',
    own: 'You recorded this; somebody else approves it.',
    approve: /^Approve /,
    yesApprove: 'Yes, approve',
    approved: 'Approved',
    reverse: /^Reverse /,
    yesReverse: 'Yes, reverse',
    needWhy: 'Say why it is reversed',
    why: 'Why it is reversed',
    reversed: 'Reversed',
    close: 'Close',
    needOutcome: 'Choose the outcome',
    yesClose: 'Yes, close',
    closed: 'The case is closed.',
    archive: 'Archive',
    yesArchive: 'Yes, archive',
    archived: 'The case is archived.',
    move: 'Hand over to another centre',
    yesMove: 'Offer the case',
    moved: 'The case is offered to the other centre.',
  },
};

it.each(LANGS)(
  'in %s, what came of a case is recorded, approved by another and reversed; the case is closed and archived',
  async (lang) => {
    const { stage } = there();
    const { url, sink, security, staff } = stage;
    const says = SAYS[lang];
    const centre = await centreCalled(url, 'Shenzhen');
    const address = `second-${lang.toLowerCase()}@shenzhen.example`;
    await grantCasework(url, security, address, centre);
    const second = await signIn(url, sink, address);
    const caseId = await filed('成效');
    for (const step of ['acceptCase', 'beginGuidance']) await mutate(url, staff, step, { caseId });

    const officer = await visitAs(staff, lang, { viewport: WIDE });
    await goTo(officer.page, `/desk/cases/${caseId}`);
    await officer.page.locator('summary', { hasText: says.record }).click();
    await button(officer.page, says.send).click();
    await officer.page.getByRole('link', { name: says.need }).waitFor();
    expect(await sound(officer.page)).toEqual(SOUND);
    await officer.page.locator('#kind').selectOption('recovered');
    await officer.page.locator('#method').selectOption('goods-released');
    await officer.page.locator('#amount').fill('12,505.00');
    await officer.page.locator('#currency').selectOption('USD');
    await officer.page.locator('#rate').fill('7.1234');
    await officer.page.locator('#basis').selectOption('proven');
    await officer.page.locator('#evidence').fill('海关放行通知');
    await officer.page.getByText('89,078.12').waitFor();
    await officer.page.locator('#rate').fill('7.123398');
    await officer.page.getByText(says.worth).waitFor();
    await button(officer.page, says.send).click();
    await officer.page.getByText(says.waits).waitFor();
    await officer.page.getByText(says.own).waitFor();

    const other = await visitAs(second, lang, { viewport: WIDE });
    await goTo(other.page, `/desk/cases/${caseId}`);
    await other.page.getByRole('button', { name: says.approve }).click();
    await button(other.page, says.yesApprove).click();
    await other.page.getByText(says.approved, { exact: true }).waitFor();
    if (SCREENS)
      await other.page.screenshot({ path: `${SCREENS}/outcomes-${lang.slice(0, 2)}-wide.png`, fullPage: true });
    await other.page.getByRole('button', { name: says.reverse }).click();
    await button(other.page, says.yesReverse).click();
    await other.page.getByText(says.needWhy).waitFor();
    await other.page.getByLabel(says.why).fill('金额有误');
    await button(other.page, says.yesReverse).click();
    await other.page.getByText(says.reversed, { exact: true }).waitFor();
    expect(await sound(other.page)).toEqual(SOUND);

    await button(officer.page, says.close).click();
    await button(officer.page, says.yesClose).click();
    await officer.page.getByRole('link', { name: says.needOutcome }).waitFor();
    await officer.page.locator('#outcome').selectOption('O10');
    await button(officer.page, says.yesClose).click();
    await officer.page.getByRole('status').filter({ hasText: says.closed }).waitFor();
    await button(other.page, says.archive).click();
    await other.page.locator('#retention').selectOption('30-years');
    await button(other.page, says.yesArchive).click();
    await other.page.getByRole('status').filter({ hasText: says.archived }).waitFor();
    expect(await statusOf(caseId)).toBe('archived');
    expect([officer.complaints, other.complaints]).toEqual([[], []]);
    await officer.close();
    await other.close();
  },
);

it('a case that is another centre’s is offered to it, with the reason', async () => {
  const { stage } = there();
  const says = SAYS.en;
  const caseId = await filed('移送');
  const { page, close } = await visitAs(stage.staff, 'en');
  await goTo(page, `/desk/cases/${caseId}`);
  await button(page, says.move).click();
  await page.locator('#toCentre').selectOption(await centreCalled(stage.url, 'Ningbo'));
  await page.locator('#moveReason').fill('The industry is theirs.');
  expect(await sound(page)).toEqual(SOUND);
  await button(page, says.yesMove).click();
  await page.getByText(says.moved).waitFor();
  expect(await page.locator('#toCentre').count()).toBe(0);
  await close();
});
