import { COUNTRIES, INDUSTRIES, PLATFORMS, RIGHTS } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import type { ToySubscription } from '../testing/toy-room.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
  toy.room.subscriptions.set('t1', aSubscription());
});
afterEach(() => toy.close());

const aSubscription = (differs: Partial<ToySubscription> = {}): ToySubscription => ({
  status: 'confirmed',
  countries: ['US', 'JP'],
  rights: ['design'],
  industries: ['C'],
  platforms: ['amazon', 'temu'],
  severity: 'warning',
  locale: 'en',
  rhythm: { every: 'week', weekday: 5, hour: 9, zone: 'Europe/Berlin' },
  pausedUntil: null,
  ...differs,
});
const get = (path: string) => raw(`${toy.url}${path}`, { headers: { 'accept-language': 'zh-CN' } });
const post = (form: Record<string, string>, headers = {}, lang = 'en') =>
  postForm(`${toy.url}/manage?token=t1&lang=${lang}`, form, headers);
const calls = () => toy.room.calls.map(({ name, input }) => [name, input]);
const checked = (page: string) => [...page.matchAll(/name="([^"]+)" value="on" checked/g)].map(([, name]) => name);
const change = {
  do: 'change',
  'country.DE': 'on',
  'country.FR': 'on',
  'right.trademark': 'on',
  'industry.F': 'on',
  'platform.ebay': 'on',
  severity: 'urgent',
  locale: 'zh-CN',
};

describe('the page of the link to manage a subscription', () => {
  it('shows what was chosen, in the language of the subscriber, and changes nothing', async () => {
    const { status, text } = await get('/manage?token=t1');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    const chosen = ['country.US', 'country.JP', 'right.design', 'industry.C', 'platform.amazon', 'platform.temu'];
    expect(checked(text)).toEqual(chosen);
    expect(text).toContain('<option value="warning" selected>');
    expect(text).toContain('<input type="radio" name="rhythm" value="week" checked>');
    for (const at of ['5', '9', 'Europe/Berlin']) expect(text).toContain(`<option value="${at}" selected>`);
    expect(calls()).toEqual([]);
  });

  it('is read in the other language too', async () => {
    const { text } = await get('/manage?token=t1&lang=zh-CN');
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('管理订阅');
    expect(text).toContain('action="/manage?token=t1&amp;lang=zh-CN"');
  });

  it('offers every country or region, right, industry and platform once, each with its label', async () => {
    const { text } = await get('/manage?token=t1');
    const boxes = [
      ...text.matchAll(
        /<label><input type="checkbox" name="(country|right|industry|platform)\.([^"]+)"[^>]*> [^<]+<\/label>/g,
      ),
    ];
    expect(boxes.map(([, kind, code]) => `${kind}.${code}`).toSorted()).toEqual(
      [
        ...[...COUNTRIES.map(({ code }) => `country.${code}`), ...RIGHTS.map(({ code }) => `right.${code}`)],
        ...[...INDUSTRIES.map(({ code }) => `industry.${code}`), ...PLATFORMS.map(({ code }) => `platform.${code}`)],
      ].toSorted(),
    );
  });

  it('needs no script, and every field of it has a label', async () => {
    const { text, headers } = await get('/manage?token=t1');
    expect(text).not.toMatch(/<script|onclick|style=|href="http/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const ids = [...text.matchAll(/<(?:select|input) id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['severity', 'locale', 'weekday', 'hour', 'zone', 'until']);
    for (const id of ids) expect(text).toContain(`<label for="${id}">`);
  });

  it('is dead for a token that is none, without saying more', async () => {
    for (const path of ['/manage?token=x', '/manage', '/manage/export?token=x']) {
      const { status, text } = await get(path);
      expect([status, text.includes('该链接无效')]).toEqual([410, true]);
    }
    const { status } = await postForm(`${toy.url}/manage?token=x`, change);
    expect(status).toBe(410);
    expect(calls()).toEqual([]);
  });

  it.each([
    ['waiting', 'not confirmed yet'],
    ['left', 'You have left'],
  ])('of one that is %s says so, and offers only to export and erase', async (status, said) => {
    toy.room.subscriptions.set('t1', aSubscription({ status }));
    const { text } = await get('/manage?token=t1');
    expect(text).toContain(said);
    expect([...text.matchAll(/name="do" value="(\w+)"/g)].map(([, does]) => does)).toEqual(['erase']);
    expect(text).toContain('href="/manage/export?token=t1"');
  });
});

