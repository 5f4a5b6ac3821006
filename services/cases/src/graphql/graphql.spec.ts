import { type Actor, newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { cases } from '../index.ts';
import { formWith, hangzhou, NOW, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { openGraph } from '../testing/graph.ts';
import { openCases } from '../testing/room.ts';

const under = await openCases();
const { test, accounts } = under;
afterAll(() => test.close());
const { schema, request } = openGraph(under);
const organisation = accounts.organisation();
const { organisationId } = organisation;
const member = signedIn({ organisations: [organisationId] });
accounts.join(member.id, organisation);

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
    const officer = staffAt(shenzhen);
    expect((await request(officer, ACCEPT, { input })).data).toEqual({
      acceptCase: { __typename: 'Case', id: input.caseId, status: 'accepted' },
    });
    expect((await request(officer, ACCEPT, { input }, { locale: 'zh-CN' })).data).toMatchObject({
      acceptCase: { __typename: 'Refused', code: 'STATE_CONFLICT', message: expect.stringContaining('当前状态') },
    });
  });
});

describe('casework', () => {
  const PROGRESS = `status centre { id } acceptedAt
    supplements { round items { item why } dueOn { date zone } requestedAt suppliedAt note }
    declined { reason { code label } note at } terminated { reason { code label } note at }
    opinions { number text language authors { id } issuedAt } opinionDraft { number revision text authors { id } returned { reason at } }
    outcome { result { code label } note closedAt }
    archive { retention { code label } at } handOver { to { id } reason offeredAt } returned { by { id } reason at }
    timeline { sequence at type actorKind reason { label } outcome { label } retention { label } round opinion centre { id } }`;
  const inputOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  async function doing(actor: Actor, name: string, input: object, commandId = newId('command', NOW)) {
    const source = `mutation ($input: ${inputOf(name)}!, $commandId: String) { done: ${name}(input: $input, commandId: $commandId) {
      __typename ... on Case { ${PROGRESS} } ... on Refused { code params { name value } }
      ... on InvalidInput { problems { path rule } } } }`;
    const { data, errors } = await request(actor, source, { input, commandId });
    expect(errors).toBeUndefined();
    return data?.done as { readonly [field: string]: unknown };
  }
  const officer = staffAt(shenzhen);
  const other = staffAt(hangzhou);
  const second = staffAt(hangzhou);
  const AT = '2026-11-10T08:00:00.000Z';

  it('goes through supplements, hand-over and guidance to the archive, and every step answers the case', async () => {
    const { id: caseId } = await file();
    const items = [{ item: 'Letter of authority', why: 'The copy has no seal.' }];
    const asked = await doing(officer, 'requestSupplement', { caseId, items, dueOn: '2026-11-25' });
    const round = { round: 1, items, dueOn: { date: '2026-11-25', zone: 'Asia/Shanghai' }, requestedAt: AT };
    expect(asked).toMatchObject({
      __typename: 'Case',
      status: 'supplementing',
      supplements: [{ ...round, suppliedAt: null, note: null }],
    });
    const supplied = { ...round, suppliedAt: AT, note: 'Sealed.' };
    expect(await doing(member, 'supplyMaterials', { caseId, note: 'Sealed.' })).toMatchObject({
      status: 'submitted',
      supplements: [supplied],
    });
    const offer = { caseId, toCentreId: hangzhou, reason: 'Theirs.' };
    expect(await doing(officer, 'offerHandOver', offer)).toMatchObject({
      centre: { id: shenzhen },
      handOver: { to: { id: hangzhou }, reason: 'Theirs.', offeredAt: AT },
    });
    expect(await doing(other, 'returnHandOver', { caseId, reason: 'Not ours.' })).toMatchObject({
      handOver: null,
      returned: { by: { id: hangzhou }, reason: 'Not ours.', at: AT },
      timeline: [],
    });
    await doing(officer, 'offerHandOver', offer);
    expect(await doing(other, 'acceptHandOver', { caseId })).toMatchObject({
      centre: { id: hangzhou },
      handOver: null,
    });
    expect(await doing(other, 'acceptCase', { caseId })).toMatchObject({ status: 'accepted', acceptedAt: AT });
    expect(await doing(other, 'beginGuidance', { caseId })).toMatchObject({ status: 'guiding' });
    const text = 'Answer in time.';
    const authors = [{ id: other.id }];
    const drafted = { number: 1, revision: 1, text: 'Answer.', authors, returned: null };
    expect(await doing(other, 'draftOpinion', { caseId, text: 'Answer.', language: 'en' })).toMatchObject({
      opinions: [],
      opinionDraft: drafted,
    });
    expect(await doing(second, 'returnOpinion', { caseId, revision: 1, reason: 'By when?' })).toMatchObject({
      opinionDraft: { ...drafted, returned: { reason: 'By when?', at: AT } },
    });
    expect(await doing(other, 'reviseOpinion', { caseId, revision: 1, text, language: 'en' })).toMatchObject({
      opinionDraft: { ...drafted, revision: 2, text },
    });
    const opinions = [{ number: 1, text, language: 'en', authors, issuedAt: AT }];
    expect(await doing(second, 'issueOpinion', { caseId, revision: 2 })).toMatchObject({
      opinions,
      opinionDraft: null,
    });
    const outcome = { result: { code: 'O3', label: 'Settled' }, note: null, closedAt: AT };
    expect(await doing(other, 'closeCase', { caseId, outcome: 'O3' })).toMatchObject({ status: 'closed', outcome });
    const archived = await doing(other, 'archiveCase', { caseId, retention: '30-years' });
    expect(archived).toMatchObject({
      status: 'archived',
      supplements: [supplied],
      opinions,
      outcome,
      archive: { retention: { code: '30-years', label: '30 years' }, at: AT },
      declined: null,
      terminated: null,
    });
    const timeline = archived.timeline as readonly { readonly sequence: number; readonly type: string }[];
    const codes = { reason: null, outcome: null, retention: null, round: null, opinion: null, centre: null };
    expect(timeline.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(timeline.at(0)).toEqual({
      ...{ ...codes, sequence: 1, at: AT, type: 'CaseSubmitted', actorKind: 'applicant' },
      centre: { id: shenzhen },
    });
    expect(timeline.at(1)).toMatchObject({ type: 'SupplementRequested', actorKind: 'staff', round: 1 });
    expect(timeline.at(-2)).toMatchObject({ type: 'CaseClosed', outcome: { label: 'Settled' } });
    expect(timeline.at(-1)).toMatchObject({ type: 'CaseArchived', retention: { label: '30 years' } });
  });

  it('may end early, for a reason in the language of the reader', async () => {
    const [first, second] = [(await file()).id, (await file()).id];
    expect(await doing(officer, 'declineCase', { caseId: first, reason: 'R99', note: 'Said.' })).toMatchObject({
      status: 'declined',
      declined: { reason: { code: 'R99', label: 'Other' }, note: 'Said.', at: AT },
    });
    await doing(officer, 'acceptCase', { caseId: second });
    expect(await doing(officer, 'terminateCase', { caseId: second, reason: 'T01' })).toMatchObject({
      status: 'terminated',
      terminated: { reason: { code: 'T01', label: 'Withdrawn by the applicant' }, note: null, at: AT },
    });
  });

  it('answers what is refused, typed, and what is wrong, by field', async () => {
    const { id: caseId } = await file();
    expect(await doing(officer, 'closeCase', { caseId, outcome: 'O3' })).toEqual({
      __typename: 'Refused',
      code: 'STATE_CONFLICT',
      params: [{ name: 'state', value: 'submitted' }],
    });
    expect(await doing(officer, 'declineCase', { caseId, reason: 'R99' })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ path: 'note', rule: 'missing' }],
    });
    for (const unknown of [{ caseId: 'org_1' }, { caseId: newId('case', NOW) }])
      expect(await doing(officer, 'beginGuidance', unknown)).toMatchObject({
        __typename: 'Refused',
        code: 'NOT_FOUND',
      });
    expect(await doing(officer, 'offerHandOver', { caseId, toCentreId: 'cas_1', reason: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('takes an opinion in the languages that there are', async () => {
    const input = { caseId: newId('case', NOW), text: 'x', language: 'de' };
    expect(await doing(officer, 'draftOpinion', input)).toEqual({
      __typename: 'InvalidInput',
      problems: [{ path: 'language', rule: 'not-one-of' }],
    });
  });

  it('has one effect when it is sent again', async () => {
    const { id: caseId } = await file();
    const commandId = newId('command', NOW);
    const first = await doing(officer, 'acceptCase', { caseId }, commandId);
    expect(await doing(officer, 'acceptCase', { caseId }, commandId)).toEqual(first);
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
    await request(staffAt(shenzhen), ACCEPT, { input: { caseId: id } });
    expect((await page(member, 'cases(first: 100, status: accepted)')).ids).toContain(id);
    expect((await page(member, 'cases(first: 100, status: submitted)')).ids).not.toContain(id);
  });

  it("are, as the queue, the officer's own", async () => {
    const { id } = await file();
    expect((await page(staffAt(shenzhen), 'queue(first: 100)')).ids).toContain(id);
    expect((await page(staffAt(hangzhou), 'queue(first: 100)')).ids).not.toContain(id);
  });
});

describe('offeredCases', () => {
  it('are what other centres offer to that of the reader', async () => {
    const { id: caseId } = await file();
    const source = 'mutation ($input: OfferHandOverInput!) { offerHandOver(input: $input) { __typename } }';
    const input = { caseId, toCentreId: hangzhou, reason: 'Theirs.' };
    await request(staffAt(shenzhen), source, { input });
    const offered = async (centreId: typeof shenzhen) => {
      const query = '{ offeredCases(first: 100) { edges { node { id handOver { reason } } } } }';
      return (await request(staffAt(centreId), query)).data;
    };
    expect(await offered(hangzhou)).toEqual({
      offeredCases: { edges: [{ node: { id: caseId, handOver: { reason: 'Theirs.' } } }] },
    });
    expect(await offered(shenzhen)).toEqual({ offeredCases: { edges: [] } });
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
