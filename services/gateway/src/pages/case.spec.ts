import { CENTRES, newId } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '../testing/toy-cases.ts';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { aPerson } from '../testing/toy-room.ts';

const SHENZHEN = CENTRES[2] as (typeof CENTRES)[number];
const NATIONAL = CENTRES[0] as (typeof CENTRES)[number];
const staffOf = (centreId: typeof SHENZHEN.id) => aPerson({ duties: [{ duty: 'intake', centreId }] });

let toy: ToyGateway;
const li = aPerson();
beforeEach(async () => {
  toy = await openToyGateway();
  toy.room.actors
    .set('ses_li', li)
    .set('ses_wang', aPerson())
    .set('ses_shenzhen', staffOf(SHENZHEN.id))
    .set('ses_national', staffOf(NATIONAL.id));
});
afterEach(() => toy.close());

const as = (session: string) => ({ cookie: `sinan_session=${session}`, 'accept-language': 'en' });
const get = (path: string, headers: object = { 'accept-language': 'en' }) => raw(`${toy.url}${path}`, { headers });
const post = (path: string, fields: { readonly [name: string]: string }, headers: object = {}) =>
  postForm(`${toy.url}${path}`, { lang: 'en', ...fields }, headers);

describe('a submitted case', () => {
  it('shows its enterprise what happens next, who holds it, and what was filed', async () => {
    const id = aCase(toy.room, li);
    const { status, text } = await get(`/cases/${id}`, as('ses_li'));
    expect(status).toBe(200);
    expect(text).toContain('What happens next: Shenzhen Sub-centre (illustrative) reviews the case.');
    for (const [name, value] of [
      ['Kind of dispute', 'Mass e-commerce suit (Schedule A, TRO)'],
      ['Country or region', 'United States of America'],
      ['Forum', 'US District Court, N.D. Illinois'],
      ['Product', 'lamp'],
      ['Centre', 'Shenzhen Sub-centre (illustrative)'],
      ['State', 'Submitted, not yet accepted'],
    ])
      expect(text).toContain(`<dt>${name}</dt><dd>${value}</dd>`);
    expect(text).toMatch(/<dt>Filed<\/dt><dd><time [^>]+>2 March 2026 at 16:00<\/time> \(Beijing time\)/);
    expect(text).not.toMatch(/<dt>Accepted<|<button>Accept</);
  });

  it('is read in Chinese too', async () => {
    const id = aCase(toy.room, li);
    const { text } = await get(`/cases/${id}?lang=zh-CN`, as('ses_li'));
    expect(text).toContain('<h1>跨境电商批量诉讼（Schedule A/TRO） · 美国</h1>');
    expect(text).toContain('接下来：由国家海外知识产权纠纷应对指导中心深圳分中心（示例）审核');
    expect(text).toContain('2026年3月2日 16:00');
    expect(text).toContain(`href="/cases/${id}?lang=en"`);
  });

  it('shows what was typed as text, never as markup', async () => {
    const typed = { product: '<script>alert(1)</script>', applicantName: '"><img src=x onerror=alert(1)>' };
    const id = aCase(toy.room, li, typed);
    for (const path of [`/cases/${id}`, '/']) {
      const { text } = await get(path, as('ses_li'));
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).toContain('&quot;&gt;&lt;img');
      expect(text).not.toMatch(/<script|<img/);
    }
  });

  it('is accepted by the button that staff of its centre have', async () => {
    const id = aCase(toy.room, li);
    expect((await get(`/cases/${id}`, as('ses_shenzhen'))).text).toContain(
      `<form method="post" action="/cases/${id}/accept">`,
    );
    const accepted = await post(`/cases/${id}/accept`, {}, as('ses_shenzhen'));
    expect([accepted.status, accepted.headers.location]).toEqual([303, `/cases/${id}`]);
    expect(toy.room.calls).toMatchObject([{ name: 'cases.accept', input: { caseId: id } }]);
  });

  it('tells who may not accept it so, on its page', async () => {
    const id = aCase(toy.room, li);
    const refused = await post(`/cases/${id}/accept`, {}, as('ses_li'));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Your duties do not include this.');
    expect(refused.text).toContain('<dt>Product</dt><dd>lamp</dd>');
  });

  it('is not accepted for a page of another site', async () => {
    const id = aCase(toy.room, li);
    const headers = { ...as('ses_shenzhen'), origin: 'https://evil.example' };
    expect((await post(`/cases/${id}/accept`, {}, headers)).status).toBe(403);
    expect(toy.room.calls).toEqual([]);
  });
});

describe('an accepted case', () => {
  const accepted = { status: 'accepted', acceptedAt: '2026-03-03T08:00:00.000Z' } as const;

  it('says who accepted it and when, and has no button', async () => {
    const id = aCase(toy.room, li, accepted);
    const { text } = await get(`/cases/${id}`, as('ses_shenzhen'));
    expect(text).toContain('Shenzhen Sub-centre (illustrative) has accepted the case');
    expect(text).toMatch(/<dt>Accepted<\/dt><dd><time [^>]+>3 March 2026 at 16:00</);
    expect(text).not.toContain('<button>Accept<');
  });

  it('is not accepted again', async () => {
    const id = aCase(toy.room, li, accepted);
    const { status, text } = await post(`/cases/${id}/accept`, {}, as('ses_shenzhen'));
    expect(status).toBe(409);
    expect(text).toContain('This is not possible while the state is “accepted”.');
    expect(text).toContain('has accepted the case');
  });
});

