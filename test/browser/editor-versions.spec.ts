import { describe, expect, it } from 'vitest';
import { mutate } from '../acceptance/mutate.ts';
import { warningContent } from '../acceptance/warnings.ts';
import { goTo, LANGS, signedIn } from './browser.ts';
import { button, SOON, SOUND, sound, there, visitAs } from './desk.ts';
import { atWarning, does, drafted, editors, fillIn, published, readWarning, SAYS, submitted } from './editor.ts';

describe.each(LANGS)('a warning on its desk, in %s', (lang) => {
  const says = SAYS[lang];

  it('comes back from its review with the remark, and is given up', async () => {
    const id = await submitted({ title: { zh: '待退回', en: 'To be returned' } });
    const { page, close } = await atWarning(editors()[1], lang, id);
    await does(page, says.giveBack, says.yesGiveBack);
    await expect.poll(() => page.locator('#remark-error').textContent(), SOON).not.toBe('');
    await page.locator('#remark').fill('请写明受理法院。 Name the court.');
    await button(page, says.yesGiveBack).click();
    await page.locator('blockquote').getByText('Name the court.').waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await does(page, says.discard, says.yesDiscard);
    await page.getByRole('status').getByText(says.discarded).waitFor();
    expect(await readWarning(id)).toMatchObject({ status: 'discarded' });
    await close();
  });

  it('gets a next version that says what it changes, and is withdrawn by who wrote none of it', async () => {
    const id = await published({ title: { zh: '将有新版', en: 'To have another version' } });
    const { page, complaints, close } = await atWarning(editors()[0], lang, id);
    expect(await button(page, says.cancel).count()).toBe(0);
    await button(page, says.next).click();
    await page.locator('#title-en').fill('Another version');
    await button(page, says.saveNext).click();
    await page.locator('.summary a[href="#change-zh"]').waitFor();
    await page.locator('#change-zh').fill('改了标题。');
    await page.locator('#change-en').fill('The title was changed.');
    await button(page, says.saveNext).click();
    await page.locator('#changes').waitFor();
    await expect.poll(() => page.locator('.differences ins').first().textContent(), SOON).toContain('Another');
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await does(page, says.submit, says.yesSubmit);
    await page.getByRole('status').getByText(says.submitted).waitFor();
    await close();
    const chief = await atWarning(editors()[1], lang, id);
    await does(chief.page, says.publish, says.yesPublish);
    await chief.page.getByRole('status').getByText(says.published).waitFor();
    await chief.page.locator('#history').waitFor();
    await expect.poll(() => chief.page.locator('.versions > li').count(), SOON).toBe(2);
    await does(chief.page, says.cancel, says.yesCancel);
    await expect.poll(() => chief.page.locator('#reason-en-error').textContent(), SOON).not.toBe('');
    await chief.page.locator('#reason-zh').fill('消息有误。');
    await chief.page.locator('#reason-en').fill('The report was wrong.');
    expect(await sound(chief.page)).toEqual(SOUND);
    await button(chief.page, says.yesCancel).click();
    await chief.page.getByRole('status').getByText(says.cancelled).waitFor();
    expect(await readWarning(id)).toMatchObject({ status: 'cancelled', version: 2, title: 'Another version' });
    expect(await sound(chief.page)).toEqual(SOUND);
    await chief.close();
  }, 120_000);

  it('is written on by two at once: nobody’s words are lost, and who comes second sees what the other changed', async () => {
    const id = await drafted({ title: { zh: '两人同写', en: 'Written by two' } });
    const [one, two] = [await atWarning(editors()[0], lang, id), await atWarning(editors()[1], lang, id)];
    await two.page.locator('#title-en').fill('The second title');
    await two.page.locator('#summary-en').fill('The second summary.');
    await one.page.locator('#title-en').fill('The first title');
    await one.page.locator('#severity').selectOption('urgent');
    await button(one.page, says.save).click();
    await one.page.getByRole('status').getByText(says.saved).waitFor();
    // What one has saved oneself is no news.
    expect(await one.page.getByText(says.changedDraft).count()).toBe(0);
    await button(two.page, says.save).click();
    await two.page.getByText(says.changedDraft).waitFor();
    await expect.poll(() => two.page.locator('.news .differences').textContent(), SOON).toContain('first');
    expect(await two.page.locator('#title-en').inputValue()).toBe('The second title');
    expect(await two.page.locator('#severity').inputValue()).toBe('urgent');
    expect(await readWarning(id)).toMatchObject({ work: { title: 'The first title' } });
    expect(await sound(two.page)).toEqual(SOUND);
    await button(two.page, says.takeTheirs).click();
    await button(two.page, says.save).click();
    await two.page.getByRole('status').getByText(says.saved).waitFor();
    expect(await readWarning(id)).toMatchObject({ work: { title: 'The first title', severity: 'urgent' } });
    await one.close();
    await two.close();
  }, 120_000);

  it('is not let out by who has read what it said before: they are shown what it says now', async () => {
    const warningId = await submitted({ title: { zh: '读过旧稿', en: 'Read before' } });
    const { page, close } = await atWarning(editors()[1], lang, warningId);
    const asEditor = (name: string, input: object) =>
      mutate(there().stage.url, editors()[0], name, { warningId, ...input });
    await asEditor('returnWarning', { remark: 'Once more.' });
    await asEditor('reviseWarning', { ...warningContent, title: { zh: '新稿', en: 'Written anew' } });
    await asEditor('submitWarning', {});
    await does(page, says.publish, says.yesPublish);
    await page.locator('form [data-trouble="refused"]').waitFor();
    await expect.poll(() => page.locator('.preview[lang="en"] .title').textContent(), SOON).toBe('Written anew');
    expect(await readWarning(warningId)).toMatchObject({ status: 'review' });
    await close();
  });

  it('keeps what was typed when the sign-in has expired, and through signing in anew', async () => {
    const id = await drafted({ title: { zh: '登录过期', en: 'Signed out' } });
    const { page, close } = await atWarning(editors()[0], lang, id);
    await page.locator('#summary-en').fill('Half a sentence');
    await page.context().clearCookies({ name: 'sinan_session' });
    await button(page, says.save).click();
    await page.locator('form [data-trouble="refused"]').waitFor();
    expect(await page.locator('#summary-en').inputValue()).toBe('Half a sentence');
    await page.locator('form').getByRole('link', { name: says.toSignIn, exact: true }).click();
    await page.locator('input[name="next"]').first().waitFor({ state: 'attached' });
    await signedIn(page, editors()[0]);
    await goTo(page, `/editor/warnings/${id}`);
    await page.getByText(says.back).waitFor();
    expect(await page.locator('#summary-en').inputValue()).toBe('Half a sentence');
    expect(await sound(page)).toEqual(SOUND);
    await button(page, says.save).click();
    await page.getByRole('status').getByText(says.saved).waitFor();
    await close();
  });

  it('keeps what was typed of one that is not there yet, through a reload', async () => {
    const { page, close } = await visitAs(editors()[0], lang);
    await goTo(page, '/editor/warnings/new');
    await fillIn(page, { zh: '未存', en: 'Not saved yet' });
    await page.reload();
    await page.getByText(says.back).waitFor();
    expect(await page.locator('#title-en').inputValue()).toBe('Not saved yet');
    await close();
  });
});

describe.each(LANGS)('the header, in %s', (lang) => {
  it('leads to the desks of who works there, and nobody else', async () => {
    const { stage } = there();
    const leadsTo = async (person: Parameters<typeof visitAs>[0]) => {
      const { page, complaints, close } = await visitAs(person, lang);
      const asked = person && page.waitForResponse((response) => response.url().includes('/graphql'));
      await goTo(page, '/how-it-works');
      await asked;
      const links = ['/desk', '/editor'].map((path) => page.locator(`header a[href="${path}"]`));
      if (person === stage.staff) await links[0]?.waitFor();
      if (person === editors()[0]) await links[1]?.waitFor();
      const counts = await Promise.all(links.map((link) => link.count()));
      expect(complaints).toEqual([]);
      await close();
      return counts;
    };
    expect(await leadsTo(stage.staff)).toEqual([1, 0]);
    expect(await leadsTo(editors()[0])).toEqual([0, 1]);
    expect(await leadsTo(stage.filer)).toEqual([0, 0]);
    expect(await leadsTo(null)).toEqual([0, 0]);
  });
});
