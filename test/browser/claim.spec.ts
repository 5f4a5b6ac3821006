import { expect, it } from 'vitest';
import { data, graphql } from '../acceptance/graphql.ts';
import { signIn } from '../acceptance/people.ts';
import { paper } from '../acceptance/upload.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOON, SOUND, sound, there, visitAs } from './desk.ts';

const SAYS = {
  'zh-CN': {
    claim: '认领该单位',
    sent: '认领已提交',
    pending: '认领待确认',
    need: '请填写统一社会信用代码',
    wrong: '统一社会信用代码不正确',
  },
  en: {
    claim: 'Claim this organisation',
    sent: 'Your claim was sent',
    pending: 'claim waits to be confirmed',
    need: 'Enter the unified social credit code',
    wrong: 'not a valid unified social credit code',
  },
};
interface Belonging {
  readonly memberships: readonly object[];
}
const PAPERS = '{ me { memberships { papers { licence { name } authority { name } } } } }';
/** Fictitious, with right check digits (GB 32100-2015). */
const CODES = { 'zh-CN': '91440300MA5EXAMPX6', en: '91330200MA2EXAMPXK' };

it.each(LANGS)('in %s, who belongs to nothing claims an organisation on the way of an application', async (lang) => {
  const { stage } = there();
  const says = SAYS[lang];
  const person = await signIn(stage.url, stage.sink, `claims-${lang.toLowerCase()}@people.example`);
  const { page, complaints, close } = await visitAs(person, lang, { viewport: NARROW });
  await goTo(page, '/apply');
  await page.locator('#serviceKind').check();
  await button(page, says.claim).click();
  await page.locator('.summary').getByRole('link', { name: says.need }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('uscc');
  await page.locator('#uscc').fill('91440300MA5EXAMP1G');
  expect(await page.locator('#division').inputValue()).toBe('440300');
  await page.locator('#nameZh').fill('示例照明（深圳）有限公司');
  await page.locator('#industry').selectOption('C');
  await page.locator('#nameZh').press('Enter');
  await expect.poll(() => page.locator('#uscc-error').textContent(), SOON).toContain(says.wrong);
  expect(await page.locator('#nameZh').inputValue()).toBe('示例照明（深圳）有限公司');
  expect(await sound(page)).toEqual(SOUND);
  const licence = { name: 'licence.pdf', mimeType: 'application/pdf', buffer: Buffer.from(paper(lang)) };
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/files/, async (route) => {
    await held;
    await route.continue();
  });
  await page.locator('#licence').setInputFiles(licence);
  await expect.poll(() => button(page, says.claim).isDisabled(), SOON).toBe(true);
  letGo();
  await page.getByText('licence.pdf').waitFor();
  await page
    .locator('#authority')
    .setInputFiles({ ...licence, name: 'a.exe', buffer: Buffer.from(`MZ${'\0'.repeat(5_000)}`) });
  await page.locator('.panel .trouble').waitFor();
  expect(await sound(page)).toEqual(SOUND);
  await page.locator('#uscc').fill(CODES[lang]);
  await button(page, says.claim).click();
  await page.getByText(says.sent).waitFor();
  await page.getByText(says.pending).first().waitFor();
  expect(await page.locator('#organisationId').isChecked()).toBe(true);
  expect(await page.locator('#serviceKind').isChecked()).toBe(true);
  expect(await sound(page)).toEqual(SOUND);
  // The browser itself complains of the file that was refused, and of nothing else.
  expect(complaints).toEqual([expect.stringContaining('415')]);
  const { me } = await data<{ me: Belonging }>(graphql(stage.url, person.token, PAPERS));
  expect(me.memberships).toMatchObject([{ papers: { licence: { name: 'licence.pdf' }, authority: null } }]);
  await close();
});
