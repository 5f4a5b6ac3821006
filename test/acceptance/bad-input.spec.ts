import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { graphql } from './graphql.ts';
import { mutate, type Outcome } from './mutate.ts';
import { application, applicationForm, enterpriseA, enterpriseB, fileCase, type Person } from './people.ts';
import { everything, openStage, type Stage } from './stage.ts';
import { warningContent } from './warnings.ts';

/** Input that does not hold: a clear answer in the language of the reader, and nothing changed. */
let stage: Stage;
let before: object;
beforeAll(async () => {
  stage = await openStage();
  await fileCase(stage.url, stage.filer, application(stage.organisationId));
  await stage.sink.next(stage.filer.email, 3);
  await stage.sink.next(stage.staff.email, 2);
  before = await everything(stage);
});
afterAll(() => stage.close());

const CHINESE = /[\u4e00-\u9fff]/;
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const todayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

/** The one problem that both languages' answers name. */
async function problemOf(by: Person | null, name: string, input: object) {
  const [english, chinese] = await Promise.all(
    (['en', 'zh-CN'] as const).map((language) => mutate<Outcome>(stage.url, by, name, input, { language })),
  );
  expect(english).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
  expect([english?.message, english?.problems?.[0]?.message].join()).not.toMatch(CHINESE);
  for (const text of [chinese?.message, chinese?.problems?.[0]?.message]) expect(text).toMatch(CHINESE);
  expect(chinese?.problems?.map(({ path }) => path)).toEqual(english?.problems?.map(({ path }) => path));
  expect(english?.problems).toHaveLength(1);
  return english?.problems?.[0];
}

