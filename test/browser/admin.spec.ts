import { describe, expect, it } from 'vitest';
import { registerPartner } from '../acceptance/people.ts';
import { begins, doesTwice, keep, reported, SAYS, shortOf, told } from './admin.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

/** Every room is looked at by who has no business there among the other pages. */
const PATHS = ['/admin', '/admin/events', '/admin/audit'];

describe.each(LANGS)('the administrators’ rooms, for who has no business there, in %s', (lang) => {
  const says = SAYS[lang];

  it('ask who is not signed in to do so, and to come back', async () => {
    const { page, close } = await visitAs(null, lang);
    for (const path of PATHS) {
      await goTo(page, path);
      await page.getByText(says.signedOut).waitFor();
      const next = await page.locator('main a[href^="/?next="]').getAttribute('href');
      expect(next).toBe(`/?next=${encodeURIComponent(path)}`);
    }
    await close();
  });

  it('say that they are not theirs, and nothing in the header leads there', async () => {
    const { page, complaints, close } = await visitAs(there().stage.staff, lang);
    for (const path of PATHS) {
      await goTo(page, path);
      await page.getByText(says.notAdmin).waitFor();
    }
    await page.locator('header a[href="/desk"]').waitFor();
    expect(await page.locator('header a[href="/admin"]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.each(LANGS)('the system administrator, in %s', (lang) => {
  const says = SAYS[lang];
  const source = `urn:example:unknown-${shortOf(lang)}`;

  it('is led to the parked events, and has them replayed in order once the cause is mended', async () => {
    const { stage } = there();
    const { page, complaints, close } = await visitAs(stage.admin, lang, { viewport: WIDE });
    await goTo(page, '/warnings');
    await page.locator('header a[href="/admin"]').click();
    await keep(page, `admin-${shortOf(lang)}-wide`);
    await page.getByRole('link', { name: says.rooms.events }).click();
    await page.getByText(says.fine).waitFor();
    expect(await sound(page)).toEqual(SOUND);

    await reported(source, ['e-1', 'e-2', 'e-3']);
    await expect
      .poll(async () => {
        await goTo(page, '/admin/events');
        return page.locator('details li').count();
      })
      .toBe(2);
    expect(await begins(page, says.skip).count()).toBe(1);
    await page.getByText(says.unknownPartner).waitFor();
    await begins(page, says.replay).click();
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.cancel).click();
    await keep(page, `admin-events-${shortOf(lang)}-wide`);

    await doesTwice(page, says.replay, says.yesReplay);
    await told(page, says.failsStill);
    await registerPartner(stage.url, stage.admin, source);
    await doesTwice(page, says.replay, says.yesReplay);
    await told(page, says.replayed(3));
    await page.getByText(says.fine).waitFor();
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });

  it('skips an event with a reason alone', async () => {
    await reported(`${source}-skipped`, ['e-1']);
    const { page, complaints, close } = await visitAs(there().stage.admin, lang, { viewport: NARROW });
    await expect
      .poll(async () => {
        await goTo(page, '/admin/events');
        return begins(page, says.skip).count();
      })
      .toBe(1);
    await keep(page, `admin-events-${shortOf(lang)}-narrow`);
    await doesTwice(page, says.skip, says.yesSkip);
    await page.locator('.summary').getByText(says.needReason).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await page.getByLabel(says.reason).fill('sent by mistake');
    await button(page, says.yesSkip).click();
    await told(page, says.skipped);
    await page.getByText(says.fine).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
