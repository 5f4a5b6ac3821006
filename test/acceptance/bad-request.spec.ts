import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { graphql, post } from './graphql.ts';
import { caseReported } from './partner-event.ts';
import { application, FILE, fileCase, serviceToken } from './people.ts';
import { everything, openStage, type Stage } from './stage.ts';

/** Requests that are no proper ones: each its own status and code, and nothing changed. */
let stage: Stage;
let before: object;
const source = 'urn:example:court-watch';
let programToken: string;
beforeAll(async () => {
  stage = await openStage();
  programToken = await serviceToken(stage.url, stage.security, [source]);
  await fileCase(stage.url, stage.filer, application(stage.organisationId));
  await stage.sink.next(stage.filer.email, 3);
  await stage.sink.next(stage.staff.email, 2);
  before = await everything(stage);
});
afterEach(async () => expect(await everything(stage)).toEqual(before));
afterAll(() => stage.close());

const JSON_TYPE = 'application/json';
const EVENT_TYPE = 'application/cloudevents+json';
const filing = (more: object = {}): string =>
  JSON.stringify({ query: FILE, variables: { input: application(stage.organisationId, more) } });

/** A request with a proof that would be good enough for a good request. */
async function send(path: string, body: string, type: string | null, more: Record<string, string> = {}) {
  const token = path === '/events' ? programToken : stage.filer.token;
  const response = await fetch(`${stage.url}${path}`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: { authorization: `Bearer ${token}`, ...(type === null ? {} : { 'content-type': type }), ...more },
  });
  return { status: response.status, text: await response.text() };
}

/** What is sent, as what, and what is answered. */
type BadBody = readonly [what: string, status: number, code: string, body: () => string, type: string | null];

describe('a body that is no query', () => {
  const MEGABYTE = 1024 * 1024;
  it.each<BadBody>([
    ['a text of 1 MB', 413, 'PAYLOAD_TOO_LARGE', () => filing({ facts: 'x'.repeat(MEGABYTE) }), JSON_TYPE],
    ['a Chinese text of 1 MB', 413, 'PAYLOAD_TOO_LARGE', () => filing({ facts: '事'.repeat(MEGABYTE / 3) }), JSON_TYPE],
    ['text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE', () => filing(), 'text/plain'],
    ['a form', 415, 'UNSUPPORTED_MEDIA_TYPE', () => filing(), 'application/x-www-form-urlencoded'],
    ['no media type', 415, 'UNSUPPORTED_MEDIA_TYPE', () => filing(), null],
    ['JSON in another alphabet', 415, 'UNSUPPORTED_MEDIA_TYPE', () => filing(), `${JSON_TYPE}; charset=gbk`],
    ['a cut body', 400, 'MALFORMED_BODY', () => filing().slice(0, -1), JSON_TYPE],
    ['an empty body', 400, 'MALFORMED_BODY', () => '', JSON_TYPE],
    ['a batch', 400, 'MALFORMED_BODY', () => `[${filing()}]`, JSON_TYPE],
    ['null', 400, 'MALFORMED_BODY', () => 'null', JSON_TYPE],
    ['half a character', 400, 'MALFORMED_BODY', () => filing({ facts: 'HALF' }).replace('HALF', '\\ud800'), JSON_TYPE],
    ['no query', 400, 'INVALID_INPUT', () => '{}', JSON_TYPE],
    [
      'variables that are text',
      400,
      'INVALID_INPUT',
      () => '{"query":"{ centres { id } }","variables":"x"}',
      JSON_TYPE,
    ],
    [
      'an operation that is not there',
      400,
      'QUERY_INVALID',
      () => '{"query":"{ centres { id } }","operationName":"x"}',
      JSON_TYPE,
    ],
    ['what is no GraphQL', 400, 'QUERY_MALFORMED', () => '{"query":"{ centres { id }"}', JSON_TYPE],
  ])('of %s is answered %i %s', async (_, status, code, body, type) => {
    const answer = await send('/graphql', body(), type);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).errors).toMatchObject([{ extensions: { code } }]);
  });

  it('compressed is answered 415, not unpacked', async () => {
    const answer = await send('/graphql', filing(), JSON_TYPE, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });

  it('tells what is wrong in the language of the reader', async () => {
    const chinese = await send('/graphql', filing(), 'text/plain', { 'accept-language': 'zh-CN' });
    const english = await send('/graphql', filing(), 'text/plain', { 'accept-language': 'en' });
    expect(chinese.text).toContain('请以 application/json 格式发送');
    expect(english.text).toContain('Please send it as application/json');
  });
});

