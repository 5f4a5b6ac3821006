import { newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { formWith, NOW, saysMore, signedIn } from '../testing/examples.ts';
import { openGraph } from '../testing/graph.ts';
import { openCases } from '../testing/room.ts';

const under = await openCases();
const { test, accounts } = under;
afterAll(() => test.close());
const { request } = openGraph(under);
const organisation = accounts.organisation();
const { organisationId } = organisation;
const me = signedIn({ organisations: [organisationId] });
accounts.join(me.id, organisation);

const FORM = `form { country product needs rights { kind number } contact { name mobile } statedDeadline { at zone } serviceDoubt { answer note }
  measures { kind platform amount { amount currency } } exposure { amount currency basis } opposingCounsel { name country } lawyer { retained firm } }`;
const DRAFT = `id revision organisation { id } savedAt expiresAt ${FORM}`;
const SAVE = `mutation ($input: SaveCaseDraftInput!, $commandId: String) { saveCaseDraft(input: $input, commandId: $commandId) {
  __typename ... on CaseDraft { ${DRAFT} } ... on DraftChanged { code message newest { ${DRAFT} } }
  ... on Refused { code } ... on InvalidInput { problems { path rule } } } }`;
const READ = `query ($id: ID!) { caseDraft(id: $id) { ${DRAFT} } }`;
const LIST = '{ caseDrafts(first: 10) { edges { node { id } } } }';
const FILE = `mutation ($input: FileCaseInput!) { fileCase(input: $input) {
  __typename ... on Case { id status product } ... on InvalidInput { problems { path rule } } } }`;

async function done(source: string, variables: object = {}, by = me) {
  const { data, errors } = await request(by, source, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as { readonly id: string; readonly [field: string]: unknown };
}
const save = (input: object, commandId = newId('command', NOW)) => done(SAVE, { input, commandId });

describe('a draft over GraphQL', () => {
  const { country, product, needs, rights } = formWith();
  const filled = { country, product, needs, rights: rights.map(({ kind, number }) => ({ kind, number })) };
  const nothing = { contact: null, statedDeadline: null, serviceDoubt: null, measures: null, exposure: null };

  it('comes back as it was left, under its next revision', async () => {
    const first = await save({ form: { country: 'US' } });
    const more = { measures: saysMore.measures, exposure: saysMore.exposure, lawyer: { retained: false, firm: null } };
    const form = { ...filled, ...more };
    const second = await save({ draftId: first.id, revision: 1, organisationId, form });
    expect(second).toEqual({
      ...{ __typename: 'CaseDraft', id: first.id, revision: 2, organisation: { id: organisationId } },
      ...{ savedAt: '2026-11-10T08:00:00.000Z', expiresAt: '2027-05-10T00:00:00.000Z' },
      form: { ...nothing, opposingCounsel: null, ...form },
    });
    const { __typename: _, ...read } = second;
    expect(await done(READ, { id: first.id })).toEqual(read);
    expect(await done(LIST)).toEqual({ edges: [{ node: { id: first.id } }] });
  });

  it('that was changed in another tab comes with the newer one, and nothing is saved over it', async () => {
    const { id: draftId } = await save({ form: { country: 'US' } });
    const newest = await save({ draftId, revision: 1, form: { country: 'DE' } });
    const { __typename: _, ...newer } = newest;
    expect(await save({ draftId, revision: 1, form: { country: 'JP' } })).toEqual({
      __typename: 'DraftChanged',
      code: 'DRAFT_CHANGED',
      message: 'This draft was changed meanwhile: the newest is revision 2. Please read it first.',
      newest: newer,
    });
    expect(await done(READ, { id: draftId })).toMatchObject({ revision: 2, form: { country: 'DE' } });
  });

  it('is filed by its id, with what is missing told where it is', async () => {
    const { id: draftId } = await save({ organisationId, form: filled });
    expect(await done(FILE, { input: { draftId } })).toMatchObject({
      __typename: 'InvalidInput',
      problems: expect.arrayContaining([{ path: 'form.facts', rule: 'missing' }]),
    });
    await save({ draftId, revision: 1, organisationId, form: formWith() });
    expect(await done(FILE, { input: { draftId } })).toMatchObject({
      __typename: 'Case',
      status: 'submitted',
      product,
    });
    expect(await done(READ, { id: draftId })).toBeNull();
  });

  it('is nothing to anybody else, and nothing under an id of another noun', async () => {
    const { id } = await save({ form: {} });
    expect(await done(READ, { id }, signedIn())).toBeNull();
    expect(await done(READ, { id: organisationId })).toBeNull();
    expect(await save({ draftId: organisationId, revision: 1, form: {} })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is thrown away', async () => {
    const { id: draftId } = await save({ form: {} });
    const DISCARD = `mutation ($input: DiscardCaseDraftInput!) { discardCaseDraft(input: $input) { ... on DiscardedDraft { draftId } } }`;
    expect(await done(DISCARD, { input: { draftId } })).toEqual({ draftId });
    expect(await done(READ, { id: draftId })).toBeNull();
  });
});
