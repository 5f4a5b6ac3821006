import { getIntrospectionQuery } from 'graphql';
import { type Attack, repeated } from './attack.ts';

const CASES = 'cases(first: 1) { edges { node { id } } }';
const of = (query: string, more: object = {}) => ({ query, more });

/** Documents that ask for too much. */
const TOO_MUCH: readonly Attack[] = [
  ['200 aliases', '400 QUERY_TOO_LARGE', () => of(`{ ${repeated(200, (n) => `c${n}: centres { id }`)} }`)],
  [
    'aliases hidden in two fragments',
    '400 QUERY_TOO_LARGE',
    () =>
      of(
        `{ ...A ...B } fragment A on Query { ${repeated(9, (n) => `a${n}: ${CASES}`)} } fragment B on Query { ${repeated(9, (n) => `b${n}: ${CASES}`)} }`,
      ),
  ],
  [
    'a mutation under 16 aliases',
    '400 QUERY_TOO_LARGE',
    () => of(`mutation { ${repeated(16, (n) => `s${n}: signOut { __typename }`)} }`),
  ],
  ['40 levels', '400 QUERY_TOO_LARGE', () => of(`{ ${'... on Query { '.repeat(40)} ${CASES} ${'} '.repeat(40)} }`)],
  [
    '40 levels in fragments',
    '400 QUERY_TOO_LARGE',
    () =>
      of(
        `{ ...F0 } ${repeated(40, (n) => `fragment F${n} on Query { ...F${n + 1} }`)} fragment F40 on Query { ${CASES} }`,
      ),
  ],
  [
    'fragments that double five times',
    '400 QUERY_TOO_LARGE',
    () =>
      of(
        `{ ...F0 } ${repeated(5, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F5 on Query { ${CASES} }`,
      ),
  ],
  [
    'a fragment spread sixty times in one that is spread sixty times',
    '400 QUERY_TOO_LARGE',
    () =>
      of(
        `{ ${'...A '.repeat(60)} } fragment A on Query { ${'...B '.repeat(60)} } fragment B on Query { ${'...C '.repeat(60)} } fragment C on Query { ${CASES} }`,
      ),
  ],
  [
    '21 directives on a field',
    '400 QUERY_TOO_LARGE',
    () => of(`{ centres { id ${'@include(if: true) '.repeat(21)} } }`),
  ],
  [
    '300 directives, each on a field of its own',
    '400 QUERY_TOO_LARGE',
    () => of(`{ centres { ${'id @skip(if: false) '.repeat(100)} } }`),
  ],
  ['1,001 tokens', '400 QUERY_TOO_LARGE', () => of(`{ centres { ${'id '.repeat(1_000)} } }`)],
  ['a comment of 20 KB', '400 QUERY_TOO_LARGE', () => of(`{ centres { id } } # ${'x'.repeat(20_000)}`)],
  ['900 KB of white space', '400 QUERY_TOO_LARGE', () => of(`${' '.repeat(900_000)}{ centres { id } }`)],
  ['a name of 900 KB', '400 QUERY_TOO_LARGE', () => of(`{ ${'x'.repeat(900_000)} }`)],
  ['a literal of 900 KB', '400 QUERY_TOO_LARGE', () => of(`{ case(id: "${'x'.repeat(900_000)}") { id } }`)],
  [
    'a page of a million in a literal',
    '400 QUERY_TOO_LARGE',
    () => of('{ cases(first: 1000000) { edges { node { id } } } }'),
  ],
  [
    'a page of a million in a variable’s default',
    '400 QUERY_TOO_LARGE',
    () => of('query ($n: Int = 1000000) { cases(first: $n) { edges { node { id } } } }'),
  ],
  [
    'the histories of a hundred cases, fifteen times',
    '400 QUERY_TOO_LARGE',
    () => of(`{ ${repeated(15, (n) => `c${n}: cases(first: 100) { edges { node { timeline { at type } } } }`)} }`),
  ],
  [
    'a thousand ids, with the history of each',
    '400 QUERY_TOO_LARGE',
    ({ caseId }) => ({
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { timeline { at type } } } }',
      variables: { ids: Array.from({ length: 1_000 }, () => caseId) },
    }),
  ],
];

