import type { Attack, World } from './attack.ts';

const TYPENAME = '{ __typename }';
const SIGN_OUT = 'mutation { signOut { __typename } }';
const cookie = ({ token }: World) => `sinan_session=${encodeURIComponent(token)}`;
/** A browser's request from a page of elsewhere: the cookie goes with it, a bearer cannot. */
const from = (headers: object) => (world: World) => ({
  query: SIGN_OUT,
  headers: { authorization: undefined, cookie: cookie(world), ...headers },
});

/** Whose request it is. */
export const BROWSERS: readonly Attack[] = [
  ['another site, with our cookie', '403 CROSS_SITE', from({ origin: 'https://evil.example' })],
  ['no site, with our cookie', '403 CROSS_SITE', from({ origin: 'null' })],
  ['an origin that is no address', '403 CROSS_SITE', from({ origin: 'sinan.example' })],
  ['an origin that ends so', '403 CROSS_SITE', from({ origin: 'https://notsinan.example' })],
  ['an origin that begins so', '403 CROSS_SITE', from({ origin: 'https://sinan.example.evil.example' })],
  ['an origin with our name as a user', '403 CROSS_SITE', from({ origin: 'https://sinan.example@evil.example' })],
  ['our origin without encryption', '403 CROSS_SITE', from({ origin: 'http://sinan.example' })],
  ['our origin at another port', '403 CROSS_SITE', from({ origin: 'https://sinan.example:8443' })],
  ['this machine', '403 CROSS_SITE', from({ origin: 'http://localhost:4000' })],
  [
    'another page, with our cookie and no origin',
    '403 CROSS_SITE',
    from({ referer: 'https://evil.example/sinan.example' }),
  ],
  [
    'another site as text/plain, which needs no leave',
    '403 CROSS_SITE',
    from({ origin: 'https://evil.example', 'content-type': 'text/plain' }),
  ],
  [
    'another site that asks for leave',
    '405 METHOD_NOT_ALLOWED',
    (world) => ({ ...from({ origin: 'https://evil.example' })(world), method: 'OPTIONS' }),
  ],
  [
    'another site, with cookie and bearer: only the bearer counts',
    '200 data',
    (world) => ({ query: TYPENAME, headers: { cookie: cookie(world), origin: 'https://evil.example' } }),
  ],
  [
    'another site, with a cookie and a bearer that is none',
    '200 data',
    (world) => ({
      query: TYPENAME,
      headers: { cookie: cookie(world), origin: 'https://evil.example', authorization: 'Bearer x' },
    }),
  ],
  [
    'two cookies of one name',
    '200 data',
    (world) => ({
      query: TYPENAME,
      headers: { authorization: undefined, cookie: `sinan_session=x; ${cookie(world)}` },
    }),
  ],
  [
    'a cookie that cannot be read',
    '200 data',
    () => ({ query: TYPENAME, headers: { authorization: undefined, cookie: 'sinan_session=%E0%A4%A' } }),
  ],
  ['a password', '200 data', () => ({ query: TYPENAME, headers: { authorization: 'Basic YTpi' } })],
  [
    'a bearer of 10 KB',
    '200 data',
    () => ({ query: TYPENAME, headers: { authorization: `Bearer ${'x'.repeat(10_000)}` } }),
  ],
  [
    'a trace that is none',
    '200 data',
    () => ({ query: TYPENAME, headers: { traceparent: '00-x', 'x-request-id': '\u00ff' } }),
  ],
];
