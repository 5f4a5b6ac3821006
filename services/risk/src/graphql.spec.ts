import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type Actor, type Ask, anonymous, type Envelope, EVENTS, parseInput, sequenceText } from '@sinan/schema';
import { builder, type GraphContext, PersonRef } from '@sinan/schema/graphql';
import { graphql, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftWarning, publishWarning } from './commands.ts';
import { type RiskRoom, risk } from './index.ts';
import { warningsByIds } from './queries.ts';
import { aContent, anEditor } from './testing/builders.ts';

PersonRef.implement({});
risk.graphql?.();
const schema = builder.toSchema();

let test: TestRoom<RiskRoom>;
beforeAll(async () => {
  test = await openTestRoom(risk);
});
afterAll(() => test.close());

function contextOf(actor: Actor, changes: readonly Envelope[] = []): GraphContext {
  const call = test.call(actor);
  const ask = ((operation, input) =>
    operation.run(test.room as never, call, parseInput(operation.input, input))) as Ask;
  return {
    call,
    ask,
    askAs: () => ask,
    load: (noun, ids) => (noun === 'Warning' ? ask(warningsByIds, { ids }) : Promise.resolve(ids.map(() => null))),
    changes: async function* () {
      yield* changes;
    },
  };
}
const run = (actor: Actor, source: string, variableValues = {}) =>
  graphql({ schema, source, contextValue: contextOf(actor), variableValues });

const [author, approver] = [anEditor(), anEditor()];
const DRAFT =
  'mutation ($input: DraftWarningInput!) { draftWarning(input: $input) { ... on Warning { id status } ... on Problem { code } ... on InvalidInput { problems { path } } } }';
const PUBLISH =
  'mutation ($input: PublishWarningInput!) { publishWarning(input: $input) { ... on Warning { status version } ... on Problem { code } } }';
const READ =
  'query ($id: ID!) { warning(id: $id) { title zh: title(lang: "zh-CN") countries draftedBy { id } } node(id: $id) { id } }';

describe('a warning over GraphQL', () => {
  let id: string;
  it('is drafted', async () => {
    const { data, errors } = await run(author, DRAFT, { input: aContent() });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ draftWarning: { status: 'draft' } });
    id = (data as { draftWarning: { id: string } }).draftWarning.id;
  });

  it('does not exist for others while it is a draft', async () => {
    expect(await run(anonymous, READ, { id })).toEqual({ data: { warning: null, node: null } });
  });

  it('is not published by its author', async () => {
    const { data } = await run(author, PUBLISH, { input: { warningId: id } });
    expect(data).toEqual({ publishWarning: { code: 'AUTHOR_CANNOT_APPROVE' } });
  });

  it('is published by another, and then read by everyone in either language, without its author', async () => {
    expect((await run(approver, PUBLISH, { input: { warningId: id } })).data).toEqual({
      publishWarning: { status: 'live', version: 1 },
    });
    const { title, countries } = aContent();
    expect(await run(anonymous, READ, { id })).toEqual({
      data: { warning: { title: title.en, zh: title.zh, countries, draftedBy: null }, node: { id } },
    });
  });

  it('is in the list', async () => {
    const { data } = await run(anonymous, '{ warnings(country: "US") { edges { node { id severity } } } }');
    expect(data).toEqual({ warnings: { edges: [{ node: { id, severity: 'warning' } }] } });
  });

  it('is told field by field what is wrong with it', async () => {
    const { data } = await run(author, DRAFT, { input: aContent({ sourceUrl: 'ftp://x', countries: ['XX'] }) });
    expect(data).toEqual({
      draftWarning: { code: 'INVALID_INPUT', problems: [{ path: 'countries.0' }, { path: 'sourceUrl' }] },
    });
  });

  it('is not found under an id of anything else', async () => {
    const { data } = await run(approver, PUBLISH, { input: { warningId: 'cas_1' } });
    expect(data).toEqual({ publishWarning: { code: 'NOT_FOUND' } });
  });
});

const published = (subject: string): Envelope => ({
  specversion: '1.0',
  id: subject,
  source: 'sinan/risk',
  type: EVENTS.warningPublished.type,
  subject,
  time: '2026-11-23T08:00:00.000Z',
  datacontenttype: 'application/json',
  sequence: sequenceText(2),
  actor: 'system:risk',
  commandid: 'cmd',
  correlationid: 'spec',
  chainhead: `sha256:${'0'.repeat(64)}`,
  data: {},
});

describe('the subscription to warnings', () => {
  it('gives each as it goes live, and passes over what the actor may not see', async () => {
    const draft = () => draftWarning.run(test.room, test.call(author), aContent());
    const [{ id: mine }, { id: hidden }] = [await draft(), await draft()];
    await publishWarning.run(test.room, test.call(approver), { id: mine });
    const heard = [hidden, mine].map(published);
    const contextValue = contextOf(anonymous, heard);
    const document = parse('subscription { warningPublished { id } }');
    const stream = await subscribe({ schema, document, contextValue });
    const given: unknown[] = [];
    for await (const { data } of stream as AsyncIterable<{ data: unknown }>) given.push(data);
    expect(given).toEqual([{ warningPublished: { id: mine } }]);
  });
});

describe('the fields of risk warnings', () => {
  it('name the operations that hold their access rules', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
    const ours = fields.filter(({ name }) => /warning|draft/i.test(name));
    const known = risk.operations.map(({ name }) => name);
    expect(ours).toHaveLength(7);
    for (const { extensions } of ours) expect(known).toContain(extensions.operation);
  });
});