describe('a query that asks for too much', () => {
  const repeated = (times: number, of: (n: number) => string) =>
    Array.from({ length: times }, (_, n) => of(n)).join(' ');
  const nested = (depth: number, outer: string, inner: string): string =>
    `${`${outer} { `.repeat(depth)}${inner}${' }'.repeat(depth)}`;
  it.each([
    ['200 aliases', `{ ${repeated(200, (n) => `c${n}: centres { id }`)} }`],
    ['200 mutations under aliases', `mutation { ${repeated(200, (n) => `s${n}: signOut { __typename }`)} }`],
    ['a deep query', `{ ${nested(40, 'node(id: "x")', 'id')} }`],
    ['a query deep in fragments', `{ ${nested(40, '... on Query', 'centres { id }')} }`],
    ['hundreds of directives', `{ centres { ${repeated(300, () => 'id @include(if: true)')} } }`],
    ['ten thousand fields', `{ centres { ${'id '.repeat(10_000)} } }`],
    ['aliases hidden in fragments', `{ ...F } fragment F on Query { ${repeated(50, (n) => `c${n}: centres { id }`)} }`],
  ])('such as %s is refused whole', async (_, query) => {
    const answer = await graphql(stage.url, stage.filer.token, query);
    expect(answer).toMatchObject({ status: 400, data: null });
    expect(answer.errors[0]?.extensions?.code).toMatch(/^QUERY_(TOO_LARGE|MALFORMED)$/);
  });

  it('such as fragments in a circle is refused', async () => {
    const query = '{ centres { ...A } } fragment A on Centre { ...B } fragment B on Centre { ...A }';
    expect((await graphql(stage.url, stage.filer.token, query)).status).toBe(400);
  });
});

describe('a request of the wrong kind', () => {
  const signOut = `/graphql?query=${encodeURIComponent('mutation { signOut { __typename } }')}`;
  it.each(['text/html', 'application/json', 'text/event-stream', '*/*'])(
    'GET of a mutation (%s) runs nothing',
    async (accept) => {
      const headers = { authorization: `Bearer ${stage.filer.token}`, accept };
      const answer = await fetch(`${stage.url}${signOut}`, { headers });
      expect(await answer.text()).not.toContain('SignedOut');
      expect(answer.status).toBe(accept === 'text/html' ? 200 : 405);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('%s is answered 405 with what is allowed', async (method) => {
    const answer = await fetch(`${stage.url}/events`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('to nowhere is answered 404', async () => {
    expect((await fetch(`${stage.url}/wp-login.php`)).status).toBe(404);
    expect((await post(stage.url, '/../../etc/passwd', '', {})).status).toBe(404);
  });
});

describe('a form of another site, with the cookie of somebody here', () => {
  const elsewhere = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
  const cookie = () => ({ cookie: `sinan_session=${encodeURIComponent(stage.filer.token)}` });

  it.each(['/sign-in/request', '/sign-in', '/sign-out', '/confirm'])('is refused at %s', async (path) => {
    const body = 'email=victim%40x.example&token=x';
    const refused = await post(stage.url, path, body, { ...elsewhere, ...cookie() });
    expect(refused.status).toBe(403);
    const opaque = await post(stage.url, path, body, { ...elsewhere, ...cookie(), origin: 'null' });
    expect(opaque.status).toBe(403);
  });

  it('is refused at /graphql, whatever its media type says', async () => {
    const query = JSON.stringify({ query: 'mutation { signOut { __typename } }' });
    for (const type of [JSON_TYPE, 'text/plain']) {
      const answer = await post(stage.url, '/graphql', query, { ...elsewhere, ...cookie(), 'content-type': type });
      expect(answer.status).toBe(403);
    }
  });
});

describe('an event that is none', () => {
  const event = (more: object = {}): string => JSON.stringify(caseReported(source, 'e-1', more));
  it.each<BadBody>([
    ['of more than 256 KB', 413, 'PAYLOAD_TOO_LARGE', () => event({ facts: 'x'.repeat(256 * 1024) }), EVENT_TYPE],
    ['as text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE', () => event(), 'text/plain'],
    ['without a media type', 415, 'UNSUPPORTED_MEDIA_TYPE', () => event(), null],
    ['in a batch', 415, 'UNSUPPORTED_MEDIA_TYPE', () => `[${event()}]`, 'application/cloudevents-batch+json'],
    ['that is cut', 400, 'MALFORMED_BODY', () => event().slice(1), EVENT_TYPE],
    ['that is a list', 400, 'MALFORMED_BODY', () => `[${event()}]`, EVENT_TYPE],
    [
      'without an id',
      400,
      'INVALID_INPUT',
      () => JSON.stringify({ ...caseReported(source, 'x'), id: undefined }),
      EVENT_TYPE,
    ],
    ['of an unknown country', 400, 'INVALID_INPUT', () => event({ country: 'XX' }), EVENT_TYPE],
  ])('%s is answered %i %s', async (_, status, code, body, type) => {
    const answer = await send('/events', body(), type);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).error.code).toBe(code);
  });

  it('in binary mode is answered 415', async () => {
    const answer = await send('/events', '{}', JSON_TYPE, { 'ce-specversion': '1.0', 'ce-id': 'e-1' });
    expect(answer.status).toBe(415);
  });

  it.each([
    ['without a token', 401, {}],
    ['with a person’s session', 403, 'filer'],
    ['with a token made up', 401, { authorization: 'Bearer tok_01990b7e-0000-7000-8000-000000000000~0~k~x' }],
  ] as const)('%s is answered %i', async (_, status, proof) => {
    const headers = proof === 'filer' ? { authorization: `Bearer ${stage.filer.token}` } : proof;
    const answer = await post(stage.url, '/events', event(), { 'content-type': EVENT_TYPE, ...headers });
    expect(answer.status).toBe(status);
  });
});
