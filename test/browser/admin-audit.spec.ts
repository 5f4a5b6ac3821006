import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { grantDuty, type Person, signIn } from '../acceptance/people.ts';
import { keep, SAYS, shortOf } from './admin.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

/** Appointed at first need. */
let auditor: Promise<Person> | undefined;
function theAuditor(): Promise<Person> {
  auditor ??= appointed();
  return auditor;
}
async function appointed(): Promise<Person> {
  const { url, sink, security } = there().stage;
  await grantDuty(url, security, 'auditor@people.example', 'auditor');
  return signIn(url, sink, 'auditor@people.example');
}

describe.each(LANGS)('the audit administrator, in %s', (lang) => {
  const says = SAYS[lang];

  it('reads who did what, of whom and when, and keeps it as a file', async () => {
    const { page, complaints, close } = await visitAs(await theAuditor(), lang, { viewport: WIDE });
    await goTo(page, '/admin/audit');
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    await rows.filter({ hasText: says.dutyGranted }).filter({ hasText: says.intakeAt }).first().waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `admin-audit-${shortOf(lang)}-wide`);

    const granted = rows.filter({ hasText: says.intakeAt }).first();
    const holder = (await granted.locator('td').nth(3).textContent()) ?? '';
    await granted.locator('td').nth(3).getByRole('link').click();
    await expect.poll(() => page.getByLabel(says.subject).inputValue()).toBe(holder);
    await rows.first().waitFor();
    const subjects = await rows.locator('td:nth-child(4)').allTextContents();
    expect(new Set(subjects)).toEqual(new Set([holder]));

    const [file] = await Promise.all([page.waitForEvent('download'), button(page, says.csv).click()]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(subjects.length + 2);
    expect(text).toContain(`"${holder}"`);

    await page.getByLabel(says.from).fill('2999-01-01');
    await button(page, says.filter).click();
    await page.getByText(says.none).waitFor();
    await page.goBack();
    await rows.first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('reads who read what', async () => {
    const { page, complaints, close } = await visitAs(await theAuditor(), lang, { viewport: NARROW });
    await goTo(page, '/admin/audit');
    await page.locator('tbody tr').last().getByRole('link').last().click();
    await page.locator('tbody tr').first().waitFor();
    await keep(page, `admin-audit-${shortOf(lang)}-narrow`);
    await page.getByRole('link', { name: says.access, exact: true }).click();
    await page.locator('a[aria-current="step"]').getByText(says.access).waitFor();
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });
});
