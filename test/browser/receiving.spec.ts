import type { Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from '../acceptance/graphql.ts';
import { linkIn } from '../acceptance/mail-sink.ts';
import { until } from '../acceptance/until.ts';
import { press, subscribe } from '../acceptance/warnings.ts';
import { shortOf } from './admin.ts';
import { goTo, LANGS } from './browser.ts';
import { button, keep, NARROW, SOON, SOUND, sound, there, visitAs, WIDE } from './desk.ts';
import { overflowOf } from './look.ts';
import { publish } from './world.ts';

const SAYS = {
  'zh-CN': {
    country: 'FR',
    week: '每周汇总一封',
    friday: '星期五',
    send: '发送确认邮件',
    noEmail: '请填写邮箱',
    sent: '请查收邮件',
    mailed: '每周五 09:00',
    confirm: '确认订阅',
    confirmed: '订阅已确认。',
    day: '每日汇总一封',
    instant: '即时：每条预警一封邮件',
    save: '保存',
    saved: '已保存。',
    noCountry: '国家（地区）：至少填写 1 项。',
    others: '其他国家（地区）',
    add: '增加关注点',
    added: '已增加。',
    change: '更改关注点 2',
    remove: '移除关注点 2',
    removed: '已移除。',
    lastYear: '过去12个月内，约有',
    noZone: '时区（每日、每周汇总）：时区名称不正确',
    leave: '退订',
    left: '已退订，今后不再发送。',
    leftAlready: '您已退订，今后不再发送。',
    again: '重新订阅',
    subscribe: '订阅风险预警',
  },
  en: {
    country: 'KR',
    week: 'One mail a week',
    friday: 'Friday',
    send: 'Send me the mail to confirm',
    noEmail: 'Enter your mail address',
    sent: 'Look into your mailbox',
    mailed: 'weekly on Friday at 09:00',
    confirm: 'Confirm',
    confirmed: 'Your subscription is confirmed.',
    day: 'One mail a day',
    instant: 'At once: one mail for each warning',
    save: 'Save',
    saved: 'Saved.',
    noCountry: 'Countries or regions: At least 1 must be given.',
    others: 'Other countries or regions',
    add: 'Add an interest',
    added: 'Added.',
    change: 'Change interest 2',
    remove: 'Remove interest 2',
    removed: 'Removed.',
    lastYear: 'Warnings of the last 12 months',
    noZone: 'Time zone of the daily or weekly mail: This is not a time zone',
    leave: 'Unsubscribe',
    left: 'You have left. No more warnings will be sent.',
    leftAlready: 'You have left already. No more warnings will be sent.',
    again: 'Subscribe again',
    subscribe: 'Get risk warnings by mail',
  },
};

/** The day, the hour and the zone that stand in a form. */
const whenOn = (page: Page) => Promise.all(['#weekday', '#hour', '#zone'].map((id) => page.locator(id).inputValue()));
/** What the page of the mailed link has as rhythm: how often, and when. */
async function rhythmOn(page: Page): Promise<readonly string[]> {
  return [await page.locator('input[name="rhythm"]:checked').inputValue(), ...(await whenOn(page))];
}

const header = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
/** The mails about warnings that an address got. */
const warned = (email: string) =>
  there()
    .stage.sink.to(email)
    .filter((mail) => header(mail, 'x-sinan-purpose').startsWith('warning'));
const warningTo = (email: string) => until(`a warning to ${email}`, () => warned(email)[0]);

/** How many a warning was mailed to, once nobody waits for it any more. */
async function matchedBy(warningId: string): Promise<number> {
  const QUERY = 'query ($id: ID!) { deliveryProgress(warningId: $id) { complete parts { matched } } }';
  interface Answer {
    readonly deliveryProgress: { readonly complete: boolean; readonly parts: readonly { readonly matched: number }[] };
  }
  const { url, editors } = there().stage;
  const progress = await until('the end of the delivery', async () => {
    const answer = await data<Answer>(graphql(url, editors[0].token, QUERY, { id: warningId }));
    return answer.deliveryProgress.complete && answer.deliveryProgress;
  });
  return progress.parts[0]?.matched ?? 0;
}

describe.each(LANGS)('a reader of warnings, in %s', (lang) => {
  const says = SAYS[lang];
  const short = shortOf(lang);
  const [weekly, presses, clicks] = ['weekly', 'presses', 'clicks'].map(
    (name) => `${name}-${short}@subscribers.example`,
  ) as [string, string, string];
  beforeAll(async () => {
    const { url, sink } = there().stage;
    for (const email of [presses, clicks]) {
      await subscribe(url, email, [says.country], lang);
      await press(linkIn(await sink.next(email), '/confirm'));
    }
  });

  it('asks for one mail a week, at a day and an hour where they are, and confirms it by mail', async () => {
    const options = { viewport: NARROW, timezoneId: 'Europe/Berlin' };
    const { page, complaints, close } = await visitAs(null, lang, options);
    await goTo(page, `/subscribe?country=${says.country}`);
    await page.getByLabel(says.week, { exact: true }).check();
    await page.locator('#weekday').selectOption({ label: says.friday });
    await page.locator('#hour').selectOption('9');
    await button(page, says.send).click();
    await expect.poll(() => page.locator('#email-error').textContent(), SOON).toContain(says.noEmail);
    expect(await whenOn(page)).toEqual(['5', '9', 'Europe/Berlin']);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `receiving-subscribe-${short}-narrow`);
    await page.locator('#email').fill(weekly);
    await button(page, says.send).click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    const mail = await there().stage.sink.next(weekly);
    expect(mail.text).toContain(says.mailed);
    await page.goto(linkIn(mail, '/confirm').href);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `receiving-confirm-${short}-narrow`);
    await button(page, says.confirm).click();
    await page.getByText(says.confirmed).waitFor();
    await keep(page, `receiving-confirmed-${short}-narrow`);
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });

  it('is told at once of what is urgent, finds the choice behind the link in that mail, and makes it daily, then at once', async () => {
    await publish(there().stage, { countries: [says.country], severity: 'urgent' });
    const { href } = linkIn(await warningTo(weekly), '/manage');
    const { page, complaints, close } = await visitAs(null, lang, { viewport: NARROW });
    await page.goto(href);
    expect(await rhythmOn(page)).toEqual(['week', '5', '9', 'Europe/Berlin']);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `receiving-manage-${short}-narrow`);
    await page.setViewportSize(WIDE);
    expect(await overflowOf(page)).toBe(0);
    await keep(page, `receiving-manage-${short}-wide`);

    await page.getByLabel(says.day, { exact: true }).check();
    await page.locator('#hour').selectOption('7');
    await page.locator('#zone').selectOption('Asia/Shanghai');
    await button(page, says.save).click();
    await page.getByRole('status').getByText(says.saved).waitFor();
    await page.goto(href);
    expect(await rhythmOn(page)).toEqual(['day', '1', '7', 'Asia/Shanghai']);
    await page.getByLabel(says.instant, { exact: true }).check();
    await button(page, says.save).click();
    await page.getByRole('status').getByText(says.saved).waitFor();
    await page.goto(href);
    expect([(await rhythmOn(page))[0], complaints]).toEqual(['instant', []]);
    await close();
  });

  it('is told what the choice lacks or nobody knows, and keeps what was chosen before', async () => {
    const { href } = linkIn(await there().stage.sink.next(weekly), '/manage');
    const { page, close } = await visitAs(null, lang, { viewport: NARROW });
    const country = page.locator(`input[name="country.${says.country}"]`);
    await page.goto(href);
    await country.uncheck();
    await button(page, says.save).click();
    await page.getByRole('alert').getByText(says.noCountry).waitFor();
    expect([await overflowOf(page), await country.isChecked()]).toEqual([0, true]);
    await keep(page, `receiving-no-country-${short}-narrow`);
    await page.getByLabel(says.day, { exact: true }).check();
    await page.locator('#zone').evaluate((zone) => {
      zone.append(new Option('Mars', 'Mars/Olympus', true, true));
    });
    await button(page, says.save).click();
    await page.getByRole('alert').getByText(says.noZone).waitFor();
    expect((await rhythmOn(page))[0]).toBe('instant');
    await keep(page, `receiving-no-zone-${short}-narrow`);
    await close();
  });

  it('adds an interest, changes it and removes it again, and reads what to expect', async () => {
    const { href } = linkIn(await there().stage.sink.next(weekly), '/manage');
    const { page, complaints, close } = await visitAs(null, lang, { viewport: NARROW });
    await page.goto(href);
    await page.getByText(says.lastYear).waitFor();
    await page.getByRole('link', { name: says.add }).click();
    await page.getByText(says.others, { exact: true }).click();
    await page.locator('input[name="country.BR"]').check();
    await button(page, says.add).click();
    await page.getByRole('status').getByText(says.added).waitFor();
    expect([await sound(page), await overflowOf(page)]).toEqual([SOUND, 0]);
    await keep(page, `receiving-interests-${short}-narrow`);
    await page.getByRole('link', { name: says.change }).click();
    await page.locator('#severity').selectOption('urgent');
    await button(page, says.save).click();
    await page.getByRole('status').getByText(says.saved).waitFor();
    expect(await page.locator('#severity').inputValue()).toBe('urgent');
    await button(page, says.remove).click();
    await page.getByRole('status').getByText(says.removed).waitFor();
    expect(await page.locator(`input[name="country.${says.country}"]`).isChecked()).toBe(true);
    expect([await page.getByRole('link', { name: says.change }).count(), complaints]).toEqual([0, []]);
    await close();
  });

  it('leaves by the link in a mail and its button, and is led back to subscribing', async () => {
    const { href } = linkIn(await warningTo(presses), '/unsubscribe');
    const { page, complaints, close } = await visitAs(null, lang, { viewport: NARROW });
    await page.goto(href);
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `receiving-leave-${short}-narrow`);
    await button(page, says.leave).click();
    await page.getByText(says.left).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `receiving-left-${short}-narrow`);
    await page.getByRole('link', { name: says.again }).click();
    await page.getByRole('heading', { name: says.subscribe }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('leaves by one click in a mail program (RFC 8058), and no later warning comes to who has left', async () => {
    const mail = await warningTo(clicks);
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const [, url = ''] = /^<(https?:[^>]+)>$/.exec(header(mail, 'list-unsubscribe')) ?? [];
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(url, { method: 'POST', body, redirect: 'manual' })).status).toBe(200);
    const { page, close } = await visitAs(null, lang, { viewport: NARROW });
    await page.goto(url);
    await page.getByText(says.leftAlready).waitFor();
    await close();

    const id = await publish(there().stage, { countries: [says.country] });
    expect(await matchedBy(id)).toBe(1);
    expect([weekly, presses, clicks].map((email) => warned(email).length)).toEqual([2, 1, 1]);
  });
});
