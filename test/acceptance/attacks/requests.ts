import { gzipSync } from 'node:zlib';
import type { Attack } from './attack.ts';

const TYPENAME = '{ __typename }';
const SIGN_OUT = 'mutation { signOut { __typename } }';
const inUrl = (query: string, more = '') => `/graphql?query=${encodeURIComponent(query)}${more}`;
const typed = (type: string | undefined) => ({ query: SIGN_OUT, headers: { 'content-type': type } });
const MULTIPART = `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"${SIGN_OUT}"}\r\n--x--\r\n`;

/** Bodies that are no question. */
const BODIES: readonly Attack[] = [
  ['a batch', '400 MALFORMED_BODY', () => ({ body: `[{"query":"${SIGN_OUT}"},{"query":"${SIGN_OUT}"}]` })],
  ['a batch inside', '400 INVALID_INPUT', () => ({ more: { query: [SIGN_OUT, SIGN_OUT] } })],
  ['an empty body', '400 MALFORMED_BODY', () => ({ body: '' })],
  ['null', '400 MALFORMED_BODY', () => ({ body: 'null' })],
  ['a number', '400 MALFORMED_BODY', () => ({ body: '7' })],
  ['a string', '400 MALFORMED_BODY', () => ({ body: JSON.stringify(SIGN_OUT) })],
  ['a cut body', '400 MALFORMED_BODY', () => ({ body: `{"query":"${TYPENAME}` })],
  ['two bodies', '400 MALFORMED_BODY', () => ({ body: `{"query":"${TYPENAME}"}{"query":"${SIGN_OUT}"}` })],
  ['a body with a byte-order mark', '400 MALFORMED_BODY', () => ({ body: `\uFEFF{"query":"${TYPENAME}"}` })],
  ['bytes that are no text', '400 MALFORMED_BODY', () => ({ body: Buffer.from([0xff, 0xfe, 0x00, 0x80]) })],
  ['100,000 brackets', '400 MALFORMED_BODY', () => ({ body: '['.repeat(100_000) })],
  [
    '100,000 objects, each in the other',
    '400 INVALID_INPUT',
    () => ({ body: `${'{"query":'.repeat(50_000)}1${'}'.repeat(50_000)}` }),
  ],
  [
    'a body larger than 1 MB',
    '413 PAYLOAD_TOO_LARGE',
    () => ({ query: TYPENAME, more: { more: 'x'.repeat(1_048_576) } }),
  ],
  ['variables that are a list', '400 INVALID_INPUT', () => ({ query: TYPENAME, more: { variables: [] } })],
  ['variables that are text', '400 INVALID_INPUT', () => ({ query: TYPENAME, more: { variables: '{}' } })],
  ['extensions that are a list', '400 INVALID_INPUT', () => ({ query: TYPENAME, more: { extensions: [] } })],
  ['__proto__ for a body', '400 INVALID_INPUT', () => ({ body: `{"__proto__":{"query":"${SIGN_OUT}"}}` })],
];

/** Types of bodies, and how they are packed. */
const TYPES: readonly Attack[] = [
  ['no type', '415 UNSUPPORTED_MEDIA_TYPE', () => typed(undefined)],
  ['text/plain', '415 UNSUPPORTED_MEDIA_TYPE', () => typed('text/plain')],
  [
    'a form',
    '415 UNSUPPORTED_MEDIA_TYPE',
    () => ({ ...typed('application/x-www-form-urlencoded'), body: `query=${encodeURIComponent(SIGN_OUT)}` }),
  ],
  [
    'a multipart form',
    '415 UNSUPPORTED_MEDIA_TYPE',
    () => ({ ...typed('multipart/form-data; boundary=x'), body: MULTIPART }),
  ],
  ['application/graphql', '415 UNSUPPORTED_MEDIA_TYPE', () => ({ ...typed('application/graphql'), body: SIGN_OUT })],
  ['two types', '415 UNSUPPORTED_MEDIA_TYPE', () => typed('text/plain, application/json')],
  ['a type that begins so', '415 UNSUPPORTED_MEDIA_TYPE', () => typed('application/jsonp')],
  ['another alphabet', '415 UNSUPPORTED_MEDIA_TYPE', () => typed('application/json; charset=utf-7')],
  [
    'a type that hides in another’s parameter',
    '415 UNSUPPORTED_MEDIA_TYPE',
    () => typed('text/plain; x=application/json'),
  ],
  [
    'gzip',
    '415 UNSUPPORTED_MEDIA_TYPE',
    () => ({ body: gzipSync(`{"query":"${SIGN_OUT}"}`), headers: { 'content-encoding': 'gzip' } }),
  ],
  [
    'JSON in capitals, with its alphabet',
    '200 data',
    () => ({ query: TYPENAME, headers: { 'content-type': 'Application/JSON; Charset="UTF-8"' } }),
  ],
];