describe('what does not hold', () => {
  afterEach(async () => expect(await everything(stage)).toEqual(before));

  const right = { kind: 'patent-invention', number: 'US 9,999,999 B2' };
  it.each([
    ['a country that there is not', { country: 'XX', forum: 'unknown' }, 'form.country'],
    ['a forum that there is not', { forum: 'nope' }, 'form.forum'],
    ['a forum of another country', { forum: 'jp-district-court' }, 'form.forum'],
    ['a right that there is not', { rights: [right, { kind: 'nope' }] }, 'form.rights.1.kind'],
    ['no right', { rights: [] }, 'form.rights'],
    ['a dispute that there is not', { disputeType: 'nope' }, 'form.disputeType'],
    ['a side that there is not', { role: 'nope' }, 'form.role'],
    ['a kind of help that there is not', { serviceKind: 'nope' }, 'form.serviceKind'],
    ['a need that there is not', { needs: ['procedure-deadlines', 'nope'] }, 'form.needs.1'],
    ['a stage that there is not', { stage: 'nope' }, 'form.stage'],
    ['a way of service that there is not', { serviceMethod: 'pigeon' }, 'form.serviceMethod'],
    ['a service date without the way of service', { serviceMethod: null }, 'form.serviceMethod'],
    ['a day that no calendar has', { servedOn: '2026-02-30' }, 'form.servedOn'],
    ['an instant for a date', { servedOn: '2026-03-02T08:00:00Z' }, 'form.servedOn'],
    ['a service date that has not come', { servedOn: daysFromNow(3) }, 'form.servedOn'],
    ['a receipt date that has not come', { receivedOn: daysFromNow(3) }, 'form.receivedOn'],
    ['a centre that is no id', { choice: 'nope' }, 'form.choice'],
    ['no product', { product: '  ' }, 'form.product'],
    ['a line break in the product', { product: 'stroller\r\nBcc: x@y.example' }, 'form.product'],
    ['text turned around', { product: 'stroller \u202egnp.exe' }, 'form.product'],
    ['facts too long to read', { facts: '事'.repeat(4_001) }, 'form.facts'],
  ])('%s is refused by a case, which says where', async (_, more, path) => {
    const problem = await problemOf(stage.filer, 'fileCase', application(stage.organisationId, more));
    expect(problem?.path).toBe(path);
  });

  it('a service date is judged by the calendar of the forum, which the answer names', async () => {
    const late = { country: 'JP', forum: 'jp-district-court', servedOn: daysFromNow(3) };
    const problem = await problemOf(stage.filer, 'fileCase', application(stage.organisationId, late));
    expect(problem).toMatchObject({ rule: 'future', message: expect.stringContaining('Asia/Tokyo') });
  });

  it.each([
    ['a wrong check digit', { uscc: enterpriseA.uscc.replace(/.$/, '0') }, 'uscc'],
    ['a letter that no code has', { uscc: enterpriseA.uscc.replace(/.$/, 'I') }, 'uscc'],
    ['seventeen characters', { uscc: enterpriseA.uscc.slice(0, 17) }, 'uscc'],
    ['a division that there is not', { division: '999999' }, 'division'],
    ['an industry that there is not', { industry: 'Z' }, 'industry'],
    ['a line break in the name', { nameEn: 'Example\nLamps' }, 'nameEn'],
  ])('%s is refused by an organisation', async (_, more, path) => {
    const problem = await problemOf(stage.filer, 'claimOrganisation', { ...enterpriseB, ...more });
    expect(problem?.path).toBe(path);
  });

  it.each([
    ['a country that there is not', { countries: ['US', 'XX'] }, 'countries.1'],
    ['a right that there is not', { rights: ['nope'] }, 'rights.0'],
    ['an industry that there is not', { industries: ['Z'] }, 'industries.0'],
    ['a source that is no page', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    ['a source that is another site’s user', { sourceUrl: 'https://www.usitc.gov@evil.example/' }, 'sourceUrl'],
    ['an empty title', { title: { zh: '', en: 'Title' } }, 'title.zh'],
    ['a line break in a title', { title: { zh: '标题', en: 'Title\r\nBcc: x@y.example' } }, 'title.en'],
  ])('%s is refused by a warning', async (_, more, path) => {
    const problem = await problemOf(stage.editors[0], 'draftWarning', { ...warningContent, ...more });
    expect(problem?.path).toBe(path);
  });

  it.each([
    ['subscribe', null, { email: 'reader@x.example', countries: ['XX'] }, 'countries.0'],
    ['subscribe', null, { email: 'reader@x.example', countries: [] }, 'countries'],
    ['subscribe', null, { email: 'reader@x.example', countries: ['US'], industries: ['Z'] }, 'industries.0'],
    ['subscribe', null, { email: 'reader@x.example', countries: ['US'], platforms: ['bazaar'] }, 'platforms.0'],
    ['subscribe', null, { email: 'reader@x.example', countries: ['US'], locale: 'fr' }, 'locale'],
    [
      'subscribe',
      null,
      { email: 'reader@x.example', countries: ['US'], rhythm: { every: 'day', hour: 8, zone: 'X' } },
      'rhythm.zone',
    ],
    ['requestSignIn', null, { email: 'reader@x.example', locale: 'fr' }, 'locale'],
    ['requestSignIn', null, { email: 'reader' }, 'email'],
    ['signIn', null, { linkId: 'nope', code: '12345' }, 'code'],
    ['signIn', null, {}, 'token'],
    ['registerPartner', 'admin', { source: 'two words', name: 'Partner' }, 'source'],
    ['issueServiceToken', 'security', { label: 'a program', sources: [] }, 'sources'],
    ['grantDuty', 'security', { email: 'x@y.example', duty: 'intake', centreId: 'nope' }, 'centreId'],
  ] as const)('%s by %s refuses %j', async (name, who, input, path) => {
    expect((await problemOf(who && stage[who], name, input))?.path).toBe(path);
  });

  it.each([
    ['an enum value in a query', '{ cases(status: nope) { edges { cursor } } }', {}],
    [
      'an enum value in a variable',
      'query ($status: CaseStatus) { cases(status: $status) { edges { cursor } } }',
      { status: 'nope' },
    ],
    [
      'an enum value in an input',
      'mutation ($input: DraftWarningInput!) { draftWarning(input: $input) { __typename } }',
      { input: { ...warningContent, severity: 'nope' } },
    ],
    [
      'a field that an input has not',
      'mutation ($input: FileCaseInput!) { fileCase(input: $input) { __typename } }',
      { input: { organisationId: 'x', form: { ...applicationForm, nope: 1 } } },
    ],
    ['a field that a type has not', '{ cases { edges { node { secret } } } }', {}],
  ])('%s is refused before anything runs', async (_, query, variables) => {
    const english = await graphql(stage.url, stage.filer.token, query, variables);
    expect(english).toMatchObject({ status: 400, data: null, errors: [{ extensions: { code: 'QUERY_INVALID' } }] });
    expect(english.errors[0]?.message).toMatch(/^The query does not fit the schema: .*(nope|secret)/);
    const chinese = await graphql(stage.url, stage.filer.token, query, variables, 'zh-CN');
    expect(chinese.errors[0]?.message).toMatch(/^查询与模式不符/);
  });

  it.each([1_000, 101, 0, -1])('a page of %i is refused', async (first) => {
    const query = 'query ($first: Int) { cases(first: $first) { edges { cursor } } }';
    const answer = await graphql(stage.url, stage.filer.token, query, { first });
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', problems: [{ path: 'first' }] } }]);
  });

  it('a cursor that is none of ours is refused', async () => {
    const answer = await graphql(stage.url, stage.filer.token, '{ cases(after: "nope") { edges { cursor } } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', problems: [{ path: 'after' }] } }]);
  });
});

describe('what nearly does not hold', () => {
  it('a service date of today in Tokyo is right for a Japanese forum', async () => {
    const form = { country: 'JP', forum: 'jp-district-court', servedOn: todayIn('Asia/Tokyo') };
    const filed = await fileCase(stage.url, stage.filer, application(stage.organisationId, form));
    expect(filed).toMatchObject({ __typename: 'Case', status: 'submitted' });
    expect(await everything(stage)).not.toEqual(before);
  });
});
