import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { aPerson, aProgram } from '../testing/toy-room.ts';
import type { RateLimits } from './rates.ts';

const FAR = { times: 1_000, seconds: 60 };
const none: RateLimits = { tries: FAR, failures: FAR, unproven: FAR, proven: FAR, streams: 1_000 };
const ASK_FOR_MAIL = 'mutation { requestSignIn(email: "li@example.cn") }';

let toy: ToyGateway;
afterEach(() => toy.close());
const opened = async (rates: Partial<RateLimits>) => {
  toy = await openToyGateway({ limits: { rates: { ...none, ...rates }, proxies: 1 } });
  toy.room.actors.set('ses_li', aPerson()).set('ses_wang', aPerson()).set('tok_partner', aProgram());
};

/** From one network unless another is named. */
const at = (network = '192.0.2.1') => ({ 'x-forwarded-for': network, 'accept-language': 'en' });
const graphql = (query: string, headers: object = at()) =>
  raw(`${toy.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
const bearer = (token: string) => ({ ...at(), authorization: `Bearer ${token}` });
const codeIn = (text: string): unknown => JSON.parse(text).errors?.[0]?.extensions.code ?? 'answered';

describe('what anybody may ask to be done', () => {
  beforeEach(() => opened({ tries: { times: 3, seconds: 600 } }));

  it('is refused once one network has asked too often, with when to come again', async () => {
    for (let n = 0; n < 3; n += 1) expect((await graphql(ASK_FOR_MAIL)).status).toBe(200);
    const refused = await graphql(ASK_FOR_MAIL);
    expect([refused.status, codeIn(refused.text)]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(590);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600);
    expect(toy.room.calls).toHaveLength(3);
    expect((await graphql(ASK_FOR_MAIL, at('192.0.2.2'))).status).toBe(200);
  });

  it('counts each field of a document, in fragments too, and runs all of them or none', async () => {
    const field = (name: string) => `${name}: requestSignIn(email: "li@example.cn")`;
    const four = `mutation { ${field('a')} ${field('b')} ...More } fragment More on Mutation { ... { ${field('c')} ${field('d')} } }`;
    expect(codeIn((await graphql(four)).text)).toBe('TOO_MANY_REQUESTS');
    expect(toy.room.calls).toEqual([]);
  });

  it('is counted on pages with it, and told by a page', async () => {
    const form = { email: 'li@example.cn', lang: 'en' };
    const ask = (headers: object) => postForm(`${toy.url}/sign-in/request`, form, headers);
    const tryCode = () => postForm(`${toy.url}/sign-in`, { linkId: 'lnk_1', code: '000000' }, at());
    expect((await graphql(ASK_FOR_MAIL)).status).toBe(200);
    expect((await ask(at())).status).toBe(200);
    expect((await tryCode()).status).not.toBe(429);
    for (const refused of [await ask(at()), await tryCode()]) {
      expect([refused.status, refused.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.text).toContain('Too many requests');
    }
    expect((await ask(at('192.0.2.2'))).status).toBe(200);
  });

  it('is not counted for who has signed in, and hinders no reading', async () => {
    for (let n = 0; n < 5; n += 1) expect((await graphql(ASK_FOR_MAIL, bearer('ses_li'))).status).toBe(200);
    for (let n = 0; n < 4; n += 1) await graphql(ASK_FOR_MAIL);
    expect((await graphql('{ __typename }')).status).toBe(200);
  });
});

describe('a proof that is none', () => {
  beforeEach(() => opened({ failures: { times: 2, seconds: 600 } }));

  it('is refused once one network has brought too many, at every door and in its form', async () => {
    const event = (token: string) =>
      raw(`${toy.url}/events`, {
        method: 'POST',
        headers: { ...bearer(token), 'content-type': 'application/cloudevents+json' },
        body: '{"id":"e1"}',
      });
    const page = () => raw(`${toy.url}/`, { headers: { ...at(), cookie: 'sinan_session=old' } });
    expect((await event('tok_wrong')).status).toBe(401);
    expect((await graphql('{ __typename }', bearer('ses_wrong'))).status).toBe(200);

    const [told, read, shown] = [await event('tok_wrong'), await graphql('{ a }', bearer('x')), await page()];
    for (const { status, headers } of [told, read, shown])
      expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
    expect(JSON.parse(told.text).error).toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { seconds: 600 } });
    expect(codeIn(read.text)).toBe('TOO_MANY_REQUESTS');
    expect(shown.text).toContain('<html');
  });

  it('hinders nobody in that network who brings a good one, or none', async () => {
    for (let n = 0; n < 4; n += 1) await graphql('{ __typename }', bearer('ses_wrong'));
    expect((await graphql('{ __typename }', bearer('ses_wrong'))).status).toBe(429);
    expect((await graphql('{ __typename }', bearer('ses_li'))).status).toBe(200);
    expect((await graphql('{ __typename }')).status).toBe(200);
  });
});

describe('requests', () => {
  it('without proof are counted by network', async () => {
    await opened({ unproven: { times: 11, seconds: 60 } });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await graphql('{ __typename }')).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await graphql('{ __typename }', at('2001:db8::1'))).status).toBe(200);
    expect((await graphql('{ __typename }', bearer('ses_li'))).status).toBe(200);
    expect((await raw(`${toy.url}/health/live`, { headers: at() })).status).toBe(200);
  });

  it('with a document that is new weigh as much as ten', async () => {
    await opened({ unproven: { times: 12, seconds: 60 } });
    const statuses = [];
    for (const query of ['{ __typename }', '{ __typename }', '{ __typename }', '{ a: __typename }'])
      statuses.push((await graphql(query)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('with a proof are counted by who brings it, wherever from', async () => {
    await opened({ proven: { times: 11, seconds: 60 } });
    const statuses = [];
    for (const network of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
      statuses.push((await graphql('{ __typename }', { ...bearer('ses_li'), ...at(network) })).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await graphql('{ __typename }', bearer('ses_wang'))).status).toBe(200);
  });
});

describe('event streams', () => {
  const SUBSCRIBE = 'subscription { caseChanged { id } }';
  /** Opens one, and leaves it open until it is told otherwise. */
  async function follow(headers: object) {
    const leaving = new AbortController();
    const response = await fetch(`${toy.url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: SUBSCRIBE }),
      signal: leaving.signal,
    });
    return { status: response.status, leave: () => leaving.abort() };
  }

  it('are so many at a time of one person, and another when one has ended', async () => {
    await opened({ streams: 2 });
    const [first, second] = [await follow(bearer('ses_li')), await follow(bearer('ses_li'))];
    expect([first.status, second.status, (await follow(bearer('ses_li'))).status]).toEqual([200, 200, 429]);
    const other = await follow(bearer('ses_wang'));
    expect(other.status).toBe(200);
    first.leave();
    const next = await vi.waitFor(async () => {
      const again = await follow(bearer('ses_li'));
      expect(again.status).toBe(200);
      return again;
    });
    for (const stream of [second, other, next]) stream.leave();
  });
});
