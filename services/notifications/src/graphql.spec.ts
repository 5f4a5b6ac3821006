import { type Actor, type Ask, anonymous, newId, parseInput } from '@sinan/schema';
import { builder, type GraphContext } from '@sinan/schema/graphql';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphql as register } from './graphql.ts';
import { notificationsService } from './index.ts';
import { type Office, openOffice } from './testing/office.ts';
import { recordingMailer } from './testing/recording-mailer.ts';

register();
// A schema needs a subscription, and no field of ours is one.
builder.subscriptionField('ticks', (t) =>
  t.int({
    subscribe: async function* () {
      yield 1;
    },
    resolve: Number,
  }),
);
const schema = builder.toSchema();

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

function contextOf(actor: Actor): GraphContext {
  const call = office.test.call(actor, { locale: 'zh-CN' });
  const ask = ((operation, input) =>
    operation.run(office.room as never, call, parseInput(operation.input, input))) as Ask;
  return { call, ask, askAs: () => ask, load: async () => [], changes: async function* () {} };
}
const run = (source: string, variableValues = {}) =>
  graphql({ schema, source, contextValue: contextOf(anonymous), variableValues });

const SUBSCRIBE =
  'mutation ($input: SubscribeInput!) { subscribe(input: $input) { ... on SubscriptionAsked { sent } ... on Problem { code } ... on InvalidInput { problems { path rule } } } }';

describe('subscribing over GraphQL', () => {
  it('is answered alike for every address, and mailed in the language of the reader', async () => {
    const email = 'reader@example.com';
    expect(await run(SUBSCRIBE, { input: { email, countries: ['US'] } })).toEqual({
      data: { subscribe: { sent: true } },
    });
    await office.idle();
    expect(office.mailer.to(email).map(({ subject }) => subject)).toEqual(['请确认订阅风险预警']);
  });

  const bad = [
    ['an address of two lines', { email: 'a@example.com\r\nBcc: b@example.com', countries: ['US'] }, 'email'],
    ['a country that is none', { email: 'a@example.com', countries: ['XX'] }, 'countries.0'],
    ['no country', { email: 'a@example.com', countries: [] }, 'countries'],
    ['51 countries', { email: 'a@example.com', countries: Array.from({ length: 51 }, () => 'US') }, 'countries'],
    ['a language that is none', { email: 'a@example.com', countries: ['US'], locale: 'fr' }, 'locale'],
  ] as const;
  it.each(bad)('refuses %s, and mails nothing', async (_, input, path) => {
    const before = office.mailer.mails.length;
    const { data } = await run(SUBSCRIBE, { input });
    expect(data).toMatchObject({ subscribe: { code: 'INVALID_INPUT', problems: [{ path }] } });
    await office.idle();
    expect(office.mailer.mails).toHaveLength(before);
  });
});

describe('the mails over GraphQL', () => {
  it('are listed with what became of them', async () => {
    await run(SUBSCRIBE, { input: { email: `listed-${newId('person', 1)}@example.com`, countries: ['US'] } });
    await office.idle();
    const { data } = await run('{ mails(first: 1) { edges { node { kind state attempts } } } }');
    expect(data).toEqual({
      mails: { edges: [{ node: { kind: 'confirm-subscription', state: 'sent', attempts: 1 } }] },
    });
  });
});

describe('the fields of notifications', () => {
  it('name the operations that hold their access rules', () => {
    const known = notificationsService(recordingMailer()).operations.map(({ name }) => name);
    const fields = [schema.getMutationType()?.getFields().subscribe, schema.getQueryType()?.getFields().mails];
    for (const field of fields) expect(known).toContain(field?.extensions.operation);
  });
});
