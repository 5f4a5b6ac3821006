import { newId, todayIn } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { mutate } from './mutate.ts';
import { application, centreCalled, fileCase, grantCasework, type Person, signIn } from './people.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

/** The headline figures, from outside: from a case that is filed to what the network can say of its year. */
let stage: Stage;
let second: Person;
let caseId: string;
beforeAll(async () => {
  stage = await openStage();
  const { url, sink, security, filer, staff } = stage;
  await grantCasework(url, security, 'second@shenzhen.example', await centreCalled(url, 'Shenzhen'));
  second = await signIn(url, sink, 'second@shenzhen.example');
  caseId = (await fileCase(url, filer, application(stage.organisationId, { country: 'US' }))).id;
  await mutate(url, staff, 'acceptCase', { caseId });
});
afterAll(() => stage.close());

const year = Number(todayIn('Asia/Shanghai', Date.now()).slice(0, 4));
const OUTCOME = '{ total proven confirmed estimated }';
const FIGURES = `query ($year: Int!) {
  figures(year: $year) { enterprises guidances unregistered recovered ${OUTCOME} saved ${OUTCOME} } }`;
interface Amounts {
  readonly total: string;
  readonly proven: string;
  readonly confirmed: string;
  readonly estimated: string;
}
interface Figures {
  readonly enterprises: number;
  readonly guidances: number;
  readonly unregistered: number;
  readonly recovered: Amounts;
  readonly saved: Amounts;
}
const figures = async (by: Person = stage.otherStaff) =>
  (await data<{ figures: Figures }>(graphql(stage.url, by.token, FIGURES, { year }))).figures;
const figuresWhere = (recovered: string) =>
  until(`${recovered} fen to be recovered`, async () => {
    const found = await figures();
    return found.recovered.total === recovered && found;
  });
const tally = async (by: string) => {
  const query = `query ($year: Int!) { caseTallies(by: ${by}, year: $year) { key count } }`;
  const answer = graphql(stage.url, stage.staff.token, query, { year });
  return (await data<{ caseTallies: readonly { key: string; count: number }[] }>(answer)).caseTallies;
};

const entered = () => ({
  caseId,
  kind: 'recovered',
  amount: '25000000',
  currency: 'USD',
  cny: '179825000',
  rate: '7.193',
  rateOn: '2026-03-02',
  method: 'funds-released',
  basis: 'confirmed',
  evidence: '企业盖章确认书：平台账户已解冻。',
});
const selection = '... on LedgerEntry { id status cny }';
const change = (by: Person | null, name: string, input: object) =>
  mutate<{ __typename: string; id: string; status: string; code: string; problems: object[] }>(
    stage.url,
    by,
    name,
    input,
    {
      selection,
    },
  );
const record = (by: Person | null, more: object = {}) => change(by, 'recordOutcome', { ...entered(), ...more });

const zero = { total: '0', proven: '0', confirmed: '0', estimated: '0' };
const guided = { enterprises: 1, guidances: 1, unregistered: 0 };

