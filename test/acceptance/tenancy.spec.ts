import { newId } from '@sinan/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { mutate } from './mutate.ts';
import { application, enterpriseA, fileCase, type Person, signIn } from './people.ts';
import { everything, openStage, type Stage } from './stage.ts';
import { draftWarning } from './warnings.ts';

/** What one may not see does not exist: the same answer as for what was never there. */
let stage: Stage;
let caseId: string;
let strangersCaseId: string;
let draftId: string;
let membershipId: string;
let before: object;
beforeAll(async () => {
  stage = await openStage();
  const { url, filer, stranger, staff, otherStaff, sink } = stage;
  caseId = (await fileCase(url, filer, application(stage.organisationId))).id;
  strangersCaseId = (await fileCase(url, stranger, application(stage.strangersOrganisationId))).id;
  draftId = (await draftWarning(url, stage.editors[0])).id;
  const colleague = await signIn(url, sink, 'colleague@strollers.example');
  const selection = '... on Membership { id }';
  membershipId = (await mutate(url, colleague, 'claimOrganisation', enterpriseA, { selection })).id ?? '';
  for (const { email } of [filer, stranger]) await sink.next(email, 3);
  for (const { email } of [staff, otherStaff]) await sink.next(email, 2);
  before = await everything(stage);
});
afterEach(async () => expect(await everything(stage)).toEqual(before));
afterAll(() => stage.close());

/** Ids that name nothing that the stranger might see: another's, an unknown one, one of another noun, and no id at all. */
const unseen = () => [
  caseId,
  newId('case', Date.now()),
  stage.organisationId,
  draftId,
  membershipId,
  'cas_nope',
  '',
  '../../etc/passwd',
  "' OR 1=1 --",
  '事'.repeat(100),
];

describe('a case of another tenant', () => {
  const BY_ID = 'query ($id: ID!) { case(id: $id) { id product } node(id: $id) { id ... on Case { product facts } } }';

  it('is there for its own, and then not for another who asks in the same words', async () => {
    const own = await data<{ case: object }>(graphql(stage.url, stage.filer.token, BY_ID, { id: caseId }));
    expect(own.case).toMatchObject({ id: caseId });
    for (const { token } of [stage.editors[0], stage.admin]) {
      expect(await data(graphql(stage.url, token, BY_ID, { id: caseId }))).toEqual({ case: null, node: null });
    }
    for (const token of [stage.stranger.token, stage.otherStaff.token, null]) {
      const answers = unseen().map((id) => graphql(stage.url, token, BY_ID, { id }));
      for (const { status, data, errors } of await Promise.all(answers)) {
        expect({ status, data, errors }).toEqual({ status: 200, data: { case: null, node: null }, errors: [] });
      }
    }
  });

  it('is a null among nodes, in its place', async () => {
    const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = [...unseen(), strangersCaseId];
    const { nodes } = await data<{ nodes: object[] }>(graphql(stage.url, stage.stranger.token, NODES, { ids }));
    expect(nodes).toEqual([...unseen().map(() => null), { id: strangersCaseId }]);
  });

  it('cannot be accepted by staff of another centre: the same answer as for no case at all', async () => {
    const answers = await Promise.all(
      unseen().map((id) => mutate(stage.url, stage.otherStaff, 'acceptCase', { caseId: id })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'Refused', code: 'NOT_FOUND', params: [] });
  });

  it('cannot be accepted by who does no intake, be it their own', async () => {
    const accept = (by: Person | null) => mutate(stage.url, by, 'acceptCase', { caseId });
    expect(await accept(stage.filer)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await accept(null)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('what else is another’s', () => {
  it('an organisation takes no case of a stranger: the same answer as for no organisation at all', async () => {
    const organisations = [stage.organisationId, newId('organisation', Date.now()), caseId, 'nope'];
    const answers = await Promise.all(
      organisations.map((id) => mutate(stage.url, stage.stranger, 'fileCase', application(id))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'Refused', code: 'NOT_FOUND' });
  });

  it('a membership is confirmed by nobody from elsewhere', async () => {
    const confirm = (by: Person, id: string) => mutate(stage.url, by, 'confirmMembership', { membershipId: id });
    for (const by of [stage.stranger, stage.otherStaff]) {
      const answer = await confirm(by, membershipId);
      expect(answer).toMatchObject({ code: 'NOT_FOUND' });
      expect(await confirm(by, newId('membership', Date.now()))).toEqual(answer);
    }
  });

  it('a draft is there for editors alone', async () => {
    const QUERY = 'query ($id: ID!) { warning(id: $id) { id } node(id: $id) { id } }';
    expect(await data(graphql(stage.url, stage.editors[1].token, QUERY, { id: draftId }))).toEqual({
      warning: { id: draftId },
      node: { id: draftId },
    });
    for (const token of [null, stage.filer.token, stage.admin.token]) {
      expect(await data(graphql(stage.url, token, QUERY, { id: draftId }))).toEqual({ warning: null, node: null });
    }
    expect(await mutate(stage.url, stage.filer, 'publishWarning', { warningId: draftId })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it.each(['partners', 'mails', 'queue', 'drafts'])('%s is refused to an enterprise', async (field) => {
    const answer = await graphql(stage.url, stage.filer.token, `{ ${field} { edges { cursor } } }`);
    expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it.each(['grantDuty', 'registerPartner', 'issueServiceToken'])('%s is refused to an enterprise', async (name) => {
    const inputs: { readonly [name: string]: object } = {
      grantDuty: { email: stage.filer.email, duty: 'administrator' },
      registerPartner: { source: 'urn:example:mine', name: 'mine' },
      issueServiceToken: { label: 'mine', sources: ['urn:example:mine'] },
    };
    const answer = await mutate(stage.url, stage.filer, name, inputs[name] ?? {});
    expect(answer).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  });
});
