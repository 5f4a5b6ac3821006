import { graphql, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { anonymous } from '../actor.ts';
import { InvalidInput, type Locale, Refusal } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Ask, Call } from '../operation.ts';
import {
  asking,
  builder,
  CentreRef,
  type CentreView,
  expected,
  type GraphContext,
  pageArgs,
  toConnection,
} from './index.ts';

const centre: CentreView = {
  id: newId('centre', 1),
  name: { zh: '示例中心', en: 'Illustrative centre' },
  kind: 'local',
  division: '320500',
  industry: null,
  country: null,
  illustrative: true,
};

CentreRef.implement({ fields: (t) => ({ division: t.exposeString('division') }) });
const CentreConnection = builder.connectionObject({ type: CentreRef, name: 'CentreConnection' });
builder.queryFields((t) => ({
  centres: t.field({
    type: CentreConnection,
    args: pageArgs,
    resolve: (_, { first }) => toConnection({ items: [centre], cursors: ['c1'], hasMore: first === 1 }),
  }),
}));
builder.mutationFields((t) => ({
  move: t.field({
    type: CentreRef,
    ...expected,
    args: { how: t.arg.string({ required: true }) },
    resolve: (_, { how }) => {
      if (how === 'refused') throw new Refusal('STATE_CONFLICT', { state: 'accepted' });
      if (how === 'invalid') {
        throw new InvalidInput([{ path: 'product.name', rule: 'required', en: 'Required.', zh: '必填。' }]);
      }
      return centre;
    },
  }),
}));
builder.subscriptionFields((t) => ({
  ticks: t.int({
    subscribe: async function* () {
      yield 1;
    },
    resolve: (tick) => Number(tick),
  }),
}));
const schema = builder.toSchema();

function contextOf(locale: Locale): GraphContext {
  const call: Call = { actor: anonymous, locale, commandId: newId('command', 1), origin: 'server', correlationId: 'c' };
  const ask: Ask = async () => Promise.reject(new Error('not asked'));
  return {
    call,
    ask,
    askAs: () => ask,
    load: async (_, ids) => ids.map((id) => (id === centre.id ? centre : null)),
    changes: async function* () {},
  };
}
const run = (source: string, locale: Locale = 'en') => graphql({ schema, source, contextValue: contextOf(locale) });

describe('a schema built by the one builder', () => {
  it('answers a node by its plain id', async () => {
    const { data } = await run(`{ node(id: "${centre.id}") { __typename id } }`);
    expect(data).toEqual({ node: { __typename: 'Centre', id: centre.id } });
  });

  it('answers an unknown id, and an id of no noun, alike: null', async () => {
    const unknown = newId('centre', 2);
    const { data, errors } = await run(
      `{ a: node(id: "${unknown}") { id } b: node(id: "x") { id } nodes(ids: ["x", "${centre.id}"]) { id } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ a: null, b: null, nodes: [null, { id: centre.id }] });
  });

  it('pages forwards', async () => {
    const { data } = await run(
      '{ centres(first: 1) { edges { cursor node { division } } pageInfo { hasNextPage endCursor } } }',
    );
    expect(data).toEqual({
      centres: {
        edges: [{ cursor: 'c1', node: { division: '320500' } }],
        pageInfo: { hasNextPage: true, endCursor: 'c1' },
      },
    });
  });

  it('has no nullable edges or nodes', () => {
    expect(printSchema(schema)).toContain('edges: [CentreEdge!]!');
  });
});

describe('a mutation with expected failures', () => {
  const ask = (how: string) =>
    `mutation { move(how: "${how}") { __typename ... on Problem { code message } ... on Refused { params { name value } } ... on InvalidInput { problems { path rule message } } ... on Centre { id } } }`;

  it('answers its result', async () => {
    const { data } = await run(ask('well'));
    expect(data).toEqual({ move: { __typename: 'Centre', id: centre.id } });
  });

  it('answers a refusal with code, parameters and the text in the language of the reader', async () => {
    const { data, errors } = await run(ask('refused'), 'zh-CN');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      move: {
        __typename: 'Refused',
        code: 'STATE_CONFLICT',
        message: '当前状态为“accepted”，无法进行此操作。',
        params: [{ name: 'state', value: 'accepted' }],
      },
    });
  });

  it('answers what is wrong with the input, field by field', async () => {
    const { data } = await run(ask('invalid'));
    expect(data).toMatchObject({
      move: {
        __typename: 'InvalidInput',
        code: 'INVALID_INPUT',
        problems: [{ path: 'product.name', rule: 'required', message: 'Required.' }],
      },
    });
  });
});

describe('asking under a command id', () => {
  const context = contextOf('en');

  it('takes the id of the client when it is one', () => {
    expect(() => asking(context, newId('command', 1))).not.toThrow();
  });

  it('refuses what is not a command id', () => {
    expect(() => asking(context, newId('centre', 1))).toThrow(InvalidInput);
  });
});
