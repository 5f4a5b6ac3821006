import { type Actor, type Ask, anonymous, COUNTRIES, type Envelope, newId, parseInput } from '@sinan/schema';
import { builder, CaseRef, type GraphContext } from '@sinan/schema/graphql';
import { type ExecutionResult, graphql, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notificationsService } from '../index.ts';
import { manageToken } from '../testing/links.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { recordingMailer } from '../testing/recording-mailer.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { graphql as register } from './index.ts';

CaseRef.implement({});
register();
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
  return { call, ask, askAs: () => ask, load: async () => [], changes: () => feed };
}
/** The events of a topic, which nobody writes to: it ends when the stream does. */
let endFeed: () => void = () => undefined;
const feed: AsyncIterable<Envelope> = {
  [Symbol.asyncIterator]: () => ({
    next: () =>
      new Promise((resolve) => {
        endFeed = () => resolve({ done: true, value: undefined });
      }),
    return: async () => ({ done: true, value: undefined }),
  }),
};
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

  const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' };
  const of = (rhythm: object) => ({ email: 'a@example.com', countries: ['US'], rhythm });
  const tooMany = Array.from({ length: COUNTRIES.length + 1 }, () => 'US');
  const bad = [
    ['an address of two lines', { email: 'a@example.com\r\nBcc: b@example.com', countries: ['US'] }, 'email'],
    ['a country that is none', { email: 'a@example.com', countries: ['XX'] }, 'countries.0'],
    ['no country', { email: 'a@example.com', countries: [] }, 'countries'],
    ['more countries than there are', { email: 'a@example.com', countries: tooMany }, 'countries'],
    ['a language that is none', { email: 'a@example.com', countries: ['US'], locale: 'fr' }, 'locale'],
    ['an hour that is none', of({ ...daily, hour: 24 }), 'rhythm.hour'],
    ['a daily rhythm without its hour', of({ every: 'day', zone: 'UTC' }), 'rhythm.hour'],
    ['a weekly rhythm without its day', of({ ...daily, every: 'week' }), 'rhythm.weekday'],
    ['a zone that is none', of({ ...daily, zone: 'Mars/Olympus' }), 'rhythm.zone'],
    ['an offset for a zone', of({ ...daily, zone: '+08:00' }), 'rhythm.zone'],
  ] as const;
  it.each(bad)('refuses %s, and mails nothing', async (_, input, path) => {
    const before = office.mailer.mails.length;
    const { data } = await run(SUBSCRIBE, { input });
    expect(data).toMatchObject({ subscribe: { code: 'INVALID_INPUT', problems: [{ path }] } });
    await office.idle();
    expect(office.mailer.mails).toHaveLength(before);
  });
});

