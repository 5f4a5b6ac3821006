import { type Actor, type Ask, type Call, type Envelope, EVENTS, newId } from '@sinan/schema';
import { builder, CentreRef, type GraphContext, OrganisationRef, PersonRef } from '@sinan/schema/graphql';
import { parse, graphql as run, subscribe } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { cases } from '../index.ts';
import { casesByIds } from '../queries.ts';
import { formWith, hangzhou, intakeOfficerAt, NOW, shenzhen, signedIn } from '../testing/examples.ts';
import { openCases } from '../testing/room.ts';
import { graphql } from './index.ts';

for (const ref of [CentreRef, OrganisationRef, PersonRef]) ref.implement({});
graphql();
const schema = builder.toSchema();

const { test, accounts, as } = await openCases();
afterAll(() => test.close());
const organisation = accounts.organisation();
const { organisationId } = organisation;
const member = signedIn({ organisations: [organisationId] });
accounts.join(member.id, organisation);

/** A request as the gateway makes it; what other services own loads as its bare id. */
function contextOf(actor: Actor, more: Partial<Call> = {}, events: readonly Partial<Envelope>[] = []): GraphContext {
  const askWith = (call: Partial<Call>): Ask =>
    (async (operation: never, input: unknown) => as(actor, call)(operation, input)) as Ask;
  return {
    call: test.call(actor, more),
    ask: askWith(more),
    askAs: (commandId) => askWith({ ...more, commandId }),
    load: (noun, ids) =>
      noun === 'Case' ? as(actor)(casesByIds, { ids }) : Promise.resolve(ids.map((id) => ({ id }))),
    changes: async function* () {
      yield* events as readonly Envelope[];
    },
  };
}
const request = (actor: Actor, source: string, variableValues = {}, more: Partial<Call> = {}) =>
  run({ schema, source, variableValues, contextValue: contextOf(actor, more) });

const FILE = `mutation ($input: FileCaseInput!, $commandId: String) { fileCase(input: $input, commandId: $commandId) {
  __typename ... on Case { id status } ... on Refused { code } ... on InvalidInput { code problems { path rule } } } }`;
const ACCEPT = `mutation ($input: AcceptCaseInput!) { acceptCase(input: $input) {
  __typename ... on Case { id status } ... on Refused { code message } } }`;

async function file(form: object = {}, commandId = newId('command', NOW)) {
  const input = { organisationId, form: { ...formWith(), ...form } };
  const { data, errors } = await request(member, FILE, { input, commandId });
  expect(errors).toBeUndefined();
  return data?.fileCase as { readonly __typename: string; readonly id: string };
}

describe('fileCase', () => {
  it('answers the case; the same one when it is sent again', async () => {
    const commandId = newId('command', NOW);
    const first = await file({}, commandId);
    expect(first).toMatchObject({ __typename: 'Case', status: 'submitted' });
    expect(await file({}, commandId)).toEqual(first);
  });

  it.each([
    ['a code that is on no list', { country: 'XX' }, { path: 'form.country', rule: 'not-one-of' }],
    ['a choice that is no centre', { choice: 'somewhere' }, { path: 'form.choice', rule: 'id' }],
    ['a date that has not begun', { servedOn: '2026-12-24' }, { path: 'form.servedOn', rule: 'future' }],
  ])('says where the form holds %s', async (_, form, problem) => {
    expect(await file(form)).toEqual({ __typename: 'InvalidInput', code: 'INVALID_INPUT', problems: [problem] });
  });

  it('finds no organisation that is not the reader’s, nor one under an id of another noun', async () => {
    for (const organisationId of [newId('organisation', NOW), newId('case', NOW)]) {
      const { data } = await request(member, FILE, { input: { organisationId, form: formWith() } });
      expect(data).toEqual({ fileCase: { __typename: 'Refused', code: 'NOT_FOUND' } });
    }
  });
});

describe('acceptCase', () => {
  it('answers the accepted case, then the refusal in the language of the reader', async () => {
    const input = { caseId: (await file()).id };
    const officer = intakeOfficerAt(shenzhen);
    expect((await request(officer, ACCEPT, { input })).data).toEqual({
      acceptCase: { __typename: 'Case', id: input.caseId, status: 'accepted' },
    });
    expect((await request(officer, ACCEPT, { input }, { locale: 'zh-CN' })).data).toMatchObject({
      acceptCase: { __typename: 'Refused', code: 'STATE_CONFLICT', message: expect.stringContaining('当前状态') },
    });
  });
});

