import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { anAdministrator } from '../testing/toy-room.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
});
afterEach(() => toy.close());

const en = { 'accept-language': 'en' };
const get = (path: string, headers: object = en) => raw(`${toy.url}${path}`, { headers });

describe('a visitor', () => {
  it('reads the front page in the language chosen, and keeps the choice', async () => {
    expect((await get('/', {})).text).toContain('<html lang="zh-CN">');
    const english = await get('/?lang=en', {});
    expect(english.text).toContain('Send me a sign-in mail');
    expect(english.headers['set-cookie']?.[0]).toMatch(/^lang=en; Path=\/; .*Secure/);
  });

  it('comes back, once signed in, to the page of the portal that sent them here, and to no other', async () => {
    const mine = ['/my/cases', '/my/cases/cas_1', '/cases/cas_1'];
    const asked = ['/apply', '/apply?draft=drf_1', '/consult', '/consult/cns_1'];
    const worked = [
      '/desk',
      '/desk/register',
      '/desk/claims',
      '/insights',
      '/desk/cases/cas_1',
      '/editor',
      '/editor/warnings/wrn_1',
      '/editor/warnings/new',
    ];
    const advised = ['/expert', '/expert/cases/cas_1'];
    const administered = ['/admin', '/admin/events'];
    for (const next of [...mine, ...asked, ...worked, ...advised, ...administered])
      expect((await get(`/?next=${encodeURIComponent(next)}`)).text).toContain(`name="next" value="${next}"`);
    for (const next of [
      '//evil.example',
      'https://evil.example/my/cases',
      '/my/cases/cas_1/../..',
      '/admin/../mailbox',
      '/mailbox',
      '',
    ])
      expect((await get(`/?next=${encodeURIComponent(next)}`)).text).not.toContain('name="next"');
  });

  it('is kept from scripts, frames and other hosts', async () => {
    const { headers, text } = await get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script|style=|https?:/);
  });

  it('asks for a mail, and is asked for its code', async () => {
    const { status, text } = await postForm(`${toy.url}/sign-in/request`, { email: 'li@example.cn', lang: 'en' });
    expect(status).toBe(200);
    expect(text).toContain('name="linkId" value="lnk_1"');
    expect(toy.room.calls[0]).toMatchObject({
      input: { email: 'li@example.cn', locale: 'en' },
      call: { locale: 'en' },
    });
  });

  it('gets the form back with what is wrong, inert', async () => {
    const { status, text } = await postForm(`${toy.url}/sign-in/request`, {
      email: '"><script>alert(1)</script>',
      lang: 'en',
    });
    expect(status).toBe(400);
    expect(text).toContain('This is not a mail address.');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;');
    expect(text).not.toContain('<script');
  });

  it('may not be made to ask by another site', async () => {
    const { status } = await postForm(
      `${toy.url}/sign-in/request`,
      { email: 'li@example.cn' },
      { origin: 'https://evil.example' },
    );
    expect(status).toBe(403);
    expect(toy.room.calls).toEqual([]);
  });
});

describe('a sign-in link', () => {
  it('shows a button, which a scanner does not press', async () => {
    toy.room.links.set('t1', 'open');
    for (let n = 0; n < 3; n += 1) expect((await get('/sign-in?token=t1')).text).toContain('<button>Sign in</button>');
    expect(toy.room.links.get('t1')).toBe('open');
  });

  it('signs in by the button, once', async () => {
    toy.room.links.set('t1', 'open');
    const first = await postForm(
      `${toy.url}/sign-in`,
      { token: 't1', lang: 'en' },
      { origin: 'https://sinan.example' },
    );
    expect([first.status, first.headers.location]).toEqual([303, '/']);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^sinan_session=session-1; Path=\/; Expires=Tue, 01 Jan 2999 00:00:00 GMT; SameSite=Lax; HttpOnly; Secure$/,
    );
    const again = await postForm(`${toy.url}/sign-in`, { token: 't1', lang: 'en' });
    expect([again.status, again.headers['set-cookie']]).toEqual([410, undefined]);
    expect((await get('/sign-in?token=t1')).text).toContain('This link was used already.');
  });

  it('that is forged leads to a new one', async () => {
    const { status, text } = await get('/sign-in?token=forged');
    expect(status).toBe(410);
    expect(text).toContain('action="/sign-in/request"');
  });

  it('signs in by its code, and counts wrong ones', async () => {
    const wrong = await postForm(`${toy.url}/sign-in`, { linkId: 'lnk_1', code: '000000', lang: 'en' });
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('The code is not right. 4 tries are left.');
    expect(wrong.text).toContain('value="lnk_1"');
    expect((await postForm(`${toy.url}/sign-in`, { linkId: 'lnk_1', code: ' 123456 ' })).status).toBe(303);
  });
});