describe('a case in any other state', () => {
  const reason = { reason: 'R02', note: null, at: '2026-03-03T08:00:00.000Z' };
  const outcome = { result: 'O3', note: null, closedAt: '2026-03-03T08:00:00.000Z' };
  const CLOCK = 'The time limits of the proceeding abroad run on';

  it.each([
    [{ status: 'supplementing' }, 'Supplements requested', 'the applicant supplies it', true],
    [{ status: 'guiding' }, 'Under guidance', 'is advising on the case', true],
    [{ status: 'declined', declined: reason }, 'Not accepted', 'has said why', true],
    [{ status: 'terminated', terminated: reason }, 'Guidance ended early', 'has said why', true],
    [{ status: 'closed', outcome }, 'Closed', 'has closed the case', false],
    [{ status: 'archived', outcome }, 'Archived', 'keeps it in its archive', false],
  ] as const)('says so, and whether the clock abroad runs on: %o', async (over, state, next, runsOn) => {
    const id = aCase(toy.room, li, over);
    const { text } = await get(`/cases/${id}`, as('ses_shenzhen'));
    expect(text).toContain(`<dt>State</dt><dd>${state}</dd>`);
    expect(text).toContain(next);
    expect(text.includes(CLOCK)).toBe(runsOn);
    expect(text).not.toContain('<button>Accept<');
  });
});

describe('a case that is not there for the reader', () => {
  it("is the same page, be it another's, unknown or nonsense", async () => {
    const id = aCase(toy.room, li);
    const { text: unknown } = await get('/nothing', as('ses_wang'));
    for (const one of [id, newId('case', 3), newId('person', 3), 'nonsense', '%3Cscript%3E', '__proto__']) {
      expect(await get(`/cases/${one}`, as('ses_wang'))).toMatchObject({ status: 404, text: unknown });
      expect(await post(`/cases/${one}/accept`, {}, as('ses_wang'))).toMatchObject({ status: 404, text: unknown });
    }
    expect((await get(`/cases/${id}/other`, as('ses_li'))).status).toBe(404);
  });

  it('is not worth signing in for when it is no id', async () => {
    expect((await get('/cases/nonsense')).status).toBe(404);
    expect((await post('/cases/nonsense/accept', {})).status).toBe(404);
  });
});

describe('a visitor who opens the link of a mail', () => {
  it('signs in by the code and comes back to the case', async () => {
    const path = `/cases/${aCase(toy.room, li)}`;
    const asked = await get(path);
    expect(asked.status).toBe(401);
    expect(asked.text).toContain(`<input type="hidden" name="next" value="${path}">`);
    expect(asked.text).not.toContain('lamp');
    const mailed = await post('/sign-in/request', { email: 'li@example.cn', next: path });
    expect(mailed.text).toContain(`name="next" value="${path}"`);
    const wrong = await post('/sign-in', { linkId: 'lnk_1', code: '000000', next: path });
    expect(wrong.text).toContain(`name="next" value="${path}"`);
    const right = await post('/sign-in', { linkId: 'lnk_1', code: '123456', next: path });
    expect([right.status, right.headers.location]).toEqual([303, path]);
  });

  it('is asked to sign in before accepting, too', async () => {
    const path = `/cases/${aCase(toy.room, li)}`;
    const { status, text } = await post(`${path}/accept`, {});
    expect(status).toBe(401);
    expect(text).toContain(`name="next" value="${path}"`);
  });

  it.each([
    'https://evil.example/cases/x',
    '//evil.example/cases/x',
    '/cases/../sign-out',
    '/cases/x?y=1',
    '/cases//evil.example',
    '/cases/\\evil.example',
    '/cases/x\r\nSet-Cookie: a=b',
    '/mailbox',
    '',
  ])('is led nowhere else than to a case: %j', async (next) => {
    const { text } = await post('/sign-in/request', { email: 'li@example.cn', next });
    expect(text).not.toContain('name="next"');
    const { headers } = await post('/sign-in', { linkId: 'lnk_1', code: '123456', next });
    expect(headers.location).toBe('/');
  });
});

describe('the front page', () => {
  it('lists the newest cases of who is signed in, each leading to its page', async () => {
    const id = aCase(toy.room, li);
    aCase(toy.room, aPerson(), { product: 'secret' });
    const { text } = await get('/', as('ses_li'));
    expect(text).toContain(
      `<a href="/cases/${id}">Mass e-commerce suit (Schedule A, TRO) · United States of America</a>, lamp`,
    );
    expect(text).not.toMatch(/secret|Waiting for acceptance/);
  });

  it('says so when there are none', async () => {
    expect((await get('/', as('ses_wang'))).text).toContain('No cases yet.');
    expect((await get('/', as('ses_national'))).text).toContain('No case waits for acceptance.');
  });

  it('shows staff what waits at their centre', async () => {
    const id = aCase(toy.room, li);
    const { text } = await get('/', as('ses_shenzhen'));
    expect(text).toMatch(new RegExp(`Waiting for acceptance</h2><ul><li><a href="/cases/${id}">`));
    expect((await get('/', as('ses_national'))).text).not.toContain(id);
  });
});
