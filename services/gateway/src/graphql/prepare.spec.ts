import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { preparing } from './prepare.ts';

const schema = buildSchema(`
  enum Status { accepted closed }
  interface Node { id: ID! }
  type Case implements Node { id: ID! status: Status! timeline: [Line!]! around(first: Int = 20): CaseConnection! }
  type Line { at: String! }
  type CaseConnection { edges: [CaseEdge!]! pageInfo: PageInfo! }
  type CaseEdge { cursor: String! node: Case! }
  type PageInfo { hasNextPage: Boolean! }
  type Query { cases(first: Int = 20, status: Status): CaseConnection! nodes(ids: [ID!]!): [Node]! node(id: ID!): Node }
`);
const prepare = preparing(schema, { introspection: false, open: new Set() });
const open = preparing(schema, { introspection: true, open: new Set() });

/** What is wrong with a document or with its variables: its code and first message; null when it may run. */
function wrong(query: string, variables = {}, { by = prepare, operationName = null as string | null } = {}) {
  const prepared = by(query, operationName);
  const refused = 'errors' in prepared ? prepared : prepared.excess(variables);
  const [first] = refused?.errors ?? [];
  return first ? [first.extensions.code, first.message] : null;
}
const costs = (found: number) => ['QUERY_TOO_LARGE', `Cost limit of ${LIMITS.cost} exceeded, found ${found}.`];

describe('the cost of a document', () => {
  const page = (first: string, inner = 'id status') => `{ cases(first: ${first}) { edges { node { ${inner} } } } }`;

  it('is the number of fields that its answer may hold: lists multiply', () => {
    expect(wrong(page('100'))).toBeNull();
    // cases + n × (edges, node, id, status)
    expect(wrong(page('10000'))).toEqual(costs(40_001));
    // cases + 100 × (edges, node, around + 100 × (edges, node, id))
    expect(wrong(page('100', 'around(first: 100) { edges { node { id } } }'))).toEqual(costs(30_301));
  });

  it('takes a list that says nowhere how long it is for ten', () => {
    // cases + 1000 × (edges, node, timeline + 10 × (at, at under another name))
    expect(wrong(page('1000', 'timeline { at again: at }'))).toEqual(costs(23_001));
  });

  it('takes a page for twenty where nothing or null is said, and for one where less than one is', () => {
    const inner = 'around(first: 100) { edges { node { timeline { at } } } }';
    const one = 1 + 3 + 100 * 13;
    expect(wrong(page('null', inner))).toEqual(costs(1 + 20 * (one - 1)));
    expect(wrong(page('-50', inner))).toBeNull();
    const offset = `{ a: cases(first: -1000000) { edges { cursor } } cases(first: 10000) { edges { node { id } } } }`;
    expect(wrong(offset)).toEqual(costs(30_004));
    expect(wrong(`{ cases { edges { node { ${inner} } } } }`)).toEqual(costs(1 + 20 * (one - 1)));
  });

  it('knows what variables ask for, anew for each value', () => {
    const query = 'query ($n: Int) { cases(first: $n) { edges { node { id status } } } }';
    expect(wrong(query, { n: 100 })).toBeNull();
    expect(wrong(query, { n: 10_000 })).toEqual(costs(40_001));
    expect(wrong(query, { n: 100 })).toBeNull();
    expect(wrong(query, { n: 20_000 })).toEqual(costs(80_001));
    expect(wrong('query ($n: Int = 10000) { cases(first: $n) { edges { node { id status } } } }')).toEqual(
      costs(40_001),
    );
  });

  it('knows how many ids are asked for', () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { timeline { at } } } }';
    const ids = (many: number) => Array.from({ length: many }, (_, n) => `cas_${n}`);
    expect(wrong(query, { ids: ids(1_000) })).toBeNull();
    expect(wrong(query, { ids: ids(2_000) })).toEqual(costs(22_001));
    expect(wrong(query, { ids: 'cas_1' })).toBeNull();
  });

  it('leaves out what is skipped', () => {
    const query =
      'query ($all: Boolean!) { cases(first: 4000) { edges { cursor node { id } node @include(if: $all) { status timeline { at } } } } }';
    expect(wrong(query, { all: false })).toBeNull();
    expect(wrong(query, { all: true })).not.toBeNull();
    expect(wrong(query, { all: false })).toBeNull();
  });

  it('cannot be hidden in fragments, nor take for ever to count', () => {
    const hidden =
      '{ ...A } fragment A on Query { cases(first: 10000) { ...B } } fragment B on CaseConnection { edges { node { id status } } }';
    expect(wrong(hidden)).toEqual(costs(40_001));
    const doubling = Array.from({ length: 3 }, (_, n) => `fragment F${n} on Query { ${`...F${n + 1} `.repeat(60)} }`);
    const query = `{ ...F0 } ${doubling.join(' ')} fragment F3 on Query { node(id: "x") { id } }`;
    expect(wrong(query)?.[0]).toBe('QUERY_TOO_LARGE');
  });

  it('is not counted where a variable does not fit: that is said instead', () => {
    const query = 'query ($n: Int) { cases(first: $n) { edges { cursor } } }';
    for (const n of ['many', 1.5, 2 ** 31, 1e100, [1], {}, true])
      expect(wrong(query, { n })).toEqual([
        'QUERY_INVALID',
        expect.stringMatching(/^Variable "\$n" got invalid value/),
      ]);
  });
});