/** Documents that are none, or do not fit. */
const WRONG: readonly Attack[] = [
  ['no document', '400 QUERY_MALFORMED', () => of('')],
  ['a comment alone', '400 QUERY_MALFORMED', () => of('# nothing')],
  ['a document that is cut', '400 QUERY_MALFORMED', () => of('{ centres { id }')],
  ['900 open brackets', '400 QUERY_MALFORMED', () => of(`{ nodes(ids: ${'['.repeat(900)}`)],
  ['NUL in a document', '400 QUERY_MALFORMED', () => of('{ centres { \0id } }')],
  ['a document with a byte-order mark', '200 data', () => of('\uFEFF{ __typename }')],
  ['a type in the document', '400 QUERY_INVALID', () => of('type Query { a: Int } { __typename }')],
  [
    'fragments in a circle',
    '400 QUERY_INVALID',
    () => of('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  ],
  ['a fragment within itself', '400 QUERY_INVALID', () => of('{ ...A } fragment A on Query { centres { id } ...A }')],
  [
    'fragments that nothing uses',
    '400 QUERY_INVALID',
    () => of(`{ centres { id } } ${repeated(90, (n) => `fragment F${n} on Query { centres { id } }`)}`),
  ],
  ['fields that overlap and differ', '400 QUERY_INVALID', () => of('{ case(id: "a") { id } case(id: "b") { id } }')],
  [
    '200 fields that overlap, two by two',
    '400 QUERY_INVALID',
    () => of(`{ ${repeated(100, (n) => `case(id: "${n}") { id }`)} }`),
  ],
  ['a directive that there is not', '400 QUERY_INVALID', () => of('{ centres { id @deprecated } }')],
  ['a directive on an operation', '400 QUERY_INVALID', () => of('query @include(if: true) { centres { id } }')],
  ['a directive twice', '400 QUERY_INVALID', () => of('{ centres { id @skip(if: false) @skip(if: false) } }')],
  ['@include of no boolean', '400 QUERY_INVALID', () => of('{ centres { id @include(if: "yes") } }')],
  ['a field called constructor', '400 QUERY_INVALID', () => of('{ constructor }')],
  ['a field called __proto__', '400 QUERY_INVALID', () => of('{ __proto__ { id } }')],
  ['a type called constructor', '400 QUERY_INVALID', () => of('{ node(id: "x") { ... on constructor { id } } }')],
  [
    'aliases that every object has',
    '200 data',
    () => of('{ __proto__: centres { id } constructor: centres { id } hasOwnProperty: centres { then: id } }'),
  ],
  [
    'two subscriptions in one',
    '400 QUERY_INVALID',
    () => of('subscription { caseChanged { id } warningPublished { id } }'),
  ],
  ['a subscription that accepts no events', '400 QUERY_INVALID', () => of('subscription { caseChanged { id } }')],
  [
    'a subscription to what is an enterprise’s none of',
    '200 stream',
    () => ({ ...of('subscription { queueChanged { id } }'), headers: { accept: 'text/event-stream' } }),
  ],
];

/** Questions about the schema, which is closed. */
const CURIOUS: readonly Attack[] = [
  ['the whole schema', '400 QUERY_INVALID', () => of(getIntrospectionQuery().replace(/\s+/g, ' '))],
  ['the schema’s types', '400 QUERY_INVALID', () => of('{ __schema { types { name } } }')],
  ['one type', '400 QUERY_INVALID', () => of('{ __type(name: "Case") { fields { name } } }')],
  ['the schema under another name', '400 QUERY_INVALID', () => of('{ centres: __schema { queryType { name } } }')],
  [
    'the schema by fragment',
    '400 QUERY_INVALID',
    () => of('{ ...F } fragment F on Query { ... { __schema { ...S } } } fragment S on __Schema { types { name } }'),
  ],
  [
    'the schema, included by a variable',
    '400 QUERY_INVALID',
    () => ({
      query: 'query ($yes: Boolean!) { __type(name: "Case") @include(if: $yes) { name } }',
      variables: { yes: true },
    }),
  ],
  ['the name of the type at hand', '200 data', () => of('{ __typename centres { __typename } }')],
  ['a field nearly right', '400 QUERY_INVALID', () => of('{ casess { edges { cursor } } }')],
  ['an argument nearly right', '400 QUERY_INVALID', () => of('{ cases(frist: 1) { edges { cursor } } }')],
  ['an enum value nearly right', '400 QUERY_INVALID', () => of('{ cases(status: submited) { edges { cursor } } }')],
  ['a type nearly right', '400 QUERY_INVALID', () => of('{ node(id: "x") { ... on Cases { id } } }')],
  ['a field of another type', '400 QUERY_INVALID', () => of('{ node(id: "x") { product } }')],
];

/** Which of several operations is meant. */
const NAMED: readonly Attack[] = [
  [
    'an operation beside the one that is named',
    '200 data',
    () => of('query A { __typename } mutation B { signOut { __typename } }', { operationName: 'A' }),
  ],
  [
    'several operations, none named',
    '400 QUERY_INVALID',
    () => of('query A { __typename } mutation B { signOut { __typename } }'),
  ],
  ['an operation that is not there', '400 QUERY_INVALID', () => of('query A { __typename }', { operationName: 'B' })],
  [
    'two operations of one name',
    '400 QUERY_INVALID',
    () => of('query A { __typename } query A { centres { id } }', { operationName: 'A' }),
  ],
  ['a name for an operation without', '400 QUERY_INVALID', () => of('{ __typename }', { operationName: 'A' })],
  ['the name __proto__', '400 QUERY_INVALID', () => of('query A { __typename }', { operationName: '__proto__' })],
  [
    'an operation called constructor',
    '200 data',
    () => of('query constructor { __typename }', { operationName: 'constructor' }),
  ],
  ['a name that is an object', '400 INVALID_INPUT', () => of('{ __typename }', { operationName: { $ne: null } })],
  ['a name of 100 KB', '400 QUERY_INVALID', () => of('query A { __typename }', { operationName: 'A'.repeat(100_000) })],
];

export const DOCUMENTS = { TOO_MUCH, WRONG, CURIOUS, NAMED };
