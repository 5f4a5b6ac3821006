import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type Actor, type Ask, anonymous, type Envelope, EVENTS, parseInput, sequenceText } from '@sinan/schema';
import { builder, type GraphContext, PersonRef } from '@sinan/schema/graphql';
import { graphql, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftWarning, publishWarning, submitWarning } from '../commands/index.ts';
import { type RiskRoom, risk } from '../index.ts';
import { warningsByIds } from '../queries.ts';
import { aChange, aChief, aContent, anEditor, aReason } from '../testing/builders.ts';

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

const [author, chief] = [anEditor(), aChief()];
const ANSWER =
  '... on Warning { id status version work { version stage } } ... on Problem { code } ... on InvalidInput { problems { path } }';
const READ =
  'query ($id: ID!) { warning(id: $id) { title zh: title(lang: "zh-CN") countries draftedBy { id } work { stage } } node(id: $id) { id } }';

/** Runs a mutation of one input, and gives what it answered. */
async function mutate(actor: Actor, name: string, input: object): Promise<Record<string, unknown>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { ${ANSWER} } }`;
  const { data, errors } = await run(actor, source, { input });
  expect(errors).toBeUndefined();
  return (data as Record<string, Record<string, unknown>>)[name] ?? {};
}

describe('a warning over GraphQL', () => {
  let id: string;
  it('is drafted', async () => {
    const drafted = await mutate(author, 'draftWarning', aContent());
    expect(drafted).toMatchObject({ status: 'draft', version: 0, work: { version: 1, stage: 'draft' } });
    id = String(drafted.id);
  });

  it('does not exist for others while it is a draft', async () => {
    expect(await run(anonymous, READ, { id })).toEqual({ data: { warning: null, node: null } });
  });

  it('is submitted, returned with a remark, and submitted again', async () => {
    const warningId = id;
    expect(await mutate(author, 'submitWarning', { warningId })).toMatchObject({ work: { stage: 'approval' } });
    await mutate(chief, 'returnWarning', { warningId, remark: 'Name the court.' });
    const { data } = await run(author, 'query ($id: ID!) { warning(id: $id) { work { remark { text } } } }', { id });
    expect(data).toEqual({ warning: { work: { remark: { text: 'Name the court.' } } } });
    await mutate(author, 'reviseWarning', { warningId, ...aContent() });
    expect(await mutate(author, 'submitWarning', { warningId })).toMatchObject({ status: 'review' });
  });

  it('is not published by its author', async () => {
    expect(await mutate(author, 'publishWarning', { warningId: id })).toEqual({ code: 'AUTHOR_CANNOT_APPROVE' });
  });

  it('is published by another, and then read by everyone in either language, without its author', async () => {
    expect(await mutate(chief, 'publishWarning', { warningId: id })).toMatchObject({ status: 'live', version: 1 });
    const { title, countries } = aContent();
    expect(await run(anonymous, READ, { id })).toEqual({
      data: { warning: { title: title.en, zh: title.zh, countries, draftedBy: null, work: null }, node: { id } },
    });
  });

  it('is in the list', async () => {
    const { data } = await run(anonymous, '{ warnings(country: "US") { edges { node { id severity } } } }');
    expect(data).toEqual({ warnings: { edges: [{ node: { id, severity: 'warning' } }] } });
  });

  it('has a next version with all that it may say, which is listed at its stage', async () => {
    const more = {
      countries: ['US', 'CA'],
      kind: 'mass-litigation',
      industries: ['C', 'F'],
      platforms: ['amazon'],
      urgency: 'immediate',
      certainty: 'observed',
      validUntil: '2099-12-31',
      sources: [{ url: 'https://www.uscourts.gov/news', title: 'News', fetchedOn: '2026-01-02' }],
      keyDates: [{ date: '2026-12-07', zone: 'America/Chicago', label: { zh: '听证', en: 'Hearing' } }],
    } as const;
    const input = { warningId: id, ...aContent(more), change: aChange };
    expect(await mutate(author, 'draftWarningVersion', input)).toMatchObject({ work: { version: 2, stage: 'draft' } });
    await mutate(author, 'submitWarning', { warningId: id });
    const { data: listed } = await run(chief, '{ warningDesk(stage: approval) { edges { node { id } } } }');
    expect(listed).toEqual({ warningDesk: { edges: [{ node: { id } }] } });
    await mutate(chief, 'publishWarning', { warningId: id });
    const VERSIONS = `query ($id: ID!) { warning(id: $id) { change(lang: "zh-CN") versions { version changed approvedBy change
      kind { code label } industries { code } platforms { label } urgency certainty validUntil expiresAt
      sources { url title fetchedOn } keyDates { date zone label } } } }`;
    const { data } = await run(anonymous, VERSIONS, { id });
    const [first, second] = (data as { warning: { versions: object[] } }).warning.versions;
    expect(data).toMatchObject({ warning: { change: aChange.zh } });
    expect(first).toMatchObject({ version: 1, change: null, kind: null, industries: [], validUntil: null });
    expect(second).toEqual({
      version: 2,
      approvedBy: null,
      change: aChange.en,
      changed: [
        'countries',
        'kind',
        'industries',
        'platforms',
        'urgency',
        'certainty',
        'validUntil',
        'sources',
        'keyDates',
      ],
      kind: { code: 'mass-litigation', label: 'Mass litigation' },
      industries: [{ code: 'C' }, { code: 'F' }],
      platforms: [{ label: 'Amazon' }],
      urgency: 'immediate',
      certainty: 'observed',
      validUntil: '2099-12-31',
      expiresAt: '2099-12-31T16:00:00.000Z',
      sources: more.sources,
      keyDates: [{ date: '2026-12-07', zone: 'America/Chicago', label: 'Hearing' }],
    });
  });

  it('is withdrawn for a reason, and says so', async () => {
    expect(await mutate(chief, 'cancelWarning', { warningId: id, reason: aReason })).toMatchObject({
      status: 'cancelled',
    });
    const { data } = await run(anonymous, 'query ($id: ID!) { warning(id: $id) { status cancelled { reason at } } }', {
      id,
    });
    expect(data).toEqual({
      warning: { status: 'cancelled', cancelled: { reason: aReason.en, at: expect.any(String) } },
    });
  });

  it('is given up', async () => {
    const drafted = await mutate(author, 'draftWarning', aContent());
    expect(await mutate(author, 'discardWarning', { warningId: drafted.id })).toMatchObject({ status: 'discarded' });
  });

  it('is told field by field what is wrong with it', async () => {
    const wrong = aContent({ sourceUrl: 'ftp://x', countries: ['XX'] });
    expect(await mutate(author, 'draftWarning', wrong)).toEqual({
      code: 'INVALID_INPUT',
      problems: [{ path: 'countries.0' }, { path: 'sourceUrl' }],
    });
  });

  it('is not found under an id of anything else', async () => {
    expect(await mutate(chief, 'publishWarning', { warningId: 'cas_1' })).toEqual({ code: 'NOT_FOUND' });
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
    await submitWarning.run(test.room, test.call(author), { warningId: mine });
    await publishWarning.run(test.room, test.call(chief), { warningId: mine });
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
    expect(ours).toHaveLength(15);
    for (const { extensions } of ours) expect(known).toContain(extensions.operation);
  });
});