describe('a document', () => {
  it('has at most so many characters, tokens, aliases, directives and levels', () => {
    const id = 'node(id: "x") { id }';
    const tooMany: readonly (readonly [document: string, reason: string])[] = [
      [`{ ${id} }${' '.repeat(LIMITS.characters)}`, 'Character limit'],
      [`{ ${id} } #${'x'.repeat(LIMITS.characters)}`, 'Character limit'],
      [`{ node(id: "x") { ${'id '.repeat(LIMITS.tokens)} } }`, 'tokens'],
      [`{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}: ${id}`).join(' ')} }`, 'Aliases limit'],
      [`{ node(id: "x") { id ${'@include(if: true) '.repeat(LIMITS.directives + 1)} } }`, 'Directives limit'],
      [`{ ${'... { '.repeat(LIMITS.depth)} ${id} ${'} '.repeat(LIMITS.depth)} }`, 'depth limit'],
    ];
    for (const [document, reason] of tooMany)
      expect(wrong(document)).toEqual(['QUERY_TOO_LARGE', expect.stringContaining(reason)]);
  });

  it.each([
    ['{ cases { egdes { cursor } } }', 'Cannot query field "egdes" on type "CaseConnection".'],
    ['{ cases(frist: 1) { edges { cursor } } }', 'Unknown argument "frist" on field "Query.cases".'],
    ['{ cases(status: acepted) { edges { cursor } } }', 'Value "acepted" does not exist in "Status" enum.'],
    ['{ node(id: "x") { status } }', 'Cannot query field "status" on type "Node".'],
    ['{ cases }', 'Field "cases" of type "CaseConnection!" must have a selection of subfields.'],
    ['{ node(id: "x") { ... on Cases { id } } }', 'Unknown type "Cases".'],
  ])('that is wrong (%s) is told what it may have meant in development only', (query, message) => {
    expect(wrong(query)).toEqual(['QUERY_INVALID', message]);
    expect(wrong(query, {}, { by: open })?.[1]).toMatch(/ Did you mean .*\?/);
  });

  it('may ask about the schema in development only, be it by fragment', () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "Case") { name } }',
      '{ ...F } fragment F on Query { t: __type(name: "Case") { fields { name } } }',
    ]) {
      expect(wrong(query)?.[0]).toBe('QUERY_INVALID');
      expect(wrong(query, {}, { by: open })).toBeNull();
    }
    expect(wrong('{ __typename }')).toBeNull();
  });

  it('that is wrong in many places is told of the first ten, each in a line', () => {
    const prepared = prepare(`{ ${Array.from({ length: 300 }, (_, n) => `field${n}`).join(' ')} }`, null);
    expect('errors' in prepared && prepared.errors).toHaveLength(10);
    const [, message] = wrong(`{ ${'x'.repeat(10_000)} }`) ?? [];
    expect(message).toHaveLength(301);
  });

  it('whose variables are wrong in many places is told of the first ten', async () => {
    const prepared = prepare('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', null);
    if ('errors' in prepared) throw new Error('it can be prepared');
    expect(prepared.excess({ ids: ['x'] })).toBeNull();
    expect(prepared.excess({ ids: [{}, {}] })?.errors).toHaveLength(1);
    const many = await prepared.execute({}, { ids: Array.from({ length: 100 }, () => ({})) });
    expect(many.errors).toHaveLength(10);
    expect(many.errors?.[0]?.extensions).toEqual({ code: 'QUERY_INVALID' });
  });
});
