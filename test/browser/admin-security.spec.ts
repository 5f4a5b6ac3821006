import { describe, expect, it } from 'vitest';
import { signIn } from '../acceptance/people.ts';
import { begins, doesTwice, keep, SAYS, shortOf, told } from './admin.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

describe.each(LANGS)('the security administrator, in %s', (lang) => {
  const says = SAYS[lang];
  const email = `officer-${shortOf(lang)}@people.example`;

  it('gives a duty, finds its holder, locks them, lets them in again, ends their sessions, takes the duty away', async () => {
    const { stage } = there();
    const { page, complaints, close } = await visitAs(stage.security, lang, { viewport: WIDE });
    await goTo(page, '/admin/people');
    await begins(page, says.grant).click();
    const form = page.locator('form.panel');
    await form.getByLabel(says.email).fill(email);
    await button(page, says.yesGrant).click();
    await page.locator('.summary').getByText(says.needDuty).waitFor();
    await form.getByLabel(says.duty).selectOption('auditor');
    await form.getByLabel(says.duty).selectOption('intake');
    await form.getByLabel(says.centre).selectOption({ index: 1 });
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.yesGrant).click();
    await told(page, says.granted);
    await signIn(stage.url, stage.sink, email);

    await page.getByRole('search').getByLabel(says.email).fill(email.toUpperCase());
    await button(page, says.find).click();
    const line = page.locator(`li[data-person="${email}"]`);
    await line.waitFor();
    await expect.poll(() => page.locator('li[data-person]').count()).toBe(1);
    await doesTwice(page, says.lock, says.yesLock);
    await page.locator('.summary').getByText(says.chooseReason).waitFor();
    await form.getByLabel(says.lockReason).selectOption('L02');
    await button(page, says.yesLock).click();
    await told(page, says.locked);
    await line.locator('.level').waitFor();
    await keep(page, `admin-people-${shortOf(lang)}-wide`);
    await doesTwice(page, says.unlock, says.yesUnlock);
    await told(page, says.unlocked);
    await doesTwice(page, says.end, says.yesEnd);
    await told(page, says.ended);
    await doesTwice(page, says.take, says.yesTake);
    await told(page, says.taken);
    await begins(page, says.take).waitFor({ state: 'detached' });
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });

  it('is refused what nobody may, by the platform’s own words, and does nothing to themselves', async () => {
    const { stage } = there();
    const { page, close } = await visitAs(stage.security, lang, { viewport: NARROW });
    await goTo(page, '/admin/people');
    await page.locator(`li[data-person="${stage.security.email}"]`).getByText(says.self).waitFor();
    await keep(page, `admin-people-${shortOf(lang)}-narrow`);
    await begins(page, says.grant).click();
    const form = page.locator('form.panel');
    await form.getByLabel(says.email).fill(stage.admin.email);
    await form.getByLabel(says.duty).selectOption('auditor');
    await button(page, says.yesGrant).click();
    await form.locator('[data-trouble="refused"]').waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('issues a token that is shown once, and revokes it', async () => {
    const { page, complaints, close } = await visitAs(there().stage.security, lang, {
      viewport: WIDE,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const label = `customs ${shortOf(lang)}`;
    await goTo(page, '/admin/tokens');
    await begins(page, says.issue).click();
    await page.getByLabel(says.label).fill(label);
    await page.getByLabel(says.sources).fill(`urn:example:tokens-${shortOf(lang)}`);
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.yesIssue).dblclick();
    const token = await page.locator('code.token').textContent();
    await button(page, says.copy).click();
    await page.getByRole('status').getByText(says.copied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.put).click();
    const line = page.locator(`li[data-token="${label}"]`);
    await line.getByRole('button', { name: says.revoke }).click();
    await button(page, says.yesRevoke).click();
    await told(page, says.revoked);
    await line.locator('.level').waitFor();
    await keep(page, `admin-tokens-${shortOf(lang)}-wide`);
    expect(await page.getByText(token ?? 'no token').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
