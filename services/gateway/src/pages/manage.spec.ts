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
  also: [],
  locale: 'en',
  rhythm: { every: 'week', weekday: 5, hour: 9, zone: 'Europe/Berlin' },
  pausedUntil: null,
  revision: 1,
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

  it('says what to expect of that, where it is known', async () => {
    expect((await get('/manage?token=t1&lang=en')).text).not.toContain('12 months');
    toy.room.expected = { warnings: 0, urgent: 0 };
    expect((await get('/manage?token=t1&lang=en')).text).toContain('would have concerned you: 0 (of these urgent: 0).');
    expect((await post({ do: 'resume' }, {}, 'zh-CN')).text).toContain('约有 0 条预警与您有关（其中紧急 0 条）');
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
    expect(ids).toEqual(['severity', 'locale', 'weekday', 'hour', 'zone', 'url', 'until', 'email']);
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

describe('a subscription of several interests', () => {
  const [first, second, third] = [
    {
      countries: ['US', 'JP'],
      rights: ['design'],
      industries: ['C'],
      platforms: ['amazon', 'temu'],
      severity: 'warning',
    },
    { countries: ['DE'], rights: [], industries: [], platforms: [], severity: 'urgent' },
    { countries: ['FR'], rights: ['trademark'], industries: [], platforms: [], severity: 'notice' },
  ];
  const kept = { locale: 'en', rhythm: aSubscription().rhythm };
  const [noSuch, ofSecond] = ['DE~~~~notice', 'DE~~~~urgent'];
  beforeEach(() => toy.room.subscriptions.set('t1', aSubscription({ also: [second, third] })));
  const manage = (choice: object, revision = 1) => [
    ['notifications.manage', { token: 't1', revision, ...kept, ...choice }],
  ];

  it('has each in words, and the first in the form', async () => {
    const { text } = await get('/manage?token=t1&lang=en');
    const titles = [...text.matchAll(/<p><strong>([^<]+)<\/strong><\/p>/g)].map(([, title]) => title);
    expect(titles).toEqual(['Interest 1', 'Interest 2', 'Interest 3']);
    expect(text).toContain('<h3>Change interest 1</h3>');
    expect(text).toContain(
      '<p><strong>Interest 2</strong></p><ul><li>Germany</li></ul>\n<dl><dt>Lowest level</dt><dd>Urgent</dd>',
    );
    expect(checked(text)).toContain('country.US');
    const chinese = await get('/manage?token=t1&lang=zh-CN');
    for (const words of ['关注点 3', '移除关注点 2', '增加关注点']) expect(chinese.text).toContain(words);
  });

  it('has the one that a link names in the form, which changes it alone', async () => {
    const { text } = await get('/manage?token=t1&lang=en&interest=2');
    expect(checked(text)).toEqual(['country.DE']);
    expect(text).toContain(`<input type="hidden" name="of" value="${ofSecond}">`);
    const changed = {
      do: 'change',
      of: ofSecond,
      'country.DE': 'on',
      'country.AT': 'on',
      severity: 'urgent',
      locale: 'en',
    };
    const answer = await postForm(`${toy.url}/manage?token=t1&lang=en&interest=2`, changed);
    expect([answer.status, checked(answer.text)]).toEqual([200, ['country.DE', 'country.AT']]);
    const also = [{ ...second, countries: ['DE', 'AT'] }, third];
    expect(calls()).toEqual(manage({ ...first, also, rhythm: { every: 'instant' } }));
  });

  it('is added to by a form of its own, and shows what was added', async () => {
    const { text } = await get('/manage?token=t1&lang=en&interest=new');
    expect([checked(text), text.includes('value="add"')]).toEqual([[], true]);
    const added = { do: 'add', 'country.BR': 'on', severity: 'notice' };
    const answer = await postForm(`${toy.url}/manage?token=t1&lang=en&interest=new`, added);
    expect([answer.status, checked(answer.text), answer.text.includes('Added.')]).toEqual([200, ['country.BR'], true]);
    const fourth = { countries: ['BR'], rights: [], industries: [], platforms: [], severity: 'notice' };
    expect(calls()).toEqual(manage({ ...first, also: [second, third, fourth] }));
  });

  it('says which field of a new one is wrong, and stays with its form', async () => {
    const answer = await postForm(`${toy.url}/manage?token=t1&lang=en&interest=new`, { do: 'add', severity: 'notice' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('role="alert">Countries or regions: ');
    expect(answer.text).toContain('value="add"');
  });

  it('loses the one that a button names, also the first', async () => {
    const removed = await post({ do: 'remove', of: ofSecond });
    expect([removed.status, removed.text.includes('Removed.')]).toEqual([200, true]);
    await post({ do: 'remove', of: 'US.JP~design~C~amazon.temu~warning' });
    expect(calls()).toEqual([...manage({ ...first, also: [third] }), ...manage({ ...third, also: [] }, 2)]);
    const { text } = await get('/manage?token=t1&lang=en');
    expect(text).not.toContain('value="remove"');
  });

  it.each(['change', 'remove'])('is left as it is by a form to %s what has changed meanwhile', async (does) => {
    for (const of of [{ of: noSuch }, {}]) {
      const { status, text } = await post({ ...change, ...of, do: does });
      expect([status, text.includes('has changed meanwhile')]).toEqual([409, true]);
    }
    expect(calls()).toEqual([]);
  });

  it('has no more added once there are ten', async () => {
    const also = Array.from({ length: 9 }, () => second);
    toy.room.subscriptions.set('t1', aSubscription({ also }));
    for (const query of ['', '&interest=new']) {
      const { text } = await get(`/manage?token=t1&lang=en${query}`);
      expect([text.includes('interest=new'), text.includes('value="add"')]).toEqual([false, false]);
    }
  });

  it('is left as it is by a form that another overtook after it was read', async () => {
    const { subscriptions } = toy.room;
    const get = subscriptions.get.bind(subscriptions);
    subscriptions.get = (token) => {
      const read = get(token);
      subscriptions.get = get;
      subscriptions.set(
        token,
        aSubscription({ countries: ['BR'], industries: [], platforms: [], rights: [], revision: 2 }),
      );
      return read;
    };
    const { status, text } = await post({ do: 'add', 'country.MX': 'on', severity: 'notice' });
    expect([status, text.includes('has changed meanwhile'), checked(text)]).toEqual([409, true, ['country.BR']]);
    expect(calls()).toEqual([]);
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
      also: [],
      locale: 'zh-CN',
      rhythm: { every: 'instant' },
    };
    expect(calls()).toEqual([['notifications.manage', { token: 't1', revision: 1, ...choice }]]);
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

  it('ask for another address, and say which field is none', async () => {
    const { status, text } = await post({ do: 'move', email: 'elsewhere@example.com' });
    expect([status, text.includes('A mail is on its way to the new address.')]).toEqual([200, true]);
    expect(calls()).toEqual([['notifications.askToMove', { token: 't1', email: 'elsewhere@example.com' }]]);
    const wrong = await post({ do: 'move', email: 'nowhere' }, {}, 'zh-CN');
    expect([wrong.status, wrong.text.includes('role="alert">新邮箱：')]).toEqual([400, true]);
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
    expect([status, text.includes('使任何名单都不能再把它导入')]).toEqual([200, true]);
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