describe('reading a case', () => {
  const WHOLE = `query ($id: ID!) { case(id: $id) {
    id status applicantName organisation { id } filedBy { id } centre { id } routedBy country { code label } forum { label }
    disputeType { label } rights { label } product servedOn { date zone } serviceMethod { label } needs { label } facts submittedAt acceptedAt } }`;

  it('gives codes with their names in the language of the reader', async () => {
    const { id } = await file();
    const { data } = await request(member, WHOLE, { id }, { locale: 'zh-CN' });
    expect(data).toEqual({
      case: {
        id,
        status: 'submitted',
        applicantName: '深圳示例机器人有限公司',
        organisation: { id: organisationId },
        filedBy: { id: member.id },
        centre: { id: shenzhen },
        routedBy: 'city',
        country: { code: 'US', label: '美国' },
        forum: { label: '美国国际贸易委员会' },
        disputeType: { label: '337调查' },
        rights: [{ label: '发明专利' }],
        product: 'Robot vacuum cleaner X1',
        servedOn: { date: '2026-11-03', zone: 'America/New_York' },
        serviceMethod: { label: expect.any(String) },
        needs: [{ label: '程序与期限' }, { label: '策略' }],
        facts: '2026年11月3日收到337调查起诉状。',
        submittedAt: '2026-11-10T08:00:00.000Z',
        acceptedAt: null,
      },
    });
    const { data: english } = await request(member, WHOLE, { id });
    expect(english).toMatchObject({ case: { country: { label: 'United States of America' } } });
  });

  it('finds nothing of another tenant, by case or by node', async () => {
    const { id } = await file();
    const source = `query ($id: ID!) { case(id: $id) { id } node(id: $id) { id } }`;
    expect((await request(signedIn(), source, { id })).data).toEqual({ case: null, node: null });
    expect((await request(member, source, { id })).data).toEqual({ case: { id }, node: { id } });
  });

  it('finds nothing under an id of another noun', async () => {
    expect((await request(member, '{ case(id: "org_1") { id } }')).data).toEqual({ case: null });
  });
});

describe('lists', () => {
  type PageData = {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly endCursor: string };
  };
  async function page(actor: Actor, field: string) {
    const source = `{ page: ${field} { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await request(actor, source);
    expect(errors).toBeUndefined();
    const { edges, pageInfo } = (data as { page: PageData }).page;
    return { ids: edges.map(({ node }) => node.id), pageInfo };
  }

  it('go on behind the cursor', async () => {
    const someone = signedIn();
    accounts.join(someone.id, organisation);
    for (const _ of [1, 2]) await request(someone, FILE, { input: { organisationId, form: formWith() } });
    const first = await page(someone, 'cases(first: 1)');
    const second = await page(someone, `cases(first: 1, after: "${first.pageInfo.endCursor}")`);
    expect([first.pageInfo, second.pageInfo]).toMatchObject([{ hasNextPage: true }, { hasNextPage: false }]);
    expect(new Set([...first.ids, ...second.ids]).size).toBe(2);
  });

  it('are of one state when asked', async () => {
    const { id } = await file();
    await request(intakeOfficerAt(shenzhen), ACCEPT, { input: { caseId: id } });
    expect((await page(member, 'cases(first: 100, status: accepted)')).ids).toContain(id);
    expect((await page(member, 'cases(first: 100, status: submitted)')).ids).not.toContain(id);
  });

  it("are, as the queue, the officer's own", async () => {
    const { id } = await file();
    expect((await page(intakeOfficerAt(shenzhen), 'queue(first: 100)')).ids).toContain(id);
    expect((await page(intakeOfficerAt(hangzhou), 'queue')).ids).toEqual([]);
  });
});

describe('caseChanged', () => {
  it('yields each visible case that an event names, and nothing else', async () => {
    const { id } = await file();
    const events = [
      { type: EVENTS.caseSubmitted.type, subject: newId('case', NOW) },
      { type: 'sinan.case.unheard_of.v1', subject: id },
      { type: EVENTS.caseSubmitted.type, subject: id },
    ];
    const document = parse('subscription { caseChanged { id status } }');
    const yielded: unknown[] = [];
    const stream = await subscribe({ schema, document, contextValue: contextOf(member, {}, events) });
    if (!(Symbol.asyncIterator in stream)) throw new Error('no stream');
    for await (const { data } of stream) yielded.push(data);
    expect(yielded).toEqual([{ caseChanged: { id, status: 'submitted' } }]);
  });
});

describe('every root field', () => {
  it('names the operation that holds its access rule', () => {
    const names = new Set(cases.operations.map(({ name }) => name));
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots
      .flatMap((type) => Object.values(type?.getFields() ?? {}))
      .filter(({ name }) => !/^nodes?$/.test(name));
    expect(fields.map(({ name }) => name)).toContain('acceptCase');
    for (const { extensions } of fields) expect(names).toContain(extensions.operation);
  });
});
