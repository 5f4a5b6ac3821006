import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operateHandler } from './endpoint.ts';
import { operatorToken } from './token.ts';

const secret = 'a secret of this spec, long enough';
let server: Server;
let port: number;
let asked: [string, unknown][];
beforeEach(async () => {
  asked = [];
  const handle = operateHandler({
    secret,
    operate: async (operation, input, tell) => {
      asked.push([operation, input]);
      if (operation === 'long') for (const done of [1, 2]) tell({ step: { en: 'rows', zh: '行' }, done, of: 2 });
      return { ok: true, result: 'done' };
    },
  });
  server = createServer((req, res) => void handle(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => server.close());

const GOOD = { authorization: `Bearer ${operatorToken(secret)}`, 'content-type': 'application/json' };
interface Sent {
  readonly headers?: { readonly [name: string]: string };
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
}
function send({ headers = {}, method = 'POST', path = '/operate', body = '{"operation":"look"}' }: Sent) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...GOOD, ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk)).on('end', () => resolve({ status: answer.statusCode, text }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('given a program of this machine that knows the secret', () => {
  it('when it asks, then it is answered', async () => {
    const { status, text } = await send({ body: '{"operation":"look","input":{"at":1}}' });
    expect([status, JSON.parse(text)]).toEqual([200, { ok: true, result: 'done' }]);
    expect(asked).toEqual([['look', { at: 1 }]]);
  });

  it('when what it asks takes its time, then it hears how far it is, a line each, and the answer last', async () => {
    const { text } = await send({ body: '{"operation":"long"}' });
    const step = { en: 'rows', zh: '行' };
    const lines = text.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { progress: { step, done: 1, of: 2 } },
      { progress: { step, done: 2, of: 2 } },
      { ok: true, result: 'done' },
    ]);
  });

  it.each([
    ['no JSON', { body: 'operation=look' }, 400],
    ['no operation', { body: '{"input":{}}' }, 400],
    ['an operation that is no name', { body: '{"operation":{}}' }, 400],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['another path', { path: '/graphql' }, 404],
    ['a GET', { method: 'GET', body: '' }, 405],
    ['more than 4 MB', { body: 'x'.repeat(4 * 1024 * 1024 + 1) }, 413],
  ])('when it sends %s, then it is refused, and nothing runs', async (_, sent, status) => {
    expect((await send(sent)).status).toBe(status);
    expect(asked).toEqual([]);
  });
});

describe('given somebody else', () => {
  it.each([
    ['without a token', { authorization: '' }, 401],
    ['with another token', { authorization: `Bearer ${operatorToken('another secret, as long as the first')}` }, 401],
    ['with the secret itself', { authorization: `Bearer ${secret}` }, 401],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }, 403],
    ['through a proxy of the standard', { forwarded: 'for=203.0.113.9' }, 403],
    ['from a web page', { origin: 'http://localhost:4000' }, 403],
    ['from a web page of this very place', { 'sec-fetch-site': 'same-origin' }, 403],
    ['under a name that was bent to this machine', { host: 'rebound.example:80' }, 403],
  ])('when they ask %s, then they learn nothing, and nothing runs', async (_, headers, status) => {
    const answer = await send({ headers });
    expect(answer).toEqual({ status, text: '' });
    expect(asked).toEqual([]);
  });
});
