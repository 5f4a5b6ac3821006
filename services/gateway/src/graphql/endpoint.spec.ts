import { newId } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '../testing/toy-cases.ts';
import { openToyGateway, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { anAdministrator, aPerson } from '../testing/toy-room.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
  toy.room.actors.set('ses_li', aPerson());
});
afterEach(() => toy.close());

const json = { 'content-type': 'application/json' };
const post = (body: string | Buffer, headers: object = json) =>
  raw(`${toy.url}/graphql`, { method: 'POST', headers, body });
const codeOf = (text: string): unknown => JSON.parse(text).errors[0].extensions.code;

describe('a signed-in person', () => {
  it('reads a page, by bearer or by cookie', async () => {
    const li = aPerson();
    toy.room.actors.set('ses_li', li);
    const id = aCase(toy.room, li);
    const query = '{ cases(first: 5) { edges { node { id product } } pageInfo { hasNextPage } } }';
    const page = { cases: { edges: [{ node: { id, product: 'lamp' } }], pageInfo: { hasNextPage: false } } };
    expect(await toy.ask(query, { token: 'ses_li' })).toEqual({ status: 200, body: { data: page } });
    expect(await toy.ask(query, { headers: { cookie: 'sinan_session=ses_li' } })).toEqual({
      status: 200,
      body: { data: page },
    });
  });

  it('gets the answer of a mutation, and an expected failure as its result', async () => {
    const li = aPerson();
    toy.room.actors.set('ses_li', li);
    const id = aCase(toy.room, li);
    const query = `mutation ($id: ID!, $product: String!) { rename(id: $id, product: $product) { __typename ... on Case { id } ... on Problem { code message } ... on InvalidInput { problems { path rule } } } }`;
    const rename = (variables: object) =>
      toy.ask(query, { token: 'ses_li', variables, headers: { 'accept-language': 'en' } });
    expect((await rename({ id, product: 'lamp' })).body).toEqual({ data: { rename: { __typename: 'Case', id } } });
    expect((await rename({ id: newId('case', 2), product: 'lamp' })).body.data).toMatchObject({
      rename: { __typename: 'Refused', code: 'NOT_FOUND', message: 'There is nothing here under this id.' },
    });
    expect((await rename({ id, product: 'x'.repeat(21) })).body.data).toMatchObject({
      rename: { __typename: 'InvalidInput', problems: [{ path: 'product', rule: 'too-long' }] },
    });
  });

  it('has its own command id passed on, and one of the gateway for each command otherwise', async () => {
    const li = aPerson();
    toy.room.actors.set('ses_li', li);
    const id = aCase(toy.room, li);
    const commandId = newId('command', 1);
    await toy.ask(`mutation { rename(id: "${id}", product: "a", commandId: "${commandId}") { __typename } }`, {
      token: 'ses_li',
    });
    await toy.ask(
      `mutation { a: rename(id: "${id}", product: "a") { __typename } b: rename(id: "${id}", product: "b") { __typename } }`,
      { token: 'ses_li' },
    );
    const [first, second, third] = toy.room.calls.map(({ call }) => call);
    expect(first).toMatchObject({ commandId, origin: 'client' });
    expect(second).toMatchObject({ origin: 'server' });
    expect(new Set([first?.commandId, second?.commandId, third?.commandId]).size).toBe(3);
  });

  it('is answered in the language asked for', async () => {
    const message = async (headers: object) =>
      (await toy.ask('{ cases { edges { cursor } } }', { headers })).body.errors?.[0]?.message;
    expect(await message({})).toBe('请先登录。');
    expect(await message({ 'accept-language': 'fr, en;q=0.8, zh;q=0.2' })).toBe('Please sign in first.');
    expect(await message({ 'accept-language': 'en', cookie: 'lang=zh-CN' })).toBe('请先登录。');
  });
});

describe('node(id)', () => {
  it("answers another's id, an unknown id and no id at all alike", async () => {
    const li = aPerson();
    const hers = aCase(toy.room, li);
    toy.room.actors.set('ses_li', li).set('ses_wang', aPerson());
    const ask = (id: string, token: string) => toy.ask(`{ node(id: "${id}") { __typename id } }`, { token });
    expect((await ask(hers, 'ses_li')).body).toEqual({ data: { node: { __typename: 'Case', id: hers } } });
    for (const id of [hers, newId('case', 3), newId('centre', 3), 'cas_', '__proto__']) {
      expect(await ask(id, 'ses_wang')).toEqual({ status: 200, body: { data: { node: null } } });
    }
  });
});

