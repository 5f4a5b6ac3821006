import { newId } from '@sinan/schema';
import { type Attack, mutation } from './attack.ts';

const PAGE =
  'query ($first: Int, $after: String, $status: CaseStatus) { cases(first: $first, after: $after, status: $status) { edges { cursor } } }';
const page = (variables: object) => ({ query: PAGE, variables });
const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
const subscribe = (more: object) => ({
  query: mutation('subscribe'),
  variables: { input: { email: 'reader@x.example', countries: ['US'], ...more } },
  headers: { authorization: undefined },
});
const accept = (caseId: string, commandId: string) => ({
  query: mutation('acceptCase'),
  variables: { input: { caseId }, commandId },
});

/** Cursors that are none, or none of this list. */
const CURSORS: readonly Attack[] = [
  ['a cursor that is a word', '200 INVALID_INPUT', () => page({ after: 'nope' })],
  ['a cursor of an object', '200 INVALID_INPUT', () => page({ after: cursor({ $ne: null }) })],
  ['a cursor with an operator', '200 INVALID_INPUT', () => page({ after: cursor([{ $gt: '' }, 'cas_x']) })],
  ['a cursor with a number', '200 INVALID_INPUT', () => page({ after: cursor([1, 'cas_x']) })],
  ['a cursor with NUL', '200 data', () => page({ after: cursor(['2026\0', 'cas_x']) })],
  [
    'a cursor of another list',
    '200 data',
    () => page({ after: cursor(['2999-01-01T00:00:00.000Z', newId('warning', 1)]) }),
  ],
  ['a cursor of 100 KB', '200 INVALID_INPUT', () => page({ after: 'x'.repeat(100_000) })],
  [
    'a cursor of changes that is forged',
    '200 INVALID_INPUT',
    () => ({ query: '{ updates(after: "eyJjYXNlcyI6e319") { cursor } }' }),
  ],
  [
    'a cursor of changes with operators',
    '200 INVALID_INPUT',
    () => ({
      query: 'query ($after: String) { updates(after: $after) { cursor } }',
      variables: {
        after: cursor({ cases: { changes: { at: { $gt: '' }, seen: [] }, queue: '' }, risk: { at: '', seen: [] } }),
      },
    }),
  ],
];

/** Texts that break lines, headers, letters and limits. */
const TEXTS: readonly Attack[] = [
  [
    'a header in an address',
    '200 INVALID_INPUT',
    () => subscribe({ email: 'reader@x.example\r\nBcc: other@x.example' }),
  ],
  ['NUL in an address', '200 INVALID_INPUT', () => subscribe({ email: 'reader\0@x.example' })],
  ['two addresses', '200 INVALID_INPUT', () => subscribe({ email: 'reader@x.example, other@x.example' })],
  ['an address of 100 KB', '200 INVALID_INPUT', () => subscribe({ email: `${'a'.repeat(100_000)}@x.example` })],
  ['1,000 countries', '200 INVALID_INPUT', () => subscribe({ countries: Array.from({ length: 1_000 }, () => 'US') })],
  ['a country that is markup', '200 INVALID_INPUT', () => subscribe({ countries: ['<script>'] })],
  ['a country that is __proto__', '200 INVALID_INPUT', () => subscribe({ countries: ['__proto__'] })],
  ['a language that is constructor', '200 INVALID_INPUT', () => subscribe({ locale: 'constructor' })],
  [
    'a code of letters',
    '200 INVALID_INPUT',
    () => ({ query: mutation('signIn'), variables: { input: { linkId: 'lnk_x', code: 'abcdef' } } }),
  ],
  [
    'a code in other digits',
    '200 INVALID_INPUT',
    () => ({ query: mutation('signIn'), variables: { input: { linkId: 'lnk_x', code: '١٢٣٤٥٦' } } }),
  ],
  [
    'a link that is none',
    '200 LINK_INVALID',
    () => ({ query: mutation('signIn'), variables: { input: { linkId: '__proto__', code: '123456' } } }),
  ],
  [
    'a token that is forged',
    '200 LINK_INVALID',
    () => ({ query: mutation('signIn'), variables: { input: { token: 'lnk_x~9999999999999~k1~aaaa' } } }),
  ],
  ['a text of 1 MB', '413 PAYLOAD_TOO_LARGE', () => subscribe({ email: 'x'.repeat(1_048_576) })],
  ['a command id that is none', '200 INVALID_INPUT', ({ caseId }) => accept(caseId, 'again')],
  ['a command id of another noun', '200 INVALID_INPUT', ({ caseId }) => accept(caseId, newId('case', Date.now()))],
  [
    'a command id in capitals',
    '200 INVALID_INPUT',
    ({ caseId }) => accept(caseId, newId('command', Date.now()).toUpperCase()),
  ],
];

export const TEXTS_AND_PLACES = { CURSORS, TEXTS };
