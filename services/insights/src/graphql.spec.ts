import type { Actor, Ask } from '@sinan/schema';
import { builder, CaseRef, CentreRef, type GraphContext, LedgerEntryRef } from '@sinan/schema/graphql';
import { graphql } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { insights } from './index.ts';
import { openInsights, staffAt } from './testing/room.ts';
import { AT, caseTold, entryTold, organisation, shenzhen } from './testing/telling.ts';

for (const ref of [CaseRef, CentreRef, LedgerEntryRef]) ref.implement({});
insights.graphql?.();
// A schema needs each of these, and no field of ours is one.
builder.mutationFields((t) => ({ nothing: t.boolean({ resolve: () => true }) }));
builder.subscriptionFields((t) => ({ never: t.boolean({ subscribe: async function* () {}, resolve: () => false }) }));
const schema = builder.toSchema();

const under = await openInsights();
afterAll(() => under.test.close());

/** What other services own loads as its bare id. */
function contextOf(actor: Actor): GraphContext {
  const ask = ((operation: never, input: unknown) => under.ask(operation, input, actor)) as Ask;
  return {
    call: under.test.call(actor),
    ask,
    askAs: () => ask,
    load: (_, ids) => Promise.resolve(ids.map((id) => ({ id }))),
    changes: async function* () {},
  };
}
const request = (source: string) => graphql({ schema, source, contextValue: contextOf(staffAt(shenzhen)) });

describe('figures over GraphQL', () => {
  const guided = caseTold({ organisationId: organisation() }).and('caseAccepted');
  const entry = entryTold({ amount: '700' });

  it('are given whole', async () => {
    await under.hear(guided, entry, entryTold({ amount: '5' }, AT));
    const outcome = '{ total proven confirmed estimated }';
    const { data, errors } = await request(
      `{ figures(year: 2026) { year enterprises guidances unregistered recovered ${outcome} saved ${outcome} } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      figures: {
        ...{ year: 2026, enterprises: 1, guidances: 1, unregistered: 0 },
        recovered: { total: '700', proven: '700', confirmed: '0', estimated: '0' },
        saved: { total: '0', proven: '0', confirmed: '0', estimated: '0' },
      },
    });
  });

  it('are drilled down to entries', async () => {
    const { data, errors } = await request(`{ outcomeRows(kind: recovered, year: 2026) {
      edges { node { entry { id } case { id } centre { id } kind basis direction cny } } pageInfo { hasNextPage } } }`);
    expect(errors).toBeUndefined();
    const { edges } = (data as { outcomeRows: { edges: { node: { entry: { id: string } } }[] } }).outcomeRows;
    expect(edges).toHaveLength(3);
    expect(edges.map(({ node }) => node).filter((node) => node.entry.id === entry.id)).toMatchObject([
      { centre: { id: shenzhen }, kind: 'recovered', basis: 'proven', direction: 'approved', cny: '700' },
    ]);
  });

  it('are of cases by what is asked', async () => {
    const { data } = await request(
      '{ state: caseTallies(by: state, year: 2026) { key count } month: caseTallies(by: month, year: 2026) { key count } }',
    );
    expect(data).toEqual({ state: [{ key: 'accepted', count: 1 }], month: [{ key: '2026-03', count: 1 }] });
  });

  it('lead to the cases', async () => {
    const rows = 'edges { node { case { id } centre { id } at } } pageInfo { hasNextPage }';
    const { data, errors } = await request(`{
      filed: filedRows(year: 2026) { ${rows} } here: filedRows(year: 2026, by: country, key: "US") { ${rows} }
      none: filedRows(year: 2026, by: country, key: "DE") { ${rows} }
      guided: guidanceRows(year: 2026, registered: true) { ${rows} } }`);
    expect(errors).toBeUndefined();
    const [one, nothing] = [[{ node: { case: { id: guided.id }, centre: { id: shenzhen } } }], []];
    const found = { filed: { edges: one }, here: { edges: one }, none: { edges: nothing }, guided: { edges: one } };
    expect(data).toMatchObject(found);
  });

  it('are public as far as they may be', async () => {
    const { data, errors } = await request(`{ publicFigures(year: 2026) {
      year threshold enterprises guidances recovered saved countries { key count } rights { key count } } }`);
    expect(errors).toBeUndefined();
    const nothing = { enterprises: 0, guidances: 0, recovered: '0', saved: '0', countries: [], rights: [] };
    expect(data).toEqual({ publicFigures: { year: 2026, threshold: 5, ...nothing } });
  });

  it('name the operations that hold their access rules', () => {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !/^nodes?$/.test(name));
    const known = insights.operations.map(({ name }) => name);
    expect(fields).toHaveLength(6);
    for (const { extensions } of fields) expect(known).toContain(extensions.operation);
  });
});