describe('a signed-in person', () => {
  it('sees address and duties, and signs out', async () => {
    toy.room.actors.set('ses_admin', anAdministrator());
    const cookie = { cookie: 'sinan_session=ses_admin', ...en };
    const { text } = await get('/', cookie);
    expect(text).toContain('&lt;b&gt;li@example.cn');
    expect(text).toContain('<li>System administrator</li>');
    expect(text).toMatch(
      /<li>An organisation, named once you are confirmed \(not confirmed · The letter of authority [^<]* · &lt;b&gt;未盖章\)<\/li>/,
    );
    const out = await postForm(`${toy.url}/sign-out`, {}, cookie);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^sinan_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(toy.room.calls.map(({ name }) => name)).toEqual(['accounts.signOut']);
  });
});

describe('a subscription link', () => {
  it('confirms by its button only', async () => {
    toy.room.links.set('t1', 'open');
    const { text } = await get('/confirm?token=t1');
    expect(text).toContain('action="/confirm?token=t1&amp;lang=en"');
    expect(text).toContain('<dt>Industries</dt><dd>Manufacturing</dd>\n<dt>Platforms</dt><dd>Amazon; Temu</dd>');
    expect(text).not.toContain('<dt>Rights</dt>');
    expect(toy.room.links.get('t1')).toBe('open');
    expect((await postForm(`${toy.url}/confirm?token=t1&lang=en`, {})).text).toContain(
      'Your subscription is confirmed',
    );
    expect((await get('/confirm?token=t1')).text).toContain('confirmed already');
  });

  it('says before it is confirmed what to expect, in the language of the reader, where that is known', async () => {
    toy.room.links.set('t1', 'open');
    expect((await get('/confirm?token=t1')).text).not.toContain('12 months');
    toy.room.expected = { warnings: 9, urgent: 2 };
    expect((await get('/confirm?token=t1')).text).toContain(
      '<p>Warnings of the last 12 months that would have concerned you: 9 (of these urgent: 2).</p>',
    );
    expect((await get('/confirm?token=t1&lang=zh-CN')).text).toContain(
      '<p>过去12个月内，约有 9 条预警与您有关（其中紧急 2 条）。</p>',
    );
    expect((await get('/unsubscribe?token=t1')).text).not.toContain('12 months');
  });

  it('names each of several interests', async () => {
    const lists = { rights: [], industries: [], platforms: [] };
    toy.room.links.set('t1', 'open');
    toy.room.interests = [
      { ...lists, countries: ['US'], severity: 'notice' },
      { ...lists, countries: ['JP'], severity: 'urgent' },
    ];
    const { text } = await get('/confirm?token=t1');
    expect(text).toContain('<p><strong>Interest 1</strong></p><ul><li>United States of America</li></ul>');
    expect(text).toContain(
      '<p><strong>Interest 2</strong></p><ul><li>Japan</li></ul>\n<dl><dt>Lowest level</dt><dd>Urgent</dd>',
    );
  });

  it('changes the address by its button only, and says where there is one already', async () => {
    for (const token of ['t1', 'taken']) toy.room.links.set(token, 'open');
    toy.room.interests = [];
    const { text } = await get('/move?token=t1');
    expect(text).toContain('action="/move?token=t1&amp;lang=en"');
    expect(toy.room.links.get('t1')).toBe('open');
    expect((await postForm(`${toy.url}/move?token=t1&lang=en`, {})).text).toContain('The address is changed.');
    expect((await get('/move?token=t1&lang=zh-CN')).text).toContain('接收邮箱已变更，无需再次操作。');
    const taken = await postForm(`${toy.url}/move?token=taken&lang=zh-CN`, {});
    expect([taken.status, taken.text.includes('此邮箱已另有订阅，未作变更。')]).toEqual([409, true]);
    const foreign = await postForm(`${toy.url}/move?token=t1`, {}, { origin: 'https://evil.example' });
    expect([foreign.status, (await get('/move?token=forged')).status]).toEqual([403, 410]);
  });

  it('leaves by one click of a mail program, without cookie or redirect, in either form of body', async () => {
    toy.room.links.set('t1', 'open');
    const urlencoded = await postForm(
      `${toy.url}/unsubscribe?token=t1`,
      { 'List-Unsubscribe': 'One-Click' },
      { origin: 'https://mail.example' },
    );
    const multipart = await raw(`${toy.url}/unsubscribe?token=t1`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    });
    expect([urlencoded.status, multipart.status]).toEqual([200, 200]);
    expect(toy.room.calls.map(({ input }) => input)).toEqual([
      { token: 't1', by: 'one-click' },
      { token: 't1', by: 'one-click' },
    ]);
  });

  it('leaves by the button of its page', async () => {
    toy.room.links.set('t1', 'open');
    expect((await get('/unsubscribe?token=t1')).text).toContain('United States');
    const { text } = await postForm(`${toy.url}/unsubscribe?token=t1&lang=en`, { by: 'page' });
    expect(text).toContain('You have left.');
    expect(text).toContain('href="/unsubscribe?token=t1&amp;lang=zh-CN"');
    expect(text).not.toContain('href="/subscribe');
    expect(toy.room.calls[0]).toMatchObject({ input: { by: 'page' } });
  });

  it('that is forged changes nothing', async () => {
    expect((await get('/unsubscribe?token=x')).status).toBe(410);
    expect((await postForm(`${toy.url}/unsubscribe?token=x`, { 'List-Unsubscribe': 'One-Click' })).status).toBe(410);
    expect((await postForm(`${toy.url}/confirm?token=x`, {})).status).toBe(410);
  });
});