describe('managing over GraphQL', () => {
  const VIEW =
    'status countries rights industries platforms severity locale rhythm { every weekday hour zone } pausedUntil';
  const answered = `__typename ... on Problem { code } ... on InvalidInput { problems { path rule } }`;
  async function mutate(name: string, input: object, selection = ''): Promise<object> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await run(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${answered} ${selection} } }`,
      {
        input,
      },
    );
    expect(errors).toBeUndefined();
    return (data as Record<string, object>)[name] ?? {};
  }
  const changing = (name: string, input: object) => mutate(name, input, `... on WarningSubscription { ${VIEW} }`);
  const read = async (token: string) =>
    (await run(`query ($token: String!) { subscription(token: $token) { ${VIEW} } }`, { token })).data?.subscription;

  it('reads, changes, pauses, resumes, exports, leaves and erases by the token alone', async () => {
    const { id, email } = await aSubscriber(office, 'by-graphql', { countries: ['US'] });
    const token = manageToken(office, id);
    const view = {
      status: 'confirmed',
      countries: ['US'],
      rights: [],
      industries: [],
      platforms: [],
      severity: 'notice',
      locale: 'en',
      rhythm: { every: 'instant', weekday: null, hour: null, zone: null },
      pausedUntil: null,
    };
    expect(await read(token)).toEqual(view);
    const rhythm = { every: 'week', weekday: 5, hour: 9, zone: 'Europe/Berlin' };
    const choice = {
      ...{ countries: ['DE'], rights: ['design'], industries: ['C'], platforms: ['amazon'] },
      ...{ severity: 'warning', locale: 'zh-CN', rhythm },
    };
    expect(await changing('manageSubscription', { token, ...choice })).toMatchObject(choice);
    const pausedUntil = '2026-12-01T16:00:00.000Z';
    expect(await changing('pauseSubscription', { token, until: '2026-12-01' })).toMatchObject({ pausedUntil });
    expect(await changing('resumeSubscription', { token })).toMatchObject({ pausedUntil: null });
    const { data } = await run('query ($token: String!) { exportSubscription(token: $token) { json } }', { token });
    const exported = data?.exportSubscription as { readonly json: string } | undefined;
    expect(JSON.parse(exported?.json ?? '')).toMatchObject({ subscription: { id, email, choice } });
    expect(await mutate('leaveSubscription', { token })).toEqual({ __typename: 'SubscriptionLeft' });
    expect(await read(token)).toMatchObject({ status: 'left' });
    expect(await mutate('eraseSubscription', { token })).toEqual({ __typename: 'SubscriptionErased' });
    expect(await read(token)).toBeNull();
  });

  it('says of a forged token no more than of one that is erased', async () => {
    expect(await read('sub_x~0~k1~AAAA')).toBeNull();
    expect(await changing('pauseSubscription', { token: 'sub_x~0~k1~AAAA', until: '2026-12-01' })).toMatchObject({
      code: 'LINK_INVALID',
    });
    expect(await changing('manageSubscription', { token: 'x', countries: ['XX'] })).toMatchObject({
      problems: [{ path: 'countries.0', rule: 'not-one-of' }],
    });
  });
});

describe('the delivery over GraphQL', () => {
  const FIGURES = 'matched waiting sent refused unknown suppressed expired';
  const PROGRESS = `complete parts { version withdrawal planned ${FIGURES} }`;

  it('is asked for, and is nothing of what is no warning', async () => {
    await aSubscriber(office, 'asked-over-graphql', { countries: ['IS'] });
    const event = office.risk.publish({ countries: ['IS'] });
    await office.tell(event);
    await office.idle();
    office.risk.work(event.subject as Parameters<typeof office.risk.work>[0], { countries: ['IS'] });
    const { data, errors } = await run(
      `query ($id: ID!) { deliveryProgress(warningId: $id) { ${PROGRESS} } none: deliveryProgress(warningId: "cas_1") { complete }
        warningAudience(warningId: $id) { version recipients informed byCountry { country recipients } byLanguage { locale recipients } }
        warningSamples(warningId: $id) { version minor mails { reader locale lacks atOnce } } noSamples: warningSamples(warningId: "cas_1") { version } }`,
      { id: event.subject },
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      deliveryProgress: { complete: true, parts: [{ version: 1, matched: 1, sent: 1, waiting: 0 }] },
      none: null,
      warningAudience: { version: 2, recipients: 1, byCountry: [{ country: 'IS', recipients: 1 }] },
      warningSamples: { version: 2, minor: false, mails: { 1: { reader: 'all', locale: 'en', lacks: [], atOnce: 1 } } },
      noSamples: null,
    });
  });

  it('is asked for one reader, by an address that is none at all refused without being repeated', async () => {
    const { email } = await aSubscriber(office, 'one-over-graphql', { countries: ['MT'] }, { isKnown: true });
    const event = office.risk.publish({ countries: ['MT'] });
    await office.tell(event);
    await office.idle();
    const QUERY = `query ($id: ID!, $email: String!) {
      deliveryTo(warningId: $id, email: $email) { parts { version withdrawal mail { state digestDay } } }
      none: deliveryTo(warningId: "cas_1", email: $email) { parts { version } } }`;
    const asked = (address: string) => run(QUERY, { id: event.subject, email: address });
    expect((await asked(email)).data).toEqual({
      deliveryTo: { parts: [{ version: 1, withdrawal: false, mail: { state: 'sent', digestDay: null } }] },
      none: null,
    });
    expect((await asked('nobody@example.com')).data).toMatchObject({ deliveryTo: { parts: [] } });
    const { errors } = await asked('no address');
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toContain('no address');
  });

  it('has what is missing sent again, which is refused of what a later part has followed', async () => {
    const { email } = await aSubscriber(office, 'redriven-over-graphql', { countries: ['LU'] });
    office.mailer.answer = () => ({
      kind: 'refused',
      to: 'recipient',
      code: 554,
      response: '554 5.7.1 not by our policy',
    });
    const event = office.risk.publish({ countries: ['LU'] });
    await office.tell(event);
    await office.idle();
    office.mailer.answer = () => ({ kind: 'sent', response: '250 OK' });
    const redriving = (version: number) =>
      run(
        `mutation ($input: RedriveDeliveryInput!) { redriveDelivery(input: $input) {
          ... on DeliveryRedriven { warningId mails } ... on Refused { code } ... on InvalidInput { problems { path } } } }`,
        { input: { warningId: event.subject, version, withdrawal: false } },
      );
    expect((await redriving(2)).data).toEqual({ redriveDelivery: { code: 'STATE_CONFLICT' } });
    expect((await redriving(0)).data).toEqual({ redriveDelivery: { problems: [{ path: 'version' }] } });
    expect((await redriving(1)).data).toEqual({ redriveDelivery: { warningId: event.subject, mails: 1 } });
    await office.idle();
    expect(office.mailer.to(email)).toHaveLength(2);
  });

  async function followed(id: string) {
    const document = parse(`subscription { deliveryProgress(warningId: "${id}") { ${PROGRESS} } }`);
    const stream = await subscribe({ schema, document, contextValue: contextOf(anonymous) });
    return stream as AsyncIterableIterator<ExecutionResult>;
  }

  it('is followed until nothing waits', async () => {
    await aSubscriber(office, 'followed', { countries: ['NO'] });
    const event = office.risk.publish({ countries: ['NO'] });
    const seen: unknown[] = [];
    const following = (async () => {
      for await (const { data } of await followed(event.subject)) seen.push(data?.deliveryProgress);
    })();
    await office.tell(event);
    await following;
    expect(seen.at(-1)).toMatchObject({ complete: true, parts: [{ matched: 1, sent: 1, waiting: 0 }] });
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(seen.length);
  });

  it('is followed no longer than its stream lasts', async () => {
    const event = office.risk.publish({ countries: ['FI'] });
    const stream = await followed(event.subject);
    expect((await stream.next()).value.data).toMatchObject({ deliveryProgress: { complete: false } });
    const next = stream.next();
    endFeed();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});

describe('the mails over GraphQL', () => {
  it('are listed with what became of them', async () => {
    office.test.clock.set(office.test.clock.now() + 1_000);
    await run(SUBSCRIBE, { input: { email: `listed-${newId('person', 1)}@example.com`, countries: ['US'] } });
    await office.idle();
    const { data } = await run('{ mails(first: 1) { edges { node { kind state attempts } } } }');
    expect(data).toEqual({
      mails: { edges: [{ node: { kind: 'confirm-subscription', state: 'sent', attempts: 1 } }] },
    });
  });
});

describe('the webhook of a subscription', () => {
  it('is set, read, made safe anew and taken away by the token of the link to manage', async () => {
    const { id } = await aSubscriber(office, 'webhook-over-graphql');
    const token = manageToken(office, id);
    const url = 'https://hooks.example.com/in';
    const mutate = (name: string, type: string, selection: string, more = {}) =>
      run(
        `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ... on ${type} { ${selection} } ... on Problem { code } ... on InvalidInput { problems { path rule } } } }`,
        {
          input: { token, ...more },
        },
      );
    const secret = 'secret webhook { url state posts { type } }';
    const webhook = { url, state: 'on', posts: [] };
    expect(await mutate('setWebhook', 'WebhookSecret', secret, { url: 'http://hooks.example.com/' })).toMatchObject({
      data: { setWebhook: { problems: [{ path: 'url', rule: 'https' }] } },
    });
    expect(await mutate('setWebhook', 'WebhookSecret', secret, { url })).toEqual({
      data: { setWebhook: { secret: expect.stringMatching(/^whsec_/), webhook } },
    });
    expect(await mutate('renewWebhookSecret', 'WebhookSecret', secret)).toMatchObject({
      data: { renewWebhookSecret: { webhook } },
    });
    expect(await mutate('pauseWebhook', 'WarningWebhook', 'state')).toEqual({
      data: { pauseWebhook: { state: 'paused' } },
    });
    expect(await mutate('resumeWebhook', 'WarningWebhook', 'state')).toEqual({
      data: { resumeWebhook: { state: 'on' } },
    });
    const read = (token: string) => run('query ($token: String!) { webhook(token: $token) { url state } }', { token });
    expect(await read(token)).toEqual({ data: { webhook: { url, state: 'on' } } });
    expect(await read('another')).toEqual({ data: { webhook: null } });
    expect(await mutate('removeWebhook', 'WebhookRemoved', 'removed')).toEqual({
      data: { removeWebhook: { removed: true } },
    });
    expect(await mutate('testWebhook', 'WarningWebhook', 'state')).toEqual({
      data: { testWebhook: { code: 'STATE_CONFLICT' } },
    });
  });
});

describe('the fields of notifications', () => {
  it('name the operations that hold their access rules', () => {
    const known = notificationsService(recordingMailer()).operations.map(({ name }) => name);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
    const ours = fields.filter(({ name }) => !name.startsWith('node'));
    expect(ours).toHaveLength(30);
    for (const { extensions } of ours) expect(known).toContain(extensions.operation);
  });
});
