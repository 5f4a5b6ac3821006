import { describe, expect, it } from 'vitest';
import { mutate } from '../acceptance/mutate.ts';
import { goTo, LANGS } from './browser.ts';
import { button, filed, NARROW, SAYS, SOON, SOUND, sound, statusOf, there, visitAs } from './desk.ts';
import { barriersIn, unsaidIn } from './look.ts';

describe.each(LANGS)('the desk of a centre where nothing waits, in %s', (lang) => {
  it('says so', async () => {
    const { page, complaints, close } = await visitAs(there().stage.otherStaff, lang, { viewport: NARROW });
    await goTo(page, '/desk');
    await page.getByText(SAYS[lang].none).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.each(LANGS)('the desk, for who has no business there, in %s', (lang) => {
  it.each(['/desk', '/desk/cases/cas_nothing'])(
    'asks at %s who is not signed in to do so, and to come back',
    async (path) => {
      const { page, close } = await visitAs(null, lang, { viewport: NARROW });
      await goTo(page, path);
      await page.getByText(SAYS[lang].signedOut).waitFor();
      const next = await page.locator('main a[href^="/?next="]').getAttribute('href');
      expect(next).toBe(`/?next=${encodeURIComponent(path)}`);
      expect(await sound(page)).toEqual(SOUND);
      await close();
    },
  );

  it('says to who is not staff that it is not theirs', async () => {
    const { page, complaints, close } = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/desk');
    await page.getByText(SAYS[lang].notStaff).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows no case of another centre', async () => {
    const id = await filed('of Shenzhen alone');
    const { page, close } = await visitAs(there().stage.otherStaff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await page.getByText(SAYS[lang].missing).waitFor();
    expect(await page.getByText('of Shenzhen alone').count()).toBe(0);
    await close();
  });

  it.each(['/desk', '/desk/cases/cas_nothing'])(
    'says at %s that there is no connection, and tries again',
    async (path) => {
      const { page, close } = await visitAs(there().stage.staff, lang);
      await page.route(/\/graphql/, (route) => route.abort());
      await page.goto(path);
      await page.locator('[data-trouble="offline"]').waitFor();
      expect([await unsaidIn(page), await barriersIn(page)]).toEqual([[], []]);
      await page.unroute(/\/graphql/);
      await button(page, SAYS[lang].retry).click();
      await page.locator('[data-trouble]').waitFor({ state: 'detached' });
      await close();
    },
  );
});

describe.each(LANGS)('the desk, for who takes many in, in %s', (lang) => {
  it('accepts those that are ticked, each by itself, and keeps a filter that one comes back to', async () => {
    const mine = [await filed('ticked one'), await filed('ticked two')];
    const { stage } = there();
    const { page, complaints, close } = await visitAs(stage.staff, lang);
    await goTo(page, '/desk');
    for (const id of mine)
      await page
        .locator('tr', { has: page.locator(`a[href="/desk/cases/${id}"]`) })
        .getByRole('checkbox')
        .check();
    await page.getByRole('button', { name: MANY[lang].accept, exact: true }).click();
    expect(await sound(page)).toEqual(SOUND);
    // Meanwhile a colleague is faster with one of them.
    await mutate(stage.url, stage.staff, 'acceptCase', { caseId: mine[0] });
    await button(page, SAYS[lang].yesAccept).click();
    await page.getByText(MANY[lang].accepted).waitFor();
    for (const id of mine) expect(await statusOf(id)).toBe('accepted');

    await goTo(page, '/desk?state=accepted');
    await button(page, MANY[lang].keep).click();
    await goTo(page, '/desk');
    await page.getByRole('link', { name: MANY[lang].filter, exact: true }).click();
    expect(new URL(page.url()).search).toBe('?state=accepted');
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
  });
});
const MANY = {
  'zh-CN': { accept: '受理所选的 2 件', accepted: /已受理 [12] 件。/, keep: '保存筛选：已受理', filter: '已受理' },
  en: {
    accept: 'Accept 2 cases',
    accepted: /[12] cases? (was|were) accepted\./,
    keep: 'Save this filter: Accepted',
    filter: 'Accepted',
  },
};

describe('the queue', () => {
  it('shows what waits, chosen by state and country in the address, and goes from case to case by keys', async () => {
    const [first, second] = [
      await filed('queued first'),
      await filed('queued second', { country: 'DE', forum: 'de-lg' }),
    ];
    const { page, complaints, close } = await visitAs(there().stage.staff, 'en');
    await goTo(page, '/desk');
    const links = page.locator('table.desk tbody a');
    await links.first().waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(hrefs.indexOf(`/desk/cases/${first}`)).toBeLessThan(hrefs.indexOf(`/desk/cases/${second}`));
    await page.getByLabel('Country or region').selectOption('DE');
    expect(new URL(page.url()).search).toBe('?country=DE');
    await page.reload();
    await page.getByText('1 case', { exact: true }).waitFor();
    await page.getByLabel('State').selectOption('guiding');
    await page.getByText('No case fits what you chose.').waitFor();
    await goTo(page, '/desk');
    await links.first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')), SOON).toBe(hrefs[1]);
    await page.keyboard.press('Enter');
    await page.locator('#next').waitFor();
    expect(new URL(page.url()).pathname).toBe(hrefs[1]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes in what is filed, and lets go what somebody else accepted, without being loaded again', async () => {
    const { page, close } = await visitAs(there().stage.staff, 'en');
    const stream = page.waitForResponse((response) => response.headers()['content-type'] === 'text/event-stream');
    await goTo(page, '/desk');
    await stream;
    await filed('filed meanwhile');
    await page.getByRole('link', { name: 'filed meanwhile' }).waitFor();
    const other = await visitAs(there().stage.staff, 'en');
    await goTo(other.page, '/desk');
    await other.page.getByRole('link', { name: 'filed meanwhile' }).click();
    await button(other.page, 'Accept').click();
    await button(other.page, 'Yes, accept').click();
    await page.getByRole('row', { name: 'filed meanwhile' }).getByText('Accepted', { exact: true }).waitFor();
    await other.close();
    await close();
  });
});