describe('a body that is no question', () => {
  it('is refused when it is larger than 1 MB, with and without its length', async () => {
    const large = JSON.stringify({ query: `{ a(text: "${'x'.repeat(1024 * 1024)}") }` });
    const told = await post(large, { ...json, 'content-length': Buffer.byteLength(large) });
    const untold = await post(large, { ...json, 'transfer-encoding': 'chunked' });
    for (const answer of [told, untold]) {
      expect(answer.status).toBe(413);
      expect(codeOf(answer.text)).toBe('PAYLOAD_TOO_LARGE');
    }
  });

  it.each([
    'text/plain',
    'application/jsonx',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-16',
    '',
  ])('is refused as “%s”', async (type) => {
    const answer = await post('{"query":"{ __typename }"}', type === '' ? {} : { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(codeOf(answer.text)).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('is refused when packed', async () => {
    expect((await post('x', { ...json, 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it.each(['', '{', 'null', '[]', '"x"', '[{"query":"{ __typename }"}]', '{"query":"\\ud800"}'])(
    'is refused as %s',
    async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(codeOf(answer.text)).toBe('MALFORMED_BODY');
    },
  );

  it.each([
    '{}',
    '{"query":1}',
    '{"query":"{ __typename }","variables":[]}',
    '{"query":"{ __typename }","operationName":{}}',
  ])('is refused as %s', async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(codeOf(answer.text)).toBe('INVALID_INPUT');
  });
});

describe('a document', () => {
  const codeFor = async (query: string) => {
    const { status, body } = await toy.ask(query);
    return [status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.message] as const;
  };

  it('of 200 aliases is refused', async () => {
    const aliases = Array.from({ length: 200 }, (_, n) => `a${n}: explode`).join(' ');
    expect(await codeFor(`{ ${aliases} }`)).toEqual([
      400,
      'QUERY_TOO_LARGE',
      '查询超出限制：Aliases limit of 15 exceeded, found 200.',
    ]);
  });

  it('that is too deep, too long or too dear is refused', async () => {
    expect(
      (await codeFor(`{ ${'node(id: "x") { ... on Node { '.repeat(20)} id ${'} }'.repeat(20)} }`)).slice(0, 2),
    ).toEqual([400, 'QUERY_TOO_LARGE']);
    expect((await codeFor(`{ ${'__typename '.repeat(1000)} }`)).slice(0, 2)).toEqual([400, 'QUERY_TOO_LARGE']);
    expect((await codeFor(`{ __typename } #${'x'.repeat(20_000)}`)).slice(0, 2)).toEqual([400, 'QUERY_TOO_LARGE']);
    expect((await codeFor(`{ __typename ${'@include(if: true) '.repeat(30)} }`)).slice(0, 2)).toEqual([
      400,
      'QUERY_TOO_LARGE',
    ]);
    expect((await codeFor('{ cases(first: 10000) { edges { node { id product } } } }')).slice(0, 2)).toEqual([
      400,
      'QUERY_TOO_LARGE',
    ]);
  });

  it('that asks for 1,000 of a list is refused by the operation', async () => {
    const { status, body } = await toy.ask('query ($first: Int) { cases(first: $first) { edges { cursor } } }', {
      token: 'ses_li',
      variables: { first: 1000 },
    });
    expect(status).toBe(200);
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'first', rule: 'too-big' }],
    });
  });

  it('that asks for too much by its variables is refused', async () => {
    const query = 'query ($first: Int) { cases(first: $first) { edges { node { id product } } } }';
    const { status, body } = await toy.ask(query, { token: 'ses_li', variables: { first: 10_000 } });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_LARGE']);
  });

  it('with thousands of values in its variables is refused, however deep they lie', async () => {
    const query = 'query ($first: Int) { cases(first: $first) { edges { cursor } } }';
    for (const more of [`[${'1,'.repeat(2_000)}1]`, `${'['.repeat(50_000)}${']'.repeat(50_000)}`]) {
      const { status, text } = await post(`{"query":"${query}","variables":{"first":1,"more":${more}}}`);
      expect(status).toBe(400);
      expect(JSON.parse(text).errors[0].extensions).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ path: 'variables', rule: 'too-many' }],
      });
    }
  });

  it('with fragments in a circle is refused', async () => {
    expect(
      (await codeFor('{ node(id: "x") { ...A } } fragment A on Node { ...B } fragment B on Node { ...A }'))[0],
    ).toBe(400);
  });

  it('that cannot be read, does not fit or names no operation is refused', async () => {
    expect((await codeFor('{ cases('))[1]).toBe('QUERY_MALFORMED');
    expect((await codeFor('{ nothing }'))[1]).toBe('QUERY_INVALID');
    expect((await codeFor('query A { __typename } query B { __typename }'))[1]).toBe('QUERY_INVALID');
    expect((await codeFor('subscription { caseChanged { id } }'))[1]).toBe('QUERY_INVALID');
  });

  it('whose variables do not fit is refused', async () => {
    const { status, body } = await toy.ask('query ($first: Int) { cases(first: $first) { edges { cursor } } }', {
      variables: { first: 'many' },
    });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_INVALID']);
  });

  it('may ask about the schema in development only', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await codeFor(query)).slice(0, 2)).toEqual([400, 'QUERY_INVALID']);
    const development = await openToyGateway({ development: true });
    expect((await development.ask(query)).status).toBe(200);
    await development.close();
  });
});

