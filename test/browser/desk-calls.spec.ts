import { describe, expect, it } from 'vitest';
import { goTo, LANGS } from './browser.ts';
import { button, filed, keep, NARROW, SAYS, SOUND, sound, there, visitAs, WIDE } from './desk.ts';

describe.each(LANGS)('a call that is noted on a case, in %s', (lang) => {
  const says = SAYS[lang];
  const suffix = lang === 'en' ? 'en' : 'zh';

  it('takes a keyboard alone, with what calls are most already there', async () => {
    const id = await filed('with a call');
    const { page, close } = await visitAs(there().stage.staff, lang);
    await goTo(page, `/desk/cases/${id}`);
    await page.locator('#note-kind').focus();
    const [toText, toMinutes] = [
      ['Tab', 'Tab'],
      ['ArrowRight', 'Tab', 'Tab', 'Tab', 'Tab'],
    ];
    for (const key of toMinutes) await page.keyboard.press(key);
    await page.keyboard.type('12');
    for (const key of toText) await page.keyboard.press(key);
    await page.keyboard.type('the licence will come on Monday');
    expect(await sound(page)).toEqual(SOUND);
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
    const noted = page.locator('.thread-note li');
    await noted.getByText(says.called).waitFor();
    await noted.getByText('the licence will come on Monday').waitFor();
    await page.locator('#call-with').waitFor({ state: 'detached' });
    expect(await page.locator('#write-note').inputValue()).toBe('');
    await close();
  });

  it.each([
    ['narrow', NARROW],
    ['wide', WIDE],
  ] as const)('says at its field what is wrong, and keeps what was typed: %s', async (width, viewport) => {
    const id = await filed('with a wrong call');
    const { page, close } = await visitAs(there().stage.staff, lang, { viewport });
    await goTo(page, `/desk/cases/${id}`);
    await page.locator('input[name="note-kind"]').last().check();
    await page.locator('#call-minutes').fill('ten');
    await page.locator('#write-note').fill('nobody there');
    await button(page, says.keepNote).click();
    await page.locator('#call-minutes-error').getByText(says.length).waitFor();
    await page.locator('#call-answered').uncheck();
    await page.locator('#call-with').selectOption('counsel');
    await page.locator('#call-direction').selectOption('incoming');
    await page.locator('#call-now').uncheck();
    const now = await page.locator('#call-at').inputValue();
    await page.locator('#call-at').fill('2099-01-01T09:00');
    await button(page, says.keepNote).click();
    await page.locator('#call-at-error').getByText(says.toCome).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await keep(page, `desk-call-${suffix}-${width}`);
    await page.locator('#call-at').fill(now);
    await button(page, says.keepNote).click();
    await page.locator('.thread-note li').getByText(says.missed).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });
});
