import { newId } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { aPerson } from '../testing/toy-room.ts';
import { qrCode } from './qr.ts';

const cookie = { cookie: 'sinan_session=ses_li', 'accept-language': 'en' };
let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
  toy.room.actors.set('ses_li', aPerson({ withheld: [{ duty: 'editor', centreId: null }] }));
});
afterEach(() => toy.close());

const get = (path: string, headers: object = cookie) => raw(`${toy.url}${path}`, { headers });
const post = (path: string, form: Record<string, string> = {}, headers: object = cookie) =>
  postForm(`${toy.url}${path}`, { lang: 'en', ...form }, headers);

describe('a person whose duties wait', () => {
  it('reads which on the front page, and the way to open them', async () => {
    const { text } = await get('/');
    expect(text).toMatch(/wait for your second factor:<\/p><ul><li>[^<]*editor<\/li><\/ul>/i);
    expect(text).toContain('<a href="/second-factor">');
    expect((await get('/?lang=zh-CN')).text).toContain('完成二次验证后方可履行以下职责');
  });

  it('is led to it from a case that a duty would show', async () => {
    const path = `/cases/${newId('case', 1)}`;
    const { status, headers } = await get(path);
    expect([status, headers.location]).toEqual([303, `/second-factor?next=${encodeURIComponent(path)}`]);
  });

  it.each(['enrol', 'enter'] as const)('is led to it by signing in: %s', async (need) => {
    toy.room.factor = need;
    const entered = await post('/sign-in', { linkId: 'lnk_1', code: '123456', next: '/cases/cas_1' });
    expect([entered.status, entered.headers.location]).toEqual([303, '/second-factor?next=%2Fcases%2Fcas_1']);
  });
});

describe('setting it up', () => {
  it('goes by a button, a code to scan, its first code, and leaves recovery codes', async () => {
    expect((await get('/second-factor')).text).toContain('action="/second-factor/offer"');
    const offered = await post('/second-factor/offer');
    expect(offered.text).toContain('<code>ABC</code>');
    expect(offered.text).toContain(qrCode('otpauth://totp/Sinan:li?secret=ABC', 'QR code').text);
    const wrong = await post('/second-factor/confirm', { code: '000000' });
    expect([wrong.status, wrong.text.includes('4 tries are left'), wrong.text.includes('ABC')]).toEqual([
      401,
      true,
      false,
    ]);
    const { text } = await post('/second-factor/confirm', { code: '123456' });
    expect(text).toContain('<li><code>&lt;b&gt;1</code></li><li><code>r-2</code></li>');
    expect(text).toContain('<a href="/">');
  });

  it('leads on where signing in was to lead', async () => {
    const next = '<input type="hidden" name="next" value="/desk">';
    expect((await get('/second-factor?next=/desk')).text).toContain(next);
    expect((await post('/second-factor/offer', { next: '/desk' })).text).toContain(next);
    expect((await post('/second-factor/confirm', { code: '000000', next: '/desk' })).text).toContain(next);
    const { text } = await post('/second-factor/confirm', { code: '123456', next: '/desk' });
    expect(text).toContain('<a href="/desk">');
  });
});

describe('entering it', () => {
  beforeEach(() => {
    toy.room.factor = 'enter';
  });

  it('leads to the front page, and says what is wrong', async () => {
    expect((await get('/second-factor')).text).toContain('action="/second-factor"');
    const wrong = await post('/second-factor', { code: '000000' });
    expect([wrong.status, wrong.text.includes('The code is not right. 4 tries are left.')]).toEqual([401, true]);
    const entered = await post('/second-factor', { code: ' 123456 ' });
    expect([entered.status, entered.headers.location]).toEqual([303, '/']);
  });

  it('leads on where signing in was to lead, after a wrong code too, and never to another site', async () => {
    const next = '<input type="hidden" name="next" value="/desk">';
    expect((await get('/second-factor?next=/desk')).text).toContain(next);
    expect((await post('/second-factor', { code: '000000', next: '/desk' })).text).toContain(next);
    const entered = await post('/second-factor', { code: '123456', next: '/desk' });
    expect(entered.headers.location).toBe('/desk');
    const elsewhere = await post('/second-factor', { code: '123456', next: '//evil.example' });
    expect(elsewhere.headers.location).toBe('/');
  });

  it('is nothing for another site to do, or for nobody', async () => {
    const elsewhere = { ...cookie, origin: 'https://evil.example' };
    expect((await post('/second-factor', { code: '123456' }, elsewhere)).status).toBe(403);
    expect((await post('/second-factor', { code: '123456' }, {})).status).toBe(401);
    expect((await get('/second-factor', {})).status).toBe(401);
    expect(toy.room.calls).toEqual([]);
  });
});

describe('a QR code', () => {
  it('has its three corners, and no outside address', () => {
    const { text } = qrCode('otpauth://totp/Sinan:li?secret=ABC', 'a "code"');
    expect(text).toContain('aria-label="a &quot;code&quot;"');
    expect(text).not.toMatch(/https?:|style=/);
    const size = Number(/viewBox="0 0 (\d+) /.exec(text)?.[1]);
    for (const [x, y] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const)
      for (let n = 0; n < 7; n += 1) expect(text).toContain(`M${x + n} ${y}h1v1h-1z`);
  });
});
