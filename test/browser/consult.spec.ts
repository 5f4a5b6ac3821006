import { describe, expect, it } from 'vitest';
import { consultationSeenBy } from '../acceptance/consulting.ts';
import { data, graphql } from '../acceptance/graphql.ts';
import { codeIn, signInMail } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import { signIn } from '../acceptance/people.ts';
import { goTo, LANGS, signedIn } from './browser.ts';
import { NARROW, SOON, SOUND, sound, there, visitAs } from './desk.ts';

const SAYS = {
  'zh-CN': {
    send: '发送咨询',
    again: '继续发送',
    sent: '咨询已发送',
    centre: '深圳',
    nation: '国家',
    noQuestion: '请填写您的问题',
    noReach: '请填写电话或邮箱',
    waits: '等待答复。',
    further: '发送追问',
    furtherSent: '追问已发送。',
    first: '请先登录',
    missing: '未找到',
    signedOut: '登录已失效',
    none: '您还没有提出过咨询。',
  },
  en: {
    send: 'Send the question',
    again: 'Send again',
    sent: 'Your question was sent',
    centre: 'Shenzhen',
    nation: 'ational',
    noQuestion: 'Enter your question',
    noReach: 'Enter a telephone number',
    waits: 'It waits for an answer.',
    further: 'Send the further question',
    furtherSent: 'Your further question was sent.',
    first: 'Please sign in first',
    missing: 'Not found',
    signedOut: 'You are not signed in any more',
    none: 'You have asked nothing yet.',
  },
};

