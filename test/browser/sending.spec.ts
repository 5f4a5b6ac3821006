import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkIn } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import { complaint, notice, returnMail } from '../acceptance/return-mail.ts';
import { until } from '../acceptance/until.ts';
import { change, press, subscribe, warningContent } from '../acceptance/warnings.ts';
import { begins, shortOf, told } from './admin.ts';
import { goTo, LANGS } from './browser.ts';
import { button, keep, NARROW, SOON, SOUND, sound, there, visitAs, WIDE } from './desk.ts';
import { atWarning, does, SAYS as EDITOR, editors, submitted } from './editor.ts';
import { overflowOf } from './look.ts';

const SAYS = {
  'zh-CN': {
    country: ['JP', '日本'],
    recipients: '3 人会收到邮件。',
    gathered: '其中 1 人在每日或每周汇总中收到。',
    sent: '共 3 封，已发送 2 封，等待 1 封（其中 1 封等待汇总）',
    runs: '第 1 版：已处理至少 50%。',
    returned: '共 3 封，已发送 1 封，等待 1 封（其中 1 封等待汇总），被退回 1 封',
    hard: '邮箱不存在：邮件被永久退回。',
    complaint: '预警邮件被举报为垃圾邮件',
    lift: '恢复发送',
    yesLift: '确认恢复',
    reason: '恢复的理由',
    needReason: '请写明恢复的理由',
    lifted: (address: string) => `已恢复向 ${address} 发送邮件。`,
    toDomains: '查看收件域送达情况',
    toSuppressions: '查看停止发送的地址',
    others: '其他收件域',
    low: '低于 95%',
    period: '期间',
    over: '第 2 版：发送完毕。',
    reader: '订阅者的邮箱',
    find: '查询',
    needAddress: '请填写邮箱，例如 name@example.cn',
    tells: {
      sent: /^第 1 版已发送，.+ 提交发送，.+ 发出$/,
      bounced: /^第 1 版被退回，/,
      gathered: /^第 1 版等待 .+日 的汇总，/,
    },
    nothing: '本预警没有向该邮箱发送过邮件。',
    samples: '查看样稿',
    toAll: '订阅了全部国家（地区）的读者：日本',
    counts: [
      '使用该语言的此类读者：1 人即时收到，0 人在每日或每周汇总中收到。',
      '使用该语言的此类读者：1 人即时收到，1 人在每日或每周汇总中收到。',
    ],
    notTranslated: '尚无英文：应对建议',
    asText: '同一邮件的纯文本',
    mailMe: '把英文样稿发给我',
    mailed: /^样稿将发送到您登录所用的邮箱/,
    late: 'LK',
    redrive: '补发未发出的邮件',
    yesRedrive: '补发',
    goesOn: '1 封邮件将继续发送。',
    readers: ['订阅了全部国家（地区）的读者：日本', '已不符合订阅条件、但收到过较早版本的读者'],
  },
  en: {
    country: ['IN', 'India'],
    recipients: '3 people would get a mail.',
    gathered: '1 of them with others, in a daily or weekly mail.',
    sent: '3 in all, 2 sent, 1 waiting (1 of them for their daily or weekly mail)',
    runs: 'Version 1: at least 50% are done.',
    returned: '3 in all, 1 sent, 1 waiting (1 of them for their daily or weekly mail), 1 came back',
    hard: 'There is no such mailbox: a mail came back for good.',
    complaint: 'A warning was called spam',
    lift: 'Mail it again',
    yesLift: 'Yes, mail it again',
    reason: 'Reason for mailing it again',
    needReason: 'Say why it is mailed again',
    lifted: (address: string) => `${address} is mailed again.`,
    toDomains: 'See the mails by receiving domain',
    toSuppressions: 'See the addresses not mailed',
    others: 'other domains',
    low: 'below 95%',
    period: 'Period',
    over: 'Version 2: all done.',
    reader: 'Mail address of the reader',
    find: 'Look it up',
    needAddress: 'Enter a mail address, such as name@example.com',
    tells: {
      sent: /^Version 1sent, asked for .+, went out .+$/,
      bounced: /^Version 1came back, /,
      gathered: /^Version 1waiting for the daily or weekly mail of .+, /,
    },
    nothing: 'Nothing was sent to this address about this warning.',
    samples: 'Show the mails',
    toAll: 'To who chose all its countries or regions: India',
    counts: [
      'Such readers in this language: 1 get it at once, 0 in a daily or weekly mail.',
      'Such readers in this language: 1 get it at once, 1 in a daily or weekly mail.',
    ],
    notTranslated: 'Not translated into English: what to do',
    asText: 'The same as plain text',
    mailMe: 'Send me the English sample',
    mailed: /^The sample is on its way to the address that you sign in with/,
    late: 'NP',
    redrive: 'Send what is missing',
    yesRedrive: 'Send now',
    goesOn: '1 mail goes on.',
    readers: [
      'To who chose all its countries or regions: India',
      'To who does not match any more, and got an earlier version',
    ],
  },
} as const;

