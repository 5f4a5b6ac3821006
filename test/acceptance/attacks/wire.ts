import { connect } from 'node:net';
import type { World } from './attack.ts';

/** What is sent as bytes, since no client would: a name, the first line of what must come, and the bytes. */
export type WireAttack = readonly [name: string, expected: RegExp, sent: (world: World) => string];

const SIGN_OUT = JSON.stringify({ query: 'mutation { signOut { __typename } }' });
const REFUSED = /^HTTP\/1\.1 400 /;

/** A request to sign out, with more header lines than it should have. */
const request =
  (lines: readonly string[], body = SIGN_OUT, first = 'POST /graphql HTTP/1.1') =>
  ({ token }: World) =>
    [first, 'Host: x', `Authorization: Bearer ${token}`, 'Content-Type: application/json', ...lines, '', body].join(
      '\r\n',
    );
const length = (body = SIGN_OUT) => `Content-Length: ${Buffer.byteLength(body)}`;
const chunked = (body = SIGN_OUT) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;

export const WIRE: readonly WireAttack[] = [
  ['two lengths that differ', REFUSED, request([length(), 'Content-Length: 1'])],
  ['two lengths that agree', REFUSED, request([length(), length()])],
  ['a length and chunks', REFUSED, request([length(), 'Transfer-Encoding: chunked'], chunked())],
  ['a length with a sign', REFUSED, request([length().replace(': ', ': +')])],
  ['a length below zero', REFUSED, request(['Content-Length: -1'])],
  ['a length in hexadecimal', REFUSED, request(['Content-Length: 0x20'])],
  ['chunks that are none', REFUSED, request(['Transfer-Encoding: xchunked'], chunked())],
  ['chunks twice', REFUSED, request(['Transfer-Encoding: chunked, identity'], chunked())],
  [
    'a chunk whose size is no number',
    REFUSED,
    request(['Transfer-Encoding: chunked'], `zz\r\n${SIGN_OUT}\r\n0\r\n\r\n`),
  ],
  ['a header line that is folded', REFUSED, request(['X-Long: a\r\n b', length()])],
  ['a header line of a line feed alone', REFUSED, request([`X-A: b\nContent-Length: ${SIGN_OUT.length}`])],
  ['NUL in a header', REFUSED, request(['X-A: b\0c', length()])],
  ['a space before the colon', REFUSED, request([length().replace(':', ' :')])],
  ['no host', REFUSED, () => `POST /graphql HTTP/1.1\r\nContent-Length: 0\r\n\r\n`],
  ['a method in small letters', REFUSED, request([length()], SIGN_OUT, 'post /graphql HTTP/1.1')],
  ['a version that there is not', REFUSED, request([length()], SIGN_OUT, 'POST /graphql HTTP/9.9')],
  ['a version that is spoken otherwise', REFUSED, request([length()], SIGN_OUT, 'POST /graphql HTTP/2.0')],
  ['no version', REFUSED, request([length()], SIGN_OUT, 'POST /graphql')],
  ['another protocol', REFUSED, () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  [
    'the address of another host',
    /^HTTP\/1\.1 404 /,
    request([length()], SIGN_OUT, 'POST http://evil.example/graphql HTTP/1.1'),
  ],
  ['20 KB of headers', /^HTTP\/1\.1 431 /, request([`X-Long: ${'x'.repeat(20_000)}`, length()])],
  [
    'a wish for another protocol',
    /^HTTP\/1\.1 405 /,
    request(['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'], '', 'GET /graphql HTTP/1.1'),
  ],
  [
    'a second request in the body of the first',
    /^HTTP\/1\.1 405 /,
    request([length()], SIGN_OUT, 'GET /graphql HTTP/1.1'),
  ],
];

/** Sends bytes and ends: all that comes back until the server ends too. */
export function overTheWire(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(Buffer.from(bytes, 'latin1')));
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    // A server that refuses may reset.
    socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    socket.on('close', () => resolve(answer));
  });
}
