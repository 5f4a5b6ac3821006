import { describe, expect, it } from 'vitest';
import { isHere, refuseOtherPages } from './here.ts';

type Request = Parameters<typeof refuseOtherPages>[0];
/** What of a request is looked at. */
const requestOf = (headers: object, remoteAddress = '127.0.0.1', httpVersion = '1.1') =>
  ({ headers: { host: 'localhost:4000', ...headers }, socket: { remoteAddress }, httpVersion }) as unknown as Request;

describe('a request', () => {
  it.each([
    ['localhost:4000', '127.0.0.1'],
    ['LOCALHOST', '::1'],
    ['127.0.0.1:80', '::ffff:127.0.0.1'],
    ['[::1]:4000', '127.0.0.1'],
  ])('to %s from %s comes from here', (host, from) => {
    expect(isHere(requestOf({ host }, from))).toBe(true);
  });

  it.each([
    ['rebound.example:4000', '127.0.0.1'],
    ['localhost.rebound.example', '127.0.0.1'],
    ['localhost:4000@rebound.example', '127.0.0.1'],
    ['127.0.0.1.rebound.example', '127.0.0.1'],
    ['', '127.0.0.1'],
    ['localhost:4000', '192.0.2.7'],
    ['localhost:4000', '::ffff:192.0.2.7'],
    ['localhost:4000', ''],
  ])('to %s from %s does not', (host, from) => {
    expect(isHere(requestOf({ host }, from))).toBe(false);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'with %s has come by a proxy',
    (name) => {
      expect(isHere(requestOf({ [name]: '127.0.0.1' }))).toBe(false);
    },
  );

  it('by HTTP/1.0 has come by a proxy that says nothing of itself', () => {
    expect(isHere(requestOf({}, '127.0.0.1', '1.0'))).toBe(false);
  });
});

describe('a form', () => {
  it('may come from its own page', () => {
    for (const headers of [{ origin: 'http://localhost:4000' }, { 'sec-fetch-site': 'same-origin' }])
      expect(() => refuseOtherPages(requestOf(headers))).not.toThrow();
  });

  it.each([
    {},
    { origin: 'http://localhost:3000' },
    { origin: 'https://localhost:4000' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ])('may not come from elsewhere: %o', (headers) => {
    expect(() => refuseOtherPages(requestOf(headers))).toThrow(expect.objectContaining({ code: 'CROSS_SITE' }));
  });
});
