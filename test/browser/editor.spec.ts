import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { linkIn } from '../acceptance/mail-sink.ts';
import { press, subscribe } from '../acceptance/warnings.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SCREENS, SOON, SOUND, sound, there, visitAs, WIDE } from './desk.ts';
import { atWarning, does, editors, fillIn, idIn, published, readWarning, SAYS } from './editor.ts';

const shortOf = (lang: string) => (lang === 'en' ? 'en' : 'zh');

describe.each(LANGS)('the warnings’ desk, for who has no business there, in %s', (lang) => {
  const says = SAYS[lang];

  it.each(['/editor', '/editor/warnings/new', '/editor/warnings/wrn_nothing'])(
    'asks at %s who is not signed in to do so, and to come back',
    async (path) => {
      const { page, close } = await visitAs(null, lang, { viewport: NARROW });
      await goTo(page, path);
      await page.getByText(says.signedOut).waitFor();
      const next = await page.locator('main a[href^="/?next="]').getAttribute('href');
      expect(next).toBe(`/?next=${encodeURIComponent(path)}`);
      expect(await sound(page)).toEqual(SOUND);
      await close();
    },
  );

  it('says that it is not theirs, or that there is nothing', async () => {
    const { page, complaints, close } = await visitAs(there().stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/editor');
    await page.getByText(says.notDesk).waitFor();
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await close();
    const editor = await visitAs(editors()[0], lang);
    await goTo(editor.page, '/editor/warnings/wrn_nothing');
    await editor.page.getByText(says.missing).waitFor();
    expect(await sound(editor.page)).toEqual(SOUND);
    await editor.close();
  });

  it.each(['/editor', '/editor/warnings/new', '/editor/warnings/wrn_nothing'])(
    'says at %s that there is no connection, and tries again',
    async (path) => {
      const { page, close } = await visitAs(editors()[0], lang);
      await page.route(/\/graphql/, (route) => route.abort());
      await page.goto(path);
      await page.locator('[data-trouble="offline"]').waitFor();
      expect(await sound(page)).toEqual(SOUND);
      await page.unroute(/\/graphql/);
      await page.locator('.trouble button').click();
      await page.locator('[data-trouble]').waitFor({ state: 'detached' });
      await close();
    },
  );
});

describe.each(LANGS)('a warning on its desk, in %s', (lang) => {
  const says = SAYS[lang];
  const title = { zh: `店铺冻结预警 ${shortOf(lang)}`, en: `Frozen shops ${shortOf(lang)}` };
  const readers = [1, 2].map((n) => `reader-${n}-${shortOf(lang)}@subscribers.example`);

  it('is written, reviewed by another, published, and its mails are watched until all have gone', async () => {
    const { stage } = there();
    for (const email of readers) {
      await subscribe(stage.url, email, [lang === 'en' ? 'EU' : 'DE'], lang);
      await press(linkIn(await stage.sink.next(email), '/confirm'));
    }
    const author = await visitAs(editors()[0], lang);
    await goTo(author.page, '/editor');
    await author.page.getByRole('link', { name: says.write }).click();
    await author.page.locator('#title-zh').waitFor();
    await fillIn(author.page, title);
    await author.page.locator('#countries').uncheck();
    await author.page
      .getByRole('checkbox')
      .nth(lang === 'en' ? 1 : 2)
      .check();
    await author.page.locator('#title-en').fill('');
    await button(author.page, says.save).click();
    await expect.poll(() => author.page.locator('#title-en-error').textContent(), SOON).toBe(says.needTitle);
    expect(await sound(author.page)).toEqual(SOUND);
    await author.page.locator('#title-en').fill(title.en);
    await expect.poll(() => author.page.locator('.preview[lang="en"] .title').textContent(), SOON).toBe(title.en);
    await expect
      .poll(() => author.page.locator('.preview[lang="zh-CN"]').textContent(), SOON)
      .toContain('国家（地区）');
    expect(await author.page.locator('.preview[lang="en"]').textContent()).toContain('Countries and regions');
    await button(author.page, says.save).click();
    const id = await idIn(author.page);
    await button(author.page, says.submit).waitFor();
    expect(await sound(author.page)).toEqual(SOUND);
    await does(author.page, says.submit, says.yesSubmit);
    await author.page.getByRole('status').getByText(says.submitted).waitFor();
    await author.page.getByText(says.notYours).waitFor();
    expect(await button(author.page, says.publish).count()).toBe(0);
    expect([await sound(author.page), author.complaints]).toEqual([SOUND, []]);

    const chief = await atWarning(editors()[1], lang, id);
    await chief.page.getByText(says.recipients).waitFor();
    await button(chief.page, says.publish).click();
    expect(await sound(chief.page)).toEqual(SOUND);
    await keep(chief.page, `editor-approve-${shortOf(lang)}-wide`);
    await button(chief.page, says.yesPublish).dblclick();
    await chief.page.getByRole('status').getByText(says.published).waitFor();
    await chief.page.getByText(says.over).waitFor();
    await expect.poll(() => chief.page.locator('.figures').textContent(), SOON).toBe(says.sent);
    expect([await sound(chief.page), chief.complaints]).toEqual([SOUND, []]);
    await keep(chief.page, `editor-delivery-${shortOf(lang)}-wide`);
    for (const email of readers) {
      const mail = await stage.sink.next(email, 2);
      expect(mail.subject).toContain(title[shortOf(lang)]);
    }
    expect(await readWarning(id)).toMatchObject({ status: 'live', version: 1 });
    await author.close();
    await chief.close();
  }, 120_000);

  it('has its delivery watched by asking, where the stream is cut', async () => {
    const { close, page } = await visitAs(editors()[1], lang);
    await page.route(/\/graphql\?documentId/, (route) => route.abort());
    await goTo(page, '/editor');
    await page
      .getByRole('link', { name: title[shortOf(lang)] })
      .first()
      .click();
    await page.locator('.delivery[data-over="true"]').waitFor();
    expect(await page.locator('.figures').textContent()).toBe(says.sent);
    await close();
  });
});

describe.each(LANGS)('the pages of the warnings’ desk, in %s', (lang) => {
  it.each([
    ['narrow, light', NARROW, 'light'],
    ['wide, dark', WIDE, 'dark'],
  ] as const)('%s: have no barriers and fit their window', async (_, viewport, colorScheme) => {
    const suffix = `${shortOf(lang)}-${viewport === NARROW ? 'narrow' : 'wide'}`;
    const { page, complaints, close } = await visitAs(editors()[0], lang, { viewport, colorScheme });
    await published({ title: { zh: '展会临时禁令提示', en: 'Injunctions at trade fairs' } });
    await goTo(page, '/editor');
    await page.locator('#live').waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `editor-${suffix}`);
    await goTo(page, '/editor/warnings/new');
    await fillIn(page, { zh: '海关扣留提示', en: 'Goods held by customs' });
    await page.locator('summary').click();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `editor-write-${suffix}`);
    expect(complaints).toEqual([]);
    await close();
  });
});

async function keep(page: Page, name: string): Promise<void> {
  if (!SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}
