import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from './graphql.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import { caseReported } from './partner-event.ts';
import { removePlace } from './place.ts';
import { type Platform, startPlatform } from './platform.ts';
import { BEYOND_LOOPBACK } from './stage.ts';

/** A deployment that others reach: it answers its own clients' documents alone, and each network only so often. */
let sink: MailSink;
let platform: Platform;
beforeAll(async () => {
  sink = await openMailSink();
  platform = await startPlatform({ env: { ...BEYOND_LOOPBACK, SINAN_GRAPHQL: 'persisted', SMTP_URL: sink.url } });
});
afterAll(async () => {
  await platform.stop();
  await removePlace(platform.place);
  await sink.stop();
});

const OPERATIONS: { readonly [documentId: string]: string } = JSON.parse(
  readFileSync(new URL('../../schema/graphql/operations.json', import.meta.url), 'utf8'),
);
const called = (name: string) => {
  const [found] = Object.entries(OPERATIONS).filter(([, text]) => new RegExp(`^\\w+ ${name}\\b`).test(text));
  if (!found) throw new Error(`there is no persisted operation ${name}`);
  return { documentId: found[0], query: found[1] };
};

/** From one network unless another is named: the proxy says which. */
async function send(path: string, body: object, network = '192.0.2.1', headers: Record<string, string> = {}) {
  const response = await post(platform.url, path, JSON.stringify(body), {
    'content-type': 'application/json',
    'x-forwarded-for': network,
    ...headers,
  });
  const { data, errors, error } = await response.json();
  const retryAfter = Number(response.headers.get('retry-after'));
  return { status: response.status, data, code: errors?.[0]?.extensions?.code ?? error?.code, retryAfter };
}

/** The answers to so many requests, twenty of them at once. */
async function times<T>(many: number, ask: (n: number) => Promise<T>): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let from = 0; from < many; from += 20)
    answers.push(...(await Promise.all(Array.from({ length: Math.min(20, many - from) }, (_, n) => ask(from + n)))));
  return answers;
}

describe('a document', () => {
  it('is answered by its id and by its text, when it is one of ours', async () => {
    const { documentId, query } = called('Centres');
    for (const body of [{ documentId }, { query }])
      expect((await send('/graphql', body)).data.centres.length).toBeGreaterThan(1);
  });

  it.each(Object.keys(OPERATIONS))('%s keeps to the limits', async (documentId) => {
    const { code } = await send('/graphql', { documentId });
    expect([undefined, 'QUERY_INVALID', 'UNAUTHENTICATED']).toContain(code);
  });

  it.each(['{ centres { id } }', '{ __typename }', '{ __schema { types { name } } }', 'nonsense'])(
    'that is another (%s) is refused, whatever it says',
    async (query) => {
      expect(await send('/graphql', { query })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_PERSISTED' });
    },
  );
});

describe('one network', () => {
  const askFor = (n: number, network?: string) => {
    const { documentId } = called('RequestSignIn');
    return send('/graphql', { documentId, variables: { input: { email: `reader-${n}@x.example` } } }, network);
  };

  it('may ask for a hundred sign-in mails in ten minutes; then it is told when to come again', async () => {
    for (const { data } of await times(100, (n) => askFor(n)))
      expect(data.requestSignIn.__typename).toBe('SignInRequested');
    const refused = await askFor(100);
    expect(refused).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect(refused.retryAfter).toBeLessThanOrEqual(600);
    expect((await askFor(101, '192.0.2.2')).status).toBe(200);
    expect((await send('/graphql', { documentId: called('Warnings').documentId })).status).toBe(200);
  });

  it('may bring five hundred tokens that are none, and no more, to whichever door', async () => {
    const network = '2001:db8::1';
    const bad = { authorization: 'Bearer tok_01990b7e-0000-7000-8000-000000000000~0~k~x' };
    const bring = () => send('/events', caseReported('urn:example:x', 'e-1'), network, bad);
    for (const { status } of await times(500, bring)) expect(status).toBe(401);
    const refused = await bring();
    expect(refused).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(refused.retryAfter).toBeGreaterThan(0);
    const page = await fetch(`${platform.url}/`, {
      headers: { cookie: 'sinan_session=x', 'x-forwarded-for': '2001:db8::2' },
    });
    expect([page.status, Number(page.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await fetch(`${platform.url}/`, { headers: { 'x-forwarded-for': network } })).status).toBe(200);
  });
});