/** The figures of a panel, by what they are of. */
function factsIn(page: Page, panel: string): Promise<readonly (readonly [string, string])[]> {
  return page
    .locator(`section[aria-labelledby="${panel}"] dl.facts > div`)
    .evaluateAll((rows) =>
      rows.map((row) => [row.children[0]?.textContent ?? '', row.children[1]?.textContent ?? ''] as const),
    );
}
/** How far the bar of the version that was let out last is. */
const barOn = (page: Page) =>
  page
    .locator('.delivery progress')
    .first()
    .evaluate((bar) => [(bar as HTMLProgressElement).value, (bar as HTMLProgressElement).max]);
const figuresOn = (page: Page) => page.locator('.figures').first().textContent();

describe.each(LANGS)('a warning that is let out, in %s', (lang) => {
  const says = SAYS[lang];
  const short = shortOf(lang);
  const [country, countryName] = says.country;
  const [gone, complains, weekly] = ['gone', 'complains', 'weekly'].map(
    (name) => `${name}@${short}.subscribers.example`,
  ) as [string, string, string];
  const [hidden, hiddenToo] = [`g***@${short}.subscribers.example`, `c***@${short}.subscribers.example`];
  let warningId = '';
  beforeAll(async () => {
    const { url, sink } = there().stage;
    // On a day that is not soon, so that no digest goes out meanwhile.
    const today = new Date(Date.now() + 8 * 3_600_000).getUTCDay();
    const rhythm = { every: 'week', weekday: (today + 3) % 7 || 7, hour: 9, zone: 'Asia/Shanghai' };
    await subscribe(url, gone, [country], 'zh-CN');
    await subscribe(url, complains, [country], 'en');
    await subscribe(url, weekly, [country], 'en', { rhythm });
    for (const email of [gone, complains, weekly]) await press(linkIn(await sink.next(email), '/confirm'));
  });

  it('shows before, by keyboard alone, the very mails that its readers get', async () => {
    const advice = { zh: '核对店铺名称。', en: '' };
    const draft = await submitted({ countries: [country], advice });
    const { page, complaints, close } = await atWarning(editors()[1], lang, draft, { viewport: NARROW });
    await page.route(/\/graphql/, (route, request) => (request.method() === 'POST' ? route.abort() : route.continue()));
    await button(page, says.samples).focus();
    await page.keyboard.press('Enter');
    await page.locator('section[aria-labelledby="samples"] .trouble').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('samples');
    await page.unroute(/\/graphql/);
    await page.locator('section[aria-labelledby="samples"] .trouble button').press('Enter');
    const mails = page.locator('.sample');
    await page.getByRole('heading', { name: says.toAll }).waitFor();
    expect(await mails.locator('.dim').allTextContents()).toEqual(says.counts);
    expect(await mails.locator('.why').allTextContents()).toEqual([says.notTranslated]);
    for (const [at, { title }] of [{ title: warningContent.title.zh }, { title: warningContent.title.en }].entries()) {
      const mail = mails.nth(at);
      const shown = mail.frameLocator('iframe');
      await shown.getByRole('heading', { name: title }).waitFor();
      // Its own scripts do not run, and neither do a spec's: that its styles hold is seen by where its words stand.
      const heading = shown.getByRole('heading', { name: title });
      const [frame, words] = [await mail.locator('iframe').boundingBox(), await heading.boundingBox()];
      expect((words?.x ?? 0) - (frame?.x ?? 0)).toBeGreaterThanOrEqual(16);
      expect(await shown.locator('a[href*="token"]').count()).toBe(0);
      expect(await shown.getByRole('link').count()).toBe(3);
      await mail.getByText(says.asText).press('Enter');
      await mail.locator('.text').getByText(title).first().waitFor();
    }
    const [{ email }, { sink }] = [editors()[1], there().stage];
    const before = sink.to(email).length;
    await page.route(/\/graphql/, (route) => route.abort());
    await button(page, says.mailMe).press('Enter');
    await page.locator('.sample > [role="alert"]').waitFor();
    await page.unroute(/\/graphql/);
    await button(page, says.mailMe).press('Enter');
    await page.getByRole('status').getByText(says.mailed).waitFor();
    expect(await page.locator('.sample [role="alert"]').count()).toBe(0);
    const mailed = await sink.next(email, before + 1);
    expect(mailed.subject).toBe(`[Sample] ${await mails.nth(1).locator('strong').textContent()}`);
    expect(mailed.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `sending-samples-${short}-narrow`);
    expect(complaints.filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);
    await close();
  });

  it('shows before whom it reaches and what it says, and after how its mails go', async () => {
    warningId = await submitted({ countries: [country] });
    const { page, complaints, close } = await atWarning(editors()[1], lang, warningId, { viewport: NARROW });
    await page.getByText(says.recipients).waitFor();
    await page.getByText(says.gathered).waitFor();
    const counted = await factsIn(page, 'audience');
    expect(counted.toSorted()).toEqual(
      [
        ['中文', '1'],
        ['English', '2'],
        [countryName, '3'],
      ].toSorted(),
    );
    for (const [language, title] of [
      ['zh-CN', warningContent.title.zh],
      ['en', warningContent.title.en],
    ])
      expect(await page.locator(`.preview[lang="${language}"] .title`).textContent()).toBe(title);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `sending-before-${short}-narrow`);
    await does(page, EDITOR[lang].publish, EDITOR[lang].yesPublish);
    await expect.poll(() => figuresOn(page), SOON).toBe(says.sent);
    await page.getByText(says.runs).waitFor();
    expect([await barOn(page), await sound(page), complaints]).toEqual([[2, 3], SOUND, []]);
    await keep(page, `sending-runs-${short}-narrow`);
    await close();
  });

  it('shows which mails came back, and to administrators from where, as far as they may see it', async () => {
    const { stage, returnsAt } = there();
    const back = async (email: string, message: string) => {
      const path = stage.sink.returnPathOf(await stage.sink.next(email, 2));
      expect(await returnMail(returnsAt, path, message)).toBe(250);
    };
    const desk = await atWarning(editors()[1], lang, warningId);
    await expect.poll(() => figuresOn(desk.page), SOON).toBe(says.sent);
    await back(gone, notice('5.1.1', '550 5.1.1 User unknown'));
    await expect.poll(() => figuresOn(desk.page), SOON).toBe(says.returned);
    await desk.close();
    await back(complains, complaint);

    const { page, complaints, close } = await visitAs(stage.admin, lang, { viewport: WIDE });
    const line = (address: string) => page.getByRole('listitem').filter({ hasText: address });
    await expect
      .poll(async () => {
        await goTo(page, '/admin/suppressions');
        return line(hiddenToo).count();
      }, SOON)
      .toBe(1);
    await line(hidden).getByText(says.hard).waitFor();
    await line(hiddenToo).getByText(says.complaint).waitFor();
    for (const email of [gone, complains]) expect(await page.content()).not.toContain(email);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `admin-suppressions-${short}-wide`);
    await page.setViewportSize(NARROW);
    expect(await overflowOf(page)).toBe(0);
    await keep(page, `admin-suppressions-${short}-narrow`);

    await begins(page, `${says.lift} ${hidden.replaceAll('*', '\\*')}`).click();
    await page.getByLabel(says.reason).fill(' ');
    await button(page, says.yesLift).click();
    await page.locator('.summary').getByText(says.needReason).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `admin-suppressions-lift-${short}-narrow`);
    await page.getByLabel(says.reason).fill(lang === 'en' ? 'The mailbox is there again.' : '邮箱已恢复。');
    await button(page, says.yesLift).dblclick();
    await told(page, says.lifted(hidden));
    await line(hidden).waitFor({ state: 'detached' });
    expect([await line(hiddenToo).count(), complaints]).toEqual([1, []]);
    await keep(page, `admin-suppressions-lifted-${short}-narrow`);

    await page.getByRole('link', { name: says.toDomains }).click();
    const together = page.getByRole('row').filter({ hasText: says.others });
    await expect
      .poll(async () => {
        await goTo(page, '/admin/domains?days=7');
        return together.count();
      }, SOON)
      .toBe(1);
    await together.getByText(says.low).waitFor();
    expect([await sound(page), await overflowOf(page)]).toEqual([SOUND, 0]);
    await keep(page, `admin-domains-${short}-narrow`);
    await page.setViewportSize(WIDE);
    await page.getByLabel(says.period).selectOption('30');
    await together.waitFor();
    expect([new URL(page.url()).search, await sound(page), complaints]).toEqual(['?days=30', SOUND, []]);
    await keep(page, `admin-domains-${short}-wide`);
    await page.getByRole('link', { name: says.toSuppressions }).click();
    await line(hiddenToo).waitFor();
    await close();
  });

  it('says what became of the mails to one reader, by keyboard alone, and of strangers nothing', async () => {
    const viewport = lang === 'en' ? WIDE : NARROW;
    const { page, complaints, close } = await atWarning(editors()[0], lang, warningId, { viewport });
    const form = page.locator('form[aria-labelledby="one-reader"]');
    const asksFor = async (address: string) => {
      await page.getByLabel(says.reader).focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(address);
      await page.keyboard.press('Enter');
    };
    await asksFor('nobody');
    await form.getByText(says.needAddress).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reader-email');
    for (const [address, tells] of [
      [complains, says.tells.sent],
      [gone, says.tells.bounced],
      [weekly, says.tells.gathered],
    ] as const) {
      await asksFor(address);
      await expect
        .poll(() => form.locator('dl.facts > div').allTextContents(), SOON)
        .toEqual([expect.stringMatching(tells)]);
      expect(await sound(page)).toEqual(SOUND);
    }
    await keep(page, `sending-one-reader-${short}`);
    await asksFor(`nobody@${short}.subscribers.example`);
    await form.getByText(says.nothing).waitFor();
    expect([await form.locator('dl').count(), await sound(page), complaints]).toEqual([0, SOUND, []]);
    await close();
  });

  it('has what is missing sent again by the button for that, once its receiver takes it', async () => {
    const { url, sink } = there().stage;
    const late = `late@${short}.subscribers.example`;
    await subscribe(url, late, [says.late], lang);
    await press(linkIn(await sink.next(late), '/confirm'));
    sink.defer(late);
    const deferred = await submitted({ countries: [says.late] });
    const { page, complaints, close } = await atWarning(editors()[1], lang, deferred, { viewport: NARROW });
    await does(page, EDITOR[lang].publish, EDITOR[lang].yesPublish);
    // A mail that is just being tried, or is due and not taken yet, does not count: one presses once more.
    await until('the mail to go on', async () => {
      await button(page, says.redrive).press('Enter');
      await keep(page, `sending-redrive-${short}-narrow`);
      await button(page, says.yesRedrive).press('Enter');
      await button(page, says.yesRedrive).waitFor({ state: 'detached' });
      return (await page.getByRole('status').getByText(says.goesOn).count()) === 1;
    });
    sink.take(late);
    await sink.next(late, 2);
    await button(page, says.redrive).waitFor({ state: 'detached' });
    expect([sink.to(late).length, await sound(page), complaints]).toEqual([2, SOUND, []]);
    await close();
  });

  it('in its next version reaches who is mailed again, and its bar comes to its end', async () => {
    const { url, sink } = there().stage;
    const next = { warningId, ...warningContent, change, countries: [country], severity: 'urgent' };
    await mutate(url, editors()[0], 'draftWarningVersion', next);
    await mutate(url, editors()[0], 'submitWarning', { warningId });
    const { page, complaints, close } = await atWarning(editors()[1], lang, warningId, { viewport: WIDE });
    await page.getByText(EDITOR[lang].recipients).waitFor();
    expect(await page.getByText(says.gathered).count()).toBe(0);
    await button(page, says.samples).click();
    const toWhom = page.locator('section[aria-labelledby="samples"] h3');
    await expect.poll(() => toWhom.allTextContents(), SOON).toEqual(says.readers);
    const subjects = await page.locator('.sample strong').allTextContents();
    await does(page, EDITOR[lang].publish, EDITOR[lang].yesPublish);
    await page.getByText(says.over).waitFor();
    expect([await figuresOn(page), await barOn(page)]).toEqual([EDITOR[lang].sent, [1, 1]]);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await keep(page, `sending-over-${short}-wide`);
    expect([gone, complains, weekly].map((email) => sink.to(email).length)).toEqual([3, 2, 2]);
    expect(subjects).toContain(sink.to(weekly).at(-1)?.subject);
    await close();
  });
});
