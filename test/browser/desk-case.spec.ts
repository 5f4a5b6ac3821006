import { describe, expect, it } from 'vitest';
import { caseSeenBy } from '../acceptance/casework.ts';
import { goTo, LANGS } from './browser.ts';
import {
  button,
  filed,
  happened,
  heardOf,
  keep,
  looksOnlyWhenAsked,
  NARROW,
  SAYS,
  SOON,
  SOUND,
  sound,
  statusOf,
  there,
  visitAs,
  WIDE,
} from './desk.ts';

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
    await looksOnlyWhenAsked(page);
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