describe('the built-in mailbox', () => {
  const mail = {
    id: 'm1',
    receivedAt: '2026-11-01T00:00:00.000Z',
    recipient: 'li@example.cn',
    sender: 's@example.cn',
    messageId: '<1@s>',
    from: 's@example.cn',
    to: 'li@example.cn',
    subject: '<i>登录</i>',
    date: null,
    text: 'https://sinan.example/sign-in?token=t1',
    html: '<b>登录</b>',
    headers: [],
  };

  it('is there when it was handed over', async () => {
    const withMail = await openToyGateway({
      mailbox: { list: () => [mail], get: (id) => (id === 'm1' ? mail : null) },
    });
    const list = await raw(`${withMail.url}/mailbox`);
    expect(list.text).toContain('href="/mailbox/m1"');
    expect(list.text).not.toContain('<i>登录');
    expect((await raw(`${withMail.url}/mailbox/m1`)).text).toContain('href="https://sinan.example/sign-in?token=t1"');
    expect((await raw(`${withMail.url}/mailbox/m2`)).status).toBe(404);
    expect((await raw(`${withMail.url}/mailbox/mailbox.css`)).headers['content-type']).toContain('text/css');
    await withMail.close();
  });

  it('is not there otherwise', async () => {
    expect((await get('/mailbox')).status).toBe(404);
  });
});