describe('its forms', () => {
  it('choose anew, and show what was saved', async () => {
    const { status, text } = await post(change);
    expect(status).toBe(200);
    expect(text).toContain('<p role="status"><strong>Saved.</strong></p>');
    expect(checked(text)).toEqual([
      ...['country.DE', 'country.FR', 'right.trademark'],
      ...['industry.F', 'platform.ebay'],
    ]);
    const choice = {
      countries: ['DE', 'FR'],
      rights: ['trademark'],
      industries: ['F'],
      platforms: ['ebay'],
      severity: 'urgent',
      locale: 'zh-CN',
      rhythm: { every: 'instant' },
    };
    expect(calls()).toEqual([['notifications.manage', { token: 't1', ...choice }]]);
  });

  it.each([
    [
      { rhythm: 'day', hour: '7', zone: 'Asia/Shanghai' },
      { every: 'day', hour: 7, zone: 'Asia/Shanghai' },
    ],
    [
      { rhythm: 'week', weekday: '7', hour: '23', zone: 'America/New_York' },
      { every: 'week', weekday: 7, hour: 23, zone: 'America/New_York' },
    ],
    [{ rhythm: 'instant', hour: '7', zone: 'nowhere' }, { every: 'instant' }],
  ])('choose the rhythm %j', async (form, rhythm) => {
    expect((await post({ ...change, ...form })).status).toBe(200);
    expect(calls()).toEqual([['notifications.manage', expect.objectContaining({ rhythm })]]);
    const { text } = await get('/manage?token=t1&lang=en');
    expect(text).toContain(`<input type="radio" name="rhythm" value="${form.rhythm}" checked>`);
  });

  it.each([
    ['hour', { rhythm: 'day', hour: '24', zone: 'Asia/Shanghai' }],
    ['zone', { rhythm: 'day', hour: '8', zone: 'Mars/Olympus' }],
    ['weekday', { rhythm: 'week', weekday: '', hour: '8', zone: 'Asia/Shanghai' }],
  ])('refuse a rhythm whose %s is none, and say which field it is', async (field, form) => {
    const { status, text } = await post({ ...change, ...form });
    expect(status).toBe(400);
    const [, label] = text.match(new RegExp(`<label for="${field}">([^<]+)</label>`)) ?? [];
    expect(text).toContain(`role="alert">${label}: `);
    expect(calls()).toEqual([]);
  });

  it('say what is wrong, and leave what was', async () => {
    const { status, text } = await post({ ...change, 'country.DE': '', 'country.FR': '', do: 'pause', until: 'soon' });
    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(text).toContain('Pause until the end of: This is not a date');
    expect(checked(text)).toContain('country.US');
    expect(calls()).toEqual([]);
  });

  it('pause until a day is over, show it, and resume', async () => {
    const paused = await post({ do: 'pause', until: '2026-12-01' });
    expect(paused.text).toContain('Paused until the end of 2026-12-01.');
    const { text } = await post({ do: 'resume' });
    expect(text).toContain('Resumed.');
    expect(text).not.toContain('Paused until the end of 2026');
    expect(calls().map(([name]) => name)).toEqual(['notifications.pause', 'notifications.resume']);
  });

  it('leave', async () => {
    const { text } = await post({ do: 'leave' });
    expect(text).toContain('No more warnings will be sent.');
    expect(calls()).toEqual([['notifications.leave', { token: 't1', by: 'page' }]]);
  });

  it('erase only who is sure', async () => {
    const unsure = await post({ do: 'erase' });
    expect([unsure.status, unsure.text.includes('Please tick the box first.')]).toEqual([400, true]);
    expect(calls()).toEqual([]);
    const { status, text } = await post({ do: 'erase', sure: 'yes' }, {}, 'zh-CN');
    expect([status, text.includes('我们不再保存有关您的信息')]).toEqual([200, true]);
    expect((await get('/manage?token=t1')).status).toBe(410);
  });

  it('do nothing that they do not name, and nothing for another site', async () => {
    expect((await post({ do: 'steal' })).status).toBe(200);
    expect((await post(change, { origin: 'https://evil.example' })).status).toBe(403);
    expect(calls()).toEqual([]);
  });

  it('export all that is known as a file', async () => {
    const { status, text, headers } = await get('/manage/export?token=t1');
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(headers['content-disposition']).toBe('attachment; filename="sinan-subscription.json"');
    expect(JSON.parse(text)).toEqual(aSubscription());
    expect(calls()).toEqual([]);
  });
});
