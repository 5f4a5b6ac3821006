import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { data, graphql } from '../acceptance/graphql.ts';
import { codeIn, signInMail } from '../acceptance/mail-sink.ts';
import { type Person, signIn } from '../acceptance/people.ts';
import { goTo, LANGS } from './browser.ts';
import { button, NARROW, SOON, SOUND, sound, there, visitAs } from './desk.ts';

const SAYS = {
  'zh-CN': {
    saved: '草稿已于',
    goOn: '继续填写',
    discard: '删除草稿',
    yes: '确认删除',
    discarded: '草稿已删除。',
    missing: '没有这份草稿',
    changed: '这份草稿已在别处更改',
    newest: '使用较新的内容',
    mine: '保留本页的内容并保存',
    unsaved: '草稿未能保存',
    signedOut: '登录已失效',
  },
  en: {
    saved: 'Draft saved at',
    goOn: 'Go on',
    discard: 'Discard',
    yes: 'Yes, discard it',
    discarded: 'The draft was discarded.',
    missing: 'There is no such draft',
    changed: 'This draft was changed elsewhere',
    newest: 'Take the newer one',
    mine: 'Keep what is on this page, and save it',
    unsaved: 'The draft could not be saved',
    signedOut: 'You are not signed in any more',
  },
};

let comers = 0;
function comer(): Promise<Person> {
  const { stage } = there();
  comers += 1;
  return signIn(stage.url, stage.sink, `drafts-${comers}@people.example`);
}

/** Types a product and waits until the platform has it. */
async function keeps(page: Page, product: string, saved: string): Promise<void> {
  const answered = page.waitForResponse(async (response) => {
    return response.url().includes('/graphql') && (await response.text()).includes('saveCaseDraft');
  });
  await page.locator('#product').fill(product);
  await answered;
  await page.getByText(saved).waitFor();
}

async function draftsOf({ token }: Person): Promise<readonly (string | null)[]> {
  const DRAFTS = '{ caseDrafts(first: 50) { edges { node { form { product } } } } }';
  const { caseDrafts } = await data<{ caseDrafts: { edges: { node: { form: { product: string | null } } }[] } }>(
    graphql(there().stage.url, token, DRAFTS),
  );
  return caseDrafts.edges.map(({ node }) => node.form.product);
}

describe.each(LANGS)('a draft, in %s', (lang) => {
  const says = SAYS[lang];

  it('survives its tab: it is found among one’s cases and gone on with', async () => {
    const person = await comer();
    const { page, complaints, close } = await visitAs(person, lang, { viewport: NARROW });
    await goTo(page, '/apply?step=matter');
    await keeps(page, '折叠婴儿推车', says.saved);
    expect(await sound(page)).toEqual(SOUND);
    await expect.poll(() => new URL(page.url()).searchParams.get('draft'), SOON).toMatch(/^\w{3}_/);
    const again = await page.context().newPage();
    await page.close();
    await goTo(again, '/my/cases');
    await again.locator('#drafts').waitFor();
    expect(await sound(again)).toEqual(SOUND);
    await again.getByRole('link', { name: says.goOn }).click();
    await again.locator('.steps a[href$="step=matter"]').click();
    await expect.poll(() => again.locator('#product').inputValue(), SOON).toBe('折叠婴儿推车');
    await keeps(again, '折叠婴儿推车 X1', says.saved);
    await again.reload();
    await expect.poll(() => again.locator('#product').inputValue(), SOON).toBe('折叠婴儿推车 X1');
    expect(await draftsOf(person)).toEqual(['折叠婴儿推车 X1']);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is discarded once that is said twice, and is nothing then', async () => {
    const person = await comer();
    const { page, close } = await visitAs(person, lang);
    await goTo(page, '/apply?step=matter');
    await keeps(page, '不再需要', says.saved);
    const address = page.url();
    await goTo(page, '/apply');
    await page.getByRole('button', { name: says.discard }).click();
    expect(await draftsOf(person)).toHaveLength(1);
    await button(page, says.yes).click();
    await page.getByText(says.discarded).waitFor();
    expect(await draftsOf(person)).toEqual([]);
    await page.goto(address);
    await page.getByText(says.missing).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await close();
  });

  it('that another tab changed is not saved over before one says what is to stand', async () => {
    const person = await comer();
    const { page, close } = await visitAs(person, lang);
    await goTo(page, '/apply?step=matter');
    await keeps(page, '第一版', says.saved);
    await expect.poll(() => page.url(), SOON).toContain('draft=');
    const other = await page.context().newPage();
    await goTo(other, page.url());
    await keeps(other, '另一标签页', says.saved);
    await page.locator('#product').fill('本标签页');
    await page.getByText(says.changed).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    expect(await draftsOf(person)).toEqual(['另一标签页']);
    await button(page, says.mine).click();
    await expect.poll(() => draftsOf(person), SOON).toEqual(['本标签页']);
    await other.locator('#product').fill('又一次');
    await other.getByText(says.changed).waitFor();
    await button(other, says.newest).click();
    await expect.poll(() => other.locator('#product').inputValue(), SOON).toBe('本标签页');
    await close();
  });

  it('that cannot be saved is kept in its tab, and saved once the line is back', async () => {
    const person = await comer();
    const { page, close } = await visitAs(person, lang);
    await goTo(page, '/apply?step=matter');
    await page.route(/\/graphql/, (route) => route.abort());
    await page.locator('#product').fill('没有网络');
    await page.getByText(says.unsaved).waitFor();
    expect(await sound(page)).toEqual(SOUND);
    await page.unroute(/\/graphql/);
    await expect.poll(() => draftsOf(person), { timeout: 20_000 }).toEqual(['没有网络']);
    await close();
  });

  it('is kept while who fills it in signs in anew, on the page that it was on', async () => {
    const person = await comer();
    const { stage } = there();
    const { page, close } = await visitAs(person, lang);
    await goTo(page, '/apply?step=matter');
    await keeps(page, '登录之前', says.saved);
    await data(graphql(stage.url, person.token, 'mutation { signOut { __typename } }'));
    await page.locator('#product').fill('登录失效之后');
    await page.getByText(says.signedOut).waitFor();
    const before = stage.sink.to(person.email).length;
    await page.locator('a[href^="/?next="]').click();
    await page.locator('#email').fill(person.email);
    await page.locator('#email').press('Enter');
    const mail = await signInMail(stage.sink, person.email, before);
    await page.locator('#code').fill(codeIn(mail));
    await page.locator('#code').press('Enter');
    await page.locator('.steps a[href$="step=matter"]').click();
    await expect.poll(() => page.locator('#product').inputValue(), SOON).toBe('登录失效之后');
    await page.getByText(says.saved).waitFor();
    await close();
  });
});