describe.each(LANGS)('a question to a centre, in %s', (lang) => {
  const says = SAYS[lang];

  it('is put by keyboard, answered, asked further, and read again with what was said', async () => {
    const { stage } = there();
    const { page, complaints, close } = await visitAs(stage.filer, lang, { viewport: NARROW });
    await goTo(page, '/consult');
    await page.locator('#question').focus();
    await page.keyboard.type('展会上收到律师函，应当怎么办？');
    await page.locator('#country').selectOption('DE');
    await page.locator('#contact-name').fill('示例联系人');
    await page.locator('#contact-name').press('Enter');
    await page.getByRole('heading', { name: says.sent }).waitFor();
    expect(await page.locator('.panel').textContent()).toContain(says.centre);
    expect(await sound(page)).toEqual(SOUND);
    await page.locator('main a[href^="/consult/"]').click();
    await page.getByText(says.waits).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await mutate(stage.url, stage.staff, 'answerConsultation', { consultationId: id, answer: '请先核实权利状态。' });
    await goTo(page, `/consult/${id}`);
    await page.getByText('请先核实权利状态。').waitFor();
    await page.locator('#question').fill('对方要求当场签字，可以拒绝吗？');
    await page.getByRole('button', { name: says.further }).click();
    await page.getByText(says.furtherSent).waitFor();
    await page.getByText('对方要求当场签字，可以拒绝吗？').waitFor();
    const seen = await consultationSeenBy(stage.url, stage.staff, id);
    expect(seen).toMatchObject({ status: 'registered', exchanges: [{ round: 1 }, { round: 2, answer: null }] });
    expect([await sound(page), complaints]).toEqual([SOUND, []]);
    await goTo(page, '/consult');
    await page.locator(`.lines a[href="/consult/${id}"]`).waitFor();
    await close();
  });

  it('in a tab that is looked at after somebody else has signed in, is theirs to ask', async () => {
    const { stage } = there();
    const { page, close } = await visitAs(stage.filer, lang);
    await goTo(page, '/consult');
    await page.waitForLoadState('networkidle');
    await signedIn(page, stage.stranger);
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await reloaded;
    await page.getByText(says.none).waitFor();
    await close();
  });

  it('says all that is missing and leads to it; what only the platform finds wrong is at its field, and nothing is lost', async () => {
    const { page, close } = await visitAs(there().stage.stranger, lang);
    await goTo(page, '/consult');
    await page.getByText(says.none).waitFor();
    await page.locator('#contact-email').fill('');
    await page.getByRole('button', { name: says.send }).click();
    await page.locator('.summary').getByRole('link', { name: says.noReach }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('contact-phone');
    expect(await page.locator('#question-error').textContent()).toBe(says.noQuestion);
    await page.locator('#question').pressSequentially('如何查询商标？');
    await page.locator('#contact-name').fill('示例联系人');
    await page.locator('#contact-email').fill('somebody@nowhere..example');
    await page.getByRole('button', { name: says.send }).click();
    await expect.poll(() => page.locator('.summary a').getAttribute('href'), SOON).toBe('#contact-email');
    expect(await page.locator('#contact-email-error').textContent()).not.toBe('');
    expect(await sound(page)).toEqual(SOUND);
    await page.reload();
    await expect.poll(() => page.locator('#question').inputValue(), SOON).toBe('如何查询商标？');
    await close();
  });

  it('is kept while its asker signs in anew', async () => {
    const { stage } = there();
    const email = `asks-${lang.toLowerCase()}@people.example`;
    const asker = await signIn(stage.url, stage.sink, email);
    const { page, close } = await visitAs(asker, lang);
    await goTo(page, '/consult');
    await page.locator('#question').fill('会话过期后还在吗？');
    await page.locator('#contact-name').fill('示例联系人');
    await data(graphql(stage.url, asker.token, 'mutation { signOut { __typename } }'));
    await page.getByRole('button', { name: says.send }).click();
    await page.getByText(says.signedOut).waitFor();
    const before = stage.sink.to(email).length;
    await page.locator('a[href^="/?next="]').click();
    await page.locator('#email').fill(email);
    await page.locator('#email').press('Enter');
    const mail = await signInMail(stage.sink, email, before);
    await page.locator('#code').fill(codeIn(mail));
    await page.locator('#code').press('Enter');
    await expect.poll(() => page.locator('#question').inputValue(), SOON).toBe('会话过期后还在吗？');
    await page.getByRole('button', { name: says.send }).click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    expect(await page.locator('.panel').textContent()).toContain(says.nation);
    await close();
  });

  it('whose answer was lost, page and all, is asked once', async () => {
    const { stage } = there();
    const asker = await signIn(stage.url, stage.sink, `once-${lang.toLowerCase()}@people.example`);
    const { page, close } = await visitAs(asker, lang);
    await goTo(page, '/consult');
    await page.locator('#question').fill('只应提交一次。');
    await page.locator('#contact-name').fill('示例联系人');
    await page.route(/\/graphql/, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: says.send }).click();
    await page.getByRole('button', { name: says.again }).waitFor();
    await page.unroute(/\/graphql/);
    await page.reload();
    await page.getByRole('button', { name: says.send }).click();
    await page.getByRole('heading', { name: says.sent }).waitFor();
    const LIST = '{ consultations(first: 10) { edges { node { id } } } }';
    const { consultations } = await data<{ consultations: { edges: unknown[] } }>(
      graphql(stage.url, asker.token, LIST),
    );
    expect(consultations.edges).toHaveLength(1);
    await close();
  });

  it('is nobody else’s, and asks who is there', async () => {
    const { stage } = there();
    const contact = { name: '示例联系人', email: stage.filer.email };
    const asked = await mutate<{ readonly id?: string }>(
      stage.url,
      stage.filer,
      'askConsultation',
      { question: '仅本人可见。', contact },
      { selection: '... on Consultation { id }' },
    );
    const { page, close } = await visitAs(null, lang);
    await goTo(page, `/consult/${asked.id}`);
    await page.getByRole('heading', { name: says.first }).waitFor();
    await close();
    const other = await visitAs(stage.stranger, lang);
    await goTo(other.page, `/consult/${asked.id}`);
    await other.page.getByRole('heading', { name: says.missing }).waitFor();
    await other.close();
  });
});