/** Methods, and what stands in the address. */
const METHODS: readonly Attack[] = [
  ['a mutation by GET', '405 METHOD_NOT_ALLOWED', () => ({ method: 'GET', path: inUrl(SIGN_OUT) })],
  [
    'a mutation by GET for a stream',
    '405 METHOD_NOT_ALLOWED',
    () => ({ method: 'GET', path: inUrl(SIGN_OUT), headers: { accept: 'text/event-stream' } }),
  ],
  [
    'a mutation by GET for a page',
    '405 METHOD_NOT_ALLOWED',
    () => ({ method: 'GET', path: inUrl(SIGN_OUT), headers: { accept: 'text/html' } }),
  ],
  ['a query by GET', '405 METHOD_NOT_ALLOWED', () => ({ method: 'GET', path: inUrl(TYPENAME) })],
  [
    'a stream by GET whose variables are no JSON',
    '400 MALFORMED_BODY',
    () => ({
      method: 'GET',
      path: inUrl('subscription { caseChanged { id } }', '&variables={'),
      headers: { accept: 'text/event-stream' },
    }),
  ],
  [
    'a stream by GET with half a character',
    '400 MALFORMED_BODY',
    () => ({
      method: 'GET',
      path: inUrl('subscription { caseChanged { id } }', `&variables=${encodeURIComponent('{"a":"\\ud800"}')}`),
      headers: { accept: 'text/event-stream' },
    }),
  ],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'].map(
    (method): Attack => [method, '405 METHOD_NOT_ALLOWED', () => ({ query: SIGN_OUT, method })],
  ),
  [
    'a method in a header',
    '405 METHOD_NOT_ALLOWED',
    () => ({ method: 'GET', path: inUrl(SIGN_OUT), headers: { 'x-http-method-override': 'POST' } }),
  ],
  ['a query in the address of a POST', '400 INVALID_INPUT', () => ({ path: inUrl(SIGN_OUT), body: '{}' })],
  ['another path', '404 page', () => ({ query: SIGN_OUT, path: '/graphql/' })],
  ['a path in capitals', '404 page', () => ({ query: SIGN_OUT, path: '/GraphQL' })],
  ['a path that climbs', '404 page', () => ({ query: SIGN_OUT, path: '/x/../graphql' })],
  ['a path that hides', '404 page', () => ({ query: SIGN_OUT, path: '/graphql%2f..' })],
];

/** Documents by their ids. */
const PERSISTED: readonly Attack[] = [
  ['the id of nothing', '404 DOCUMENT_UNKNOWN', () => ({ more: { documentId: `sha256:${'0'.repeat(64)}` } })],
  ['the id __proto__', '404 DOCUMENT_UNKNOWN', () => ({ more: { documentId: '__proto__' } })],
  ['an id with a path', '404 DOCUMENT_UNKNOWN', () => ({ more: { documentId: '../operations.json' } })],
  ['an id that is an object', '400 INVALID_INPUT', () => ({ more: { documentId: { $ne: '' } } })],
  [
    'an id beside a text',
    '400 INVALID_INPUT',
    () => ({ query: SIGN_OUT, more: { documentId: `sha256:${'0'.repeat(64)}` } }),
  ],
  [
    'a document persisted on the way',
    '400 PERSISTED_QUERY_NOT_SUPPORTED',
    () => ({ more: { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } } }),
  ],
  [
    '__proto__ in the extensions',
    '400 INVALID_INPUT',
    () => ({ body: '{"extensions":{"__proto__":{"persistedQuery":{"version":1}}}}' }),
  ],
  [
    'constructor in the extensions',
    '400 INVALID_INPUT',
    () => ({ body: '{"extensions":{"constructor":{"prototype":{"persistedQuery":1}}}}' }),
  ],
];

export const REQUESTS = { BODIES, TYPES, METHODS, PERSISTED };
