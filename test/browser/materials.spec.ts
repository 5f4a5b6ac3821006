import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { supplementOf } from '../acceptance/casework.ts';
import { data, graphql } from '../acceptance/graphql.ts';
import { mutate } from '../acceptance/mutate.ts';
import { paper } from '../acceptance/upload.ts';
import { goTo, LANGS } from './browser.ts';
import { filed, NARROW, SCREENS, SOON, SOUND, sound, statusOf, there, visitAs, WIDE } from './desk.ts';

const SAYS = {
  'zh-CN': {
    choose: '选择文件',
    sworn: '以上文件均不涉及国家秘密',
    consent: '同意指导专家查阅',
    send: '发送',
    again: '重新发送',
    added: '已添加 2 份材料。',
    needFile: '请选择文件',
    needSworn: '请确认文件不涉及国家秘密',
    refused: '无法完成',
    left: '还有 1 份未能添加',
    stop: '停止',
    takeBack: '撤回 起诉状.pdf',
    sure: '确认撤回',
    back: '撤回',
    closed: '不对您开放',
    secrecy: '材料密级',
    note: '补充说明',
    supply: '提交补充材料',
    write: '写留言',
    sent: '留言已发送。',
    report: '成效反馈',
    sendReport: '发送成效反馈',
    reported: '【成效反馈】挽回损失：120000 USD。',
    how: '如何得来',
    amount: '金额',
    kind: '类别',
    currency: '币种',
    needKind: '请选择类别',
  },
  en: {
    choose: 'Choose files',
    sworn: 'None of these files holds a state secret',
    consent: 'The expert who advises may open them',
    send: 'Send',
    again: 'Send again',
    added: '2 files were added.',
    needFile: 'Choose a file',
    needSworn: 'Confirm that the files hold no state secret',
    refused: 'This could not be done',
    left: '1 could not be added',
    stop: 'Stop',
    takeBack: 'Take back 起诉状.pdf',
    sure: 'Yes, take it back',
    back: 'Taken back',
    closed: 'Not open to you',
    secrecy: 'Secrecy',
    note: 'What you supply',
    supply: 'Send the supplement',
    write: 'Write a message',
    sent: 'The message was sent.',
    report: 'Report an outcome',
    sendReport: 'Send the report',
    reported: '[Outcome] Recovered loss: 120000 USD.',
    how: 'How it came about',
    amount: 'Amount',
    kind: 'Kind',
    currency: 'Currency',
    needKind: 'Choose the kind',
  },
};

interface Seen {
  readonly materials: { readonly edges: readonly object[] };
}
const MATERIALS = 'query ($id: ID!) { case(id: $id) { materials { edges { node { secrecy file { name } } } } } }';
const pdf = (name: string, words = name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(paper(words)) });
const exact = { exact: true };

async function choose(page: Page, label: string, ...files: readonly ReturnType<typeof pdf>[]): Promise<void> {
  await page.getByLabel(label).setInputFiles([...files]);
}

describe.each(LANGS)('the files of a case, in %s', (lang) => {
  const says = SAYS[lang];

  it('are added by the enterprise, opened by the centre while both look, and taken back', async () => {
    const { stage } = there();
    const id = await filed('折叠童车');
    const member = await visitAs(stage.filer, lang, { viewport: NARROW });
    const staff = await visitAs(stage.staff, lang, { viewport: WIDE });
    await goTo(member.page, `/my/cases/${id}`);
    await goTo(staff.page, `/desk/cases/${id}`);

    await member.page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await member.page.getByRole('link', { name: says.needFile }).waitFor();
    await choose(member.page, says.choose, pdf('起诉状.pdf'), pdf('translation-of-the-complaint.pdf'));
    await member.page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await member.page.getByRole('link', { name: says.needSworn }).waitFor();
    expect(await sound(member.page)).toEqual(SOUND);
    await member.page.getByLabel(says.sworn).check();
    if (SCREENS)
      await member.page.screenshot({ path: `${SCREENS}/materials-add-${lang.slice(0, 2)}-narrow.png`, fullPage: true });
    await member.page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await member.page.getByText(says.added).waitFor();

    const link = staff.page.getByRole('link', { name: '起诉状.pdf' });
    await link.waitFor(SOON);
    const download = staff.page.waitForEvent('download');
    await link.click();
    expect((await download).suggestedFilename()).toBe('起诉状.pdf');
    expect(await sound(staff.page)).toEqual(SOUND);
    if (SCREENS)
      await staff.page.screenshot({ path: `${SCREENS}/materials-desk-${lang.slice(0, 2)}-wide.png`, fullPage: true });

    await member.page.getByRole('button', { name: says.takeBack }).click();
    await member.page.getByRole('button', { name: says.sure }).click();
    await link.waitFor({ state: 'detached', ...SOON });
    await staff.page.getByText(says.back).first().waitFor();
    expect([member.complaints, staff.complaints]).toEqual([[], []]);
    await member.close();
    await staff.close();
  });
});