describe('an unexpected failure', () => {
  it('is told under a reference, and logged under the same', async () => {
    const { status, body } = await toy.ask('{ explode }');
    const error = body.errors?.[0];
    expect(status).toBe(200);
    expect(error?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(body)).not.toContain('hunter2');
    const line = toy.lines.find(({ fields }) => fields.reference === error?.extensions.reference);
    expect(line).toMatchObject({ level: 'error', fields: { err: { message: 'password=hunter2' } } });
  });

  it('of a field that must not be null is masked too', async () => {
    const { body } = await toy.ask('{ broken { id } }');
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL');
  });
});

describe('a request from a browser', () => {
  const ask = (headers: object) => post('{"query":"{ __typename }"}', { ...json, ...headers });

  it('with our cookie from another site is refused', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:4000']) {
      const answer = await ask({ cookie: 'sinan_session=ses_li', origin });
      expect([answer.status, codeOf(answer.text)]).toEqual([403, 'CROSS_SITE']);
    }
  });

  it('from our own pages is taken', async () => {
    expect((await ask({ cookie: 'sinan_session=ses_li', origin: 'https://sinan.example' })).status).toBe(200);
  });

  it('by GET does nothing', async () => {
    const mutation = encodeURIComponent('mutation { rename(id: "x", product: "y") { __typename } }');
    for (const accept of ['application/json', 'text/event-stream', 'text/html']) {
      const answer = await raw(`${toy.url}/graphql?query=${mutation}`, {
        headers: { accept, authorization: 'Bearer ses_li' },
      });
      expect(answer.status).toBe(405);
      expect(codeOf(answer.text)).toBe('METHOD_NOT_ALLOWED');
    }
    expect(toy.room.calls).toEqual([]);
  });

  it('carries security headers back', async () => {
    const { headers } = await ask({});
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
  });
});

describe('an administrator', () => {
  it('reads parked events, replays and skips them', async () => {
    toy.room.actors.set('ses_admin', anAdministrator());
    for (const id of ['p1', 'p2']) {
      toy.room.parked.set(id, {
        id,
        service: 'cases',
        group: 'cases.partners',
        topic: 'sinan.intake',
        key: '//partner',
        error: 'unknown partner',
        behind: false,
        parkedAt: '2026-11-01T00:00:00.000Z',
        replayable: true,
      });
    }
    const ask = async (query: string) => (await toy.ask(query, { token: 'ses_admin' })).body.data;
    expect(await ask('{ parkedEvents { id service error replayable } }')).toMatchObject({
      parkedEvents: [{ id: 'p1', service: 'cases' }, { id: 'p2' }],
    });
    expect(
      await ask(
        'mutation { replayParked(input: { service: "cases", id: "p1" }) { __typename ... on ParkedDone { replayed } } }',
      ),
    ).toEqual({ replayParked: { __typename: 'ParkedDone', replayed: 1 } });
    expect(
      await ask('mutation { skipParked(input: { service: "cases", id: "p2", reason: "test data" }) { __typename } }'),
    ).toEqual({ skipParked: { __typename: 'ParkedDone' } });
    expect(
      await ask('mutation { skipParked(input: { service: "none", id: "p2", reason: "x" }) { __typename } }'),
    ).toEqual({
      skipParked: { __typename: 'Refused' },
    });
    expect(toy.room.parked.size).toBe(0);
  });

  it('retries under a command id, which has to be one', async () => {
    toy.room.actors.set('ses_admin', anAdministrator());
    for (const field of [
      'replayParked(input: { service: "cases", id: "p1" }, commandId: "again")',
      'skipParked(input: { service: "cases", id: "p1", reason: "x" }, commandId: "again")',
    ]) {
      const source = `mutation { done: ${field} { ... on InvalidInput { problems { path } } } }`;
      const { body } = await toy.ask(source, { token: 'ses_admin' });
      expect(body.data).toEqual({ done: { problems: [{ path: 'commandId' }] } });
    }
  });

  it('is the only one who may', async () => {
    const { body } = await toy.ask('{ parkedEvents { id } }', { token: 'ses_li' });
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
