import { type Attack, mutation } from './attack.ts';

const PAGE =
  'query ($first: Int, $after: String, $status: CaseStatus) { cases(first: $first, after: $after, status: $status) { edges { cursor } } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const BY_ID = 'query ($id: ID!) { case(id: $id) { id product } node(id: $id) { id } warning(id: $id) { id } }';
const page = (variables: object) => ({ query: PAGE, variables });
const byId = (id: unknown) => ({ query: BY_ID, variables: { id } });
const literal = (first: string) => ({ query: `{ cases(first: ${first}) { edges { cursor } } }` });

/** Numbers that no page has. */
const NUMBERS: readonly Attack[] = [
  ['a page of 0', '200 INVALID_INPUT', () => page({ first: 0 })],
  ['a page of -1', '200 INVALID_INPUT', () => page({ first: -1 })],
  ['a page of -1 in a literal', '200 INVALID_INPUT', () => literal('-1')],
  ['a page of 101', '200 INVALID_INPUT', () => page({ first: 101 })],
  ['a page of 2^31', '400 QUERY_INVALID', () => page({ first: 2 ** 31 })],
  ['a page of 2^31 in a literal', '400 QUERY_INVALID', () => literal('2147483648')],
  ['a page of 10^100', '400 QUERY_INVALID', () => page({ first: 1e100 })],
  ['a page of 10^100 in a literal', '400 QUERY_INVALID', () => literal('1e100')],
  ['a page of 10,000 nines', '400 QUERY_INVALID', () => literal('9'.repeat(10_000))],
  ['a page of 1.5', '400 QUERY_INVALID', () => page({ first: 1.5 })],
  ['a page of NaN as text', '400 QUERY_INVALID', () => page({ first: 'NaN' })],
  [
    'a page of NaN in JSON',
    '400 MALFORMED_BODY',
    () => ({ body: `{"query":"{ __typename }","variables":{"first":NaN}}` }),
  ],
  ['a page of 1 as text', '400 QUERY_INVALID', () => page({ first: '1' })],
  ['a page of true', '400 QUERY_INVALID', () => page({ first: true })],
  ['a page of a list', '400 QUERY_INVALID', () => page({ first: [1] })],
  ['a page of null', '200 data', () => page({ first: null })],
  ['a page of an operator', '400 QUERY_INVALID', () => page({ first: { $gt: 0 } })],
];

/** Values of the wrong kind, and names that every object has. */
const KINDS: readonly Attack[] = [
  ['an enum value that there is not', '400 QUERY_INVALID', () => page({ status: 'nope' })],
  ['an enum value called constructor', '400 QUERY_INVALID', () => page({ status: 'constructor' })],
  ['an enum value called __proto__', '400 QUERY_INVALID', () => page({ status: '__proto__' })],
  ['an enum value as a number', '400 QUERY_INVALID', () => page({ status: 1 })],
  [
    'an enum value as a string literal',
    '400 QUERY_INVALID',
    () => ({ query: '{ cases(status: "submitted") { edges { cursor } } }' }),
  ],
  ['null where an id must be', '400 QUERY_INVALID', () => byId(null)],
  ['nothing where an id must be', '400 QUERY_INVALID', () => ({ query: BY_ID, variables: {} })],
  ['an operator for an id', '400 QUERY_INVALID', () => byId({ $ne: null })],
  ['a list for an id', '400 QUERY_INVALID', () => byId(['x'])],
  ['a fraction for an id', '400 QUERY_INVALID', () => byId(1.5)],
  ['a boolean for an id', '400 QUERY_INVALID', () => byId(true)],
  ['null among ids', '400 QUERY_INVALID', () => ({ query: NODES, variables: { ids: ['x', null] } })],
  ['ids in ids', '400 QUERY_INVALID', () => ({ query: NODES, variables: { ids: [['x']] } })],
  [
    '2,500 ids',
    '400 INVALID_INPUT',
    () => ({ query: NODES, variables: { ids: Array.from({ length: 2_500 }, () => 'x') } }),
  ],
  [
    '2,500 values that are none',
    '400 INVALID_INPUT',
    () => ({ query: NODES, variables: { ids: Array.from({ length: 2_500 }, () => ({})) } }),
  ],
  [
    'variables 50,000 levels deep',
    '400 INVALID_INPUT',
    () => ({ body: `{"query":"{ __typename }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}` }),
  ],
  [
    '__proto__ among the variables',
    '200 data',
    () => ({ body: `{"query":${JSON.stringify(PAGE)},"variables":{"__proto__":{"first":100000},"first":1}}` }),
  ],
  [
    'a variable called __proto__',
    '400 QUERY_INVALID',
    ({ caseId }) => ({
      body: `{"query":"query ($__proto__: ID!) { case(id: $__proto__) { id } }","variables":{"__proto__":"${caseId}"}}`,
    }),
  ],
  [
    'a variable called constructor',
    '200 data',
    () => ({ query: 'query ($constructor: ID!) { case(id: $constructor) { id } }', variables: { constructor: 'x' } }),
  ],
  [
    'a variable called constructor that is not given',
    '400 QUERY_INVALID',
    () => ({ query: 'query ($constructor: ID!) { case(id: $constructor) { id } }', variables: {} }),
  ],
  [
    '__proto__ in an input',
    '400 QUERY_INVALID',
    () => ({
      body: `{"query":${JSON.stringify(mutation('signIn'))},"variables":{"input":{"__proto__":{"token":"x"}}}}`,
    }),
  ],
  [
    'constructor in an input',
    '400 QUERY_INVALID',
    () => ({ query: mutation('signIn'), variables: { input: { constructor: { prototype: { token: 'x' } } } } }),
  ],
  ['an input that is a list', '400 QUERY_INVALID', () => ({ query: mutation('acceptCase'), variables: { input: [] } })],
  ['an input that is null', '400 QUERY_INVALID', () => ({ query: mutation('signIn'), variables: { input: null } })],
  [
    'an operator for a token',
    '400 QUERY_INVALID',
    () => ({ query: mutation('signIn'), variables: { input: { token: { $gt: '' } } } }),
  ],
];

/** Ids of others, and of nothing. */
const IDS: readonly Attack[] = [
  ['the id of another noun', '200 data', ({ organisationId }) => byId(organisationId)],
  ['the id of an editors’ draft', '200 data', ({ draftId }) => byId(draftId)],
  ['an id with a path', '200 data', () => byId('cas_../../../etc/passwd')],
  ['an id with NUL', '200 data', () => byId('cas_\0')],
  ['an id with a line break', '200 data', () => byId('cas_x\r\nSet-Cookie: a=b')],
  ['an id turned around', '200 data', () => byId('\u202ecas_x')],
  [
    'half a character for an id',
    '400 MALFORMED_BODY',
    () => ({ body: `{"query":${JSON.stringify(BY_ID)},"variables":{"id":"\\ud800"}}` }),
  ],
  [
    'half a character among the keys',
    '400 MALFORMED_BODY',
    () => ({ body: '{"query":"{ __typename }","variables":{"\\udc00":1}}' }),
  ],
  ['an id of 900 KB', '200 data', () => byId('x'.repeat(900_000))],
  ['an id of SQL', '200 data', () => byId(`cas_' OR 1=1; DROP TABLE "cases.cases" --`)],
];

export const VALUES = { NUMBERS, KINDS, IDS };