describe('the figures of a year', () => {
  let entryId: string;

  it('show a case that was accepted, and no outcome of it before it is guided', async () => {
    const found = await until('the guidance to count', async () => {
      const now = await figures();
      return now.guidances === 1 && now.enterprises === 1 && now;
    });
    expect(found).toEqual({ ...guided, recovered: zero, saved: zero });
    expect(await record(stage.staff)).toMatchObject({ __typename: 'Refused', code: 'STATE_CONFLICT' });
  });

  it('do not show what one person has recorded', async () => {
    await mutate(stage.url, stage.staff, 'beginGuidance', { caseId });
    expect(await record(stage.staff, { cny: '1' })).toMatchObject({ problems: [{ path: 'cny', rule: 'conversion' }] });
    const entry = await record(stage.staff);
    expect(entry).toMatchObject({ __typename: 'LedgerEntry', status: 'recorded' });
    entryId = entry.id;
    expect(await change(stage.staff, 'approveOutcome', { entryId })).toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    expect((await figures()).recovered).toEqual(zero);
  });

  it('show what a second person has approved', async () => {
    expect(await change(second, 'approveOutcome', { entryId })).toMatchObject({ status: 'approved' });
    const recovered = { ...zero, total: '179825000', confirmed: '179825000' };
    expect(await figuresWhere('179825000')).toEqual({ ...guided, recovered, saved: zero });
  });

  it('are drilled down to the entry by its centre, and by no other', async () => {
    const ROWS = `query ($year: Int!) { outcomeRows(kind: recovered, year: $year) {
      edges { node { direction cny case { id } entry { id evidence approvedAt method { label } } } } } }`;
    const rows = async (by: Person) =>
      (await data<{ outcomeRows: object }>(graphql(stage.url, by.token, ROWS, { year }))).outcomeRows;
    const { evidence } = entered();
    const entry = { id: entryId, evidence, method: { label: 'Funds released' }, approvedAt: expect.any(String) };
    const node = { direction: 'approved', cny: '179825000', case: { id: caseId }, entry };
    expect(await rows(stage.staff)).toEqual({ edges: [{ node }] });
    expect(await rows(stage.otherStaff)).toEqual({ edges: [] });
  });

  it('count cases by what they are and where they stand', async () => {
    const centre = await centreCalled(stage.url, 'Shenzhen');
    await until('the case to be under guidance', async () =>
      (await tally('state')).some(({ key }) => key === 'guiding'),
    );
    expect(await tally('state')).toEqual([{ key: 'guiding', count: 1 }]);
    expect(await tally('country')).toEqual([{ key: 'US', count: 1 }]);
    expect(await tally('centre')).toEqual([{ key: centre, count: 1 }]);
    expect(await tally('right')).toEqual([{ key: 'patent-invention', count: 1 }]);
  });

  it('go back when the entry is taken back', async () => {
    const reason = '重复登记';
    expect(await change(stage.staff, 'reverseOutcome', { entryId, reason })).toMatchObject({
      code: 'AUTHOR_CANNOT_APPROVE',
    });
    expect(await change(second, 'reverseOutcome', { entryId, reason })).toMatchObject({ status: 'reversed' });
    expect(await figuresWhere('0')).toEqual({ ...guided, recovered: zero, saved: zero });
    expect(await change(second, 'reverseOutcome', { entryId, reason })).toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('the outcome ledger', () => {
  let entryId: string;
  beforeAll(async () => {
    entryId = (await record(stage.staff)).id;
  });
  const READ = `query ($id: ID!, $caseId: ID!) {
    node(id: $id) { id } outcomeEntries(first: 50, caseId: $caseId) { edges { node { id evidence } } } }`;
  const read = (by: Person | null, id: string) => graphql(stage.url, by?.token ?? null, READ, { id, caseId });

  it('is read by the staff of the centre', async () => {
    const { node, outcomeEntries } = await data<{ node: object; outcomeEntries: { edges: object[] } }>(
      read(second, entryId),
    );
    expect(node).toEqual({ id: entryId });
    expect(outcomeEntries.edges).toHaveLength(2);
  });

  it('does not exist for the enterprise, for another centre, or for a stranger', async () => {
    for (const by of [stage.filer, stage.stranger, stage.otherStaff, stage.editors[0], stage.admin]) {
      const unknown = newId('ledgerEntry', Date.now());
      expect(await read(by, entryId)).toEqual(await read(by, unknown));
      expect(await data(read(by, entryId))).toEqual({ node: null, outcomeEntries: { edges: [] } });
    }
  });

  it('is written by who does intake there', async () => {
    expect(await record(stage.otherStaff)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change(stage.otherStaff, 'approveOutcome', { entryId })).toMatchObject({ code: 'NOT_FOUND' });
    for (const by of [stage.filer, stage.editors[0]]) expect(await record(by)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await record(null)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('gives its figures to staff alone', async () => {
    const code = async (by: Person | null) =>
      (await graphql(stage.url, by?.token ?? null, FIGURES, { year })).errors.map(({ extensions }) => extensions?.code);
    for (const by of [stage.filer, stage.stranger]) expect(await code(by)).toEqual(['FORBIDDEN']);
    expect(await code(null)).toEqual(['UNAUTHENTICATED']);
    for (const by of [stage.editors[0], stage.admin]) expect(await figures(by)).toMatchObject(guided);
  });
});