/** What no language changes. */
describe('files of a case', () => {
  const [lang, says] = ['en', SAYS.en] as const;

  it('that are for the expert only are closed to the centre, which sees that there is one', async () => {
    const { stage } = there();
    const id = await filed('配方');
    const { page, close } = await visitAs(stage.filer, lang);
    await goTo(page, `/my/cases/${id}`);
    await choose(page, says.choose, pdf('配方.pdf'));
    await page.getByLabel(says.secrecy).selectOption('experts');
    expect(await page.getByLabel(says.consent).count()).toBe(0);
    await page.getByLabel(says.sworn).check();
    await page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await page.getByRole('link', { name: '配方.pdf' }).waitFor();
    const staff = await visitAs(stage.staff, lang);
    await goTo(staff.page, `/desk/cases/${id}`);
    await staff.page.getByText(says.closed).waitFor();
    expect(await staff.page.content()).not.toContain('配方.pdf');
    await close();
    await staff.close();
  });

  it('that cannot be sent stay, with why, and those that can are sent', async () => {
    const { stage } = there();
    const id = await filed('程序');
    const { page, close } = await visitAs(stage.filer, lang);
    await goTo(page, `/my/cases/${id}`);
    await choose(
      page,
      says.choose,
      { ...pdf('setup.pdf'), buffer: Buffer.from(`MZ${'\0'.repeat(5_000)}`) },
      pdf('b.pdf'),
    );
    await page.getByLabel(says.sworn).check();
    await page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await page.getByText(says.left).waitFor();
    await page.getByText(says.refused).waitFor();
    await page.getByRole('link', { name: 'b.pdf' }).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('whose answer was lost can be sent again only as it was, and is there once', async () => {
    const { stage } = there();
    const id = await filed('断线');
    const { page, close } = await visitAs(stage.filer, lang);
    await goTo(page, `/my/cases/${id}`);
    await choose(page, says.choose, pdf('a.pdf'));
    await page.getByLabel(says.sworn).check();
    await page.route(/\/graphql/, async (route) => {
      if (!route.request().postData()?.includes('uploadId')) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await page.getByText(says.left).waitFor();
    await page.unroute(/\/graphql/);
    expect(await page.getByLabel(says.secrecy).isDisabled()).toBe(true);
    expect(await sound(page)).toEqual(SOUND);
    await page.getByRole('button', { name: says.again }).click();
    await page.getByRole('link', { name: 'a.pdf' }).waitFor();
    const { case: seen } = await data<{ case: Seen }>(graphql(stage.url, stage.staff.token, MATERIALS, { id }));
    expect(seen.materials.edges).toEqual([{ node: { secrecy: 'general', file: { name: 'a.pdf' } } }]);
    await close();
  });

  it('shows how much of one is on its way, which can be stopped, and nothing of it is left', async () => {
    const { stage } = there();
    const id = await filed('大文件');
    const { page, close } = await visitAs(stage.filer, lang);
    await goTo(page, `/my/cases/${id}`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 50_000 },
    });
    const large = { ...pdf('large.pdf'), buffer: Buffer.concat([paper('large'), Buffer.alloc(6_000_000, 'x')]) };
    await choose(page, says.choose, large);
    await page.getByLabel(says.sworn).check();
    await page
      .getByRole('button', { name: says.send, ...exact })
      .first()
      .click();
    await page.locator('progress').waitFor();
    await expect.poll(() => page.locator('progress').getAttribute('value'), { timeout: 30_000 }).not.toBe('0');
    await page.getByRole('button', { name: says.stop }).click();
    await page.locator('progress').waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: 'large.pdf' }).count()).toBe(0);
    await close();
  });
});

describe.each(LANGS)('what an enterprise says in its case, in %s', (lang) => {
  const says = SAYS[lang];

  it('is the supplement that was asked for, messages, and what came of it', async () => {
    const { stage } = there();
    const { url, staff, filer } = stage;
    const id = await filed('补充');
    await mutate(url, staff, 'requestSupplement', { caseId: id, ...supplementOf() });
    const { page, complaints, close } = await visitAs(filer, lang);
    await goTo(page, `/my/cases/${id}`);
    // Nobody has typed anything, so nothing is kept in the tab.
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await page.getByLabel(says.note).fill('已补充盖章的授权委托书。');
    await page.reload();
    await page.getByRole('button', { name: says.supply }).click();
    await page.getByLabel(says.note).waitFor({ state: 'detached' });
    expect(await statusOf(id)).toBe('submitted');

    await page.getByRole('textbox', { name: says.write }).fill('请问何时答复？');
    await page
      .getByRole('button', { name: says.send, ...exact })
      .last()
      .click();
    await page.getByText(says.sent).waitFor();
    await page.getByText('请问何时答复？').waitFor();
    expect(await page.getByRole('textbox', { name: says.write }).inputValue()).toBe('');

    for (const step of ['acceptCase', 'beginGuidance']) await mutate(url, staff, step, { caseId: id });
    await page.getByText(says.report, exact).click();
    await page.getByRole('button', { name: says.sendReport }).click();
    await page.getByRole('link', { name: says.needKind }).waitFor();
    await page.getByLabel(says.kind, exact).selectOption('recovered');
    await page.getByLabel(says.amount, exact).fill('120000');
    await page.getByLabel(says.currency, exact).selectOption('USD');
    await page.getByLabel(says.how).fill('被扣货物已放行。');
    await page.getByRole('button', { name: says.sendReport }).click();
    await page.getByText(says.reported).waitFor();
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    if (SCREENS)
      await page.screenshot({ path: `${SCREENS}/my-case-doing-${lang.slice(0, 2)}-wide.png`, fullPage: true });
    await close();
  });
});
