import { linkCode } from '@sinan/runtime';
import { type Actor, type Ask, anonymous, parseInput, Refusal } from '@sinan/schema';
import { builder, type GraphContext } from '@sinan/schema/graphql';
import { type GraphQLSchema, graphql as run } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../index.ts';
import { address, centreAt, type House, openHouse, type Person, someUscc } from '../testing/house.ts';
import { shownCode } from '../testing/totp.ts';

let house: House;
let schema: GraphQLSchema;
beforeAll(async () => {
  house = await openHouse();
  accounts.graphql?.();
  builder.subscriptionFields((t) => ({ never: t.boolean({ subscribe: async function* () {}, resolve: () => false }) }));
  schema = builder.toSchema();
});
afterAll(() => house.test.close());

function contextOf(actor: Actor): GraphContext {
  const call = house.test.call(actor, { locale: 'en' });
  const askUnder =
    (commandId?: string): Ask =>
    async (operation, input) =>
      operation.run(
        house.test.room as never,
        house.test.call(actor, commandId ? { commandId } : {}),
        parseInput(operation.input, input),
      );
  return {
    call,
    ask: askUnder(),
    askAs: askUnder,
    load: async (noun, ids) => {
      const loader = accounts.loaders[noun];
      return loader ? ((await loader.run(house.test.room, call, { ids } as never)) as unknown[]) : ids.map(() => null);
    },
    changes: async function* () {},
  };
}
async function asked(actor: Actor, source: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await run({ schema, source, variableValues: variables, contextValue: contextOf(actor) });
  expect(errors).toBeUndefined();
  return data ?? {};
}

describe('the schema of accounts', () => {
  it('names at every root field an operation that exists', () => {
    const operations = new Set(accounts.operations.map(({ name }) => name));
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    const ours = roots.filter(({ name }) => name !== 'node' && name !== 'nodes');
    expect(ours).toHaveLength(37);
    for (const { name, extensions } of ours) expect(operations, name).toContain(extensions.operation);
  });

  it('tells every operation apart, under the name of this service', () => {
    const names = accounts.operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^accounts\.\w+$/);
  });
});

describe('signing in through GraphQL', () => {
  it('goes by link id and code, in the language of the request', async () => {
    const email = address('li.wei');
    const requested = await asked(
      anonymous,
      'mutation ($email: String!) { requestSignIn(input: { email: $email }) { ... on SignInRequested { linkId } } }',
      { email },
    );
    const { linkId } = requested.requestSignIn as { linkId: string };
    const input = { linkId, code: linkCode(house.test.resources.settings.secret, linkId) };
    const signedIn = await asked(
      anonymous,
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { sessionToken personId } } }',
      { input },
    );
    const { sessionToken, personId } = signedIn.signIn as { sessionToken: string; personId: string };
    const actor = await house.seen(sessionToken);
    expect(await asked(actor, '{ me { person { id email locale } duties { duty } memberships { id } } }')).toEqual({
      me: { person: { id: personId, email, locale: 'en' }, duties: [], memberships: [] },
    });
  });

  it('answers a wrong code with what is left, and bad input field by field', async () => {
    const source =
      'mutation ($input: RequestSignInInput!) { requestSignIn(input: $input) { __typename ... on InvalidInput { problems { path } } } }';
    expect(await asked(anonymous, source, { input: { email: 'a@b.cn\r\nBcc: c@d.cn', locale: 'de' } })).toEqual({
      requestSignIn: { __typename: 'InvalidInput', problems: [{ path: 'email' }, { path: 'locale' }] },
    });
  });
});

describe('a mutation of who may not ask', () => {
  it('is refused before anything is said of what was sent', async () => {
    const closed: GraphContext = {
      ...contextOf(anonymous),
      ask: async () => {
        throw new Refusal('UNAUTHENTICATED');
      },
    };
    const source =
      'mutation { registerPartner(input: { source: "", name: "" }) { __typename ... on Problem { code } } }';
    expect((await run({ schema, source, contextValue: closed })).data).toEqual({
      registerPartner: { __typename: 'Refused', code: 'UNAUTHENTICATED' },
    });
  });
});

describe('an organisation through GraphQL', () => {
  let member: Person;
  let email: string;
  let staff: Person;
  const claim =
    'mutation ($input: ClaimOrganisationInput!, $id: String) { claimOrganisation(input: $input, commandId: $id) { __typename ... on Membership { id status organisation { uscc nameEn } person { email } } } }';
  const confirm =
    'mutation ($id: ID!) { confirmMembership(input: { membershipId: $id, note: "Checked on paper." }) { __typename ... on Problem { code } ... on Membership { status } } }';
  beforeAll(async () => {
    email = address('member');
    member = await house.person(email);
    staff = await house.holder(address('staff'), 'intake', '440300');
  });

  it('is claimed, waits in the page of its centre, and is confirmed there', async () => {
    const uscc = someUscc();
    const input = { uscc, nameZh: '深圳某某科技有限公司', division: '440300', industry: 'C' };
    const claimed = await asked(member, claim, { input });
    expect(claimed.claimOrganisation).toMatchObject({ status: 'pending', organisation: { uscc, nameEn: null } });
    const { id } = claimed.claimOrganisation as { id: string };
    const waiting = await asked(
      staff,
      '{ memberships(status: pending) { edges { node { id applicantEmail memberCount person { email } organisation { place } } } pageInfo { hasNextPage } } }',
    );
    expect(waiting).toEqual({
      memberships: {
        edges: [
          {
            node: { id, applicantEmail: email, memberCount: 0, person: null, organisation: { place: '广东省深圳市' } },
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
    expect(await asked(member, confirm, { id })).toMatchObject({
      confirmMembership: { code: 'AUTHOR_CANNOT_APPROVE' },
    });
    expect(await asked(staff, confirm, { id })).toEqual({
      confirmMembership: { __typename: 'Membership', status: 'confirmed' },
    });
    expect(await asked(anonymous, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
  });

  it('refuses a command id that is none', async () => {
    const input = { uscc: someUscc(), nameZh: '某', division: '440300', industry: 'C' };
    expect(await asked(member, claim, { input, id: 'mine' })).toEqual({
      claimOrganisation: { __typename: 'InvalidInput' },
    });
  });

  it('names the duties of its staff with their centres', async () => {
    expect(
      await asked(staff, '{ me { duties { duty centre { id name name_zh: name(lang: "zh-CN") } } } }'),
    ).toMatchObject({
      me: {
        duties: [{ duty: 'intake', centre: { id: centreAt('440300'), name: 'Shenzhen Sub-centre (illustrative)' } }],
      },
    });
  });
});

describe('sessions and the second factor through GraphQL', () => {
  it('are listed, ended, and set up', async () => {
    const person = await house.person(address('li.wei'));
    const listed = await asked(
      person,
      '{ mySessions { id current secondFactor } me { secondFactor { enrolled need } } }',
    );
    expect(listed).toEqual({
      mySessions: [{ id: person.sessionId, current: true, secondFactor: false }],
      me: { secondFactor: { enrolled: false, need: null } },
    });
    const offer = 'mutation { offerSecondFactor { ... on SecondFactorOffered { uri secret } } }';
    const { secret } = (await asked(person, offer)).offerSecondFactor as { secret: string };
    const confirm =
      'mutation ($code: String!) { confirmSecondFactor(input: { code: $code }) { ... on SecondFactorEnrolled { recoveryCodes } } }';
    const confirmed = await asked(person, confirm, { code: shownCode(secret, house.test.clock.now()) });
    expect(confirmed).toMatchObject({ confirmSecondFactor: { recoveryCodes: expect.any(Array) } });
    const rest = `mutation ($id: ID!) {
      enterSecondFactor(input: { code: "12345678" }) { ... on Problem { code } }
      endOtherSessions { ... on SessionsEnded { ended } }
      endSession(input: { sessionId: $id }) { ... on SessionsEnded { ended } }
    }`;
    expect(await asked(person, rest, { id: person.sessionId })).toEqual({
      enterSecondFactor: { code: 'CODE_WRONG' },
      endOtherSessions: { ended: 0 },
      endSession: { ended: 1 },
    });
  });

  it('are ended and reset by the security administrator, who also locks and unlocks', async () => {
    const { id } = await house.person(address('li.wei'));
    const source = `mutation ($id: ID!) {
      endSessionsOf(input: { personId: $id }) { ... on SessionsEnded { ended } }
      resetSecondFactor(input: { personId: $id }) { ... on SecondFactorReset { personId } }
      lockPerson(input: { personId: $id }) { ... on PersonLock { locked } }
      unlockPerson(input: { personId: $id }) { ... on PersonLock { personId locked } }
    }`;
    expect(await asked(await house.security(), source, { id })).toEqual({
      endSessionsOf: { ended: 1 },
      resetSecondFactor: { personId: id },
      lockPerson: { locked: true },
      unlockPerson: { personId: id, locked: false },
    });
  });
});

describe('administration through GraphQL', () => {
  it('registers partners and states centres, by the system administrator', async () => {
    const source = `mutation ($centre: StateCentreInput!) {
      registerPartner(input: { source: "https://one.example.cn", name: "One" }) { ... on Partner { id source name } }
      stateCentre(input: $centre) { ... on Centre { id kind name(lang: "en") illustrative } }
    }`;
    const centre = { code: 'CN', name: { zh: '国家中心', en: 'National' }, kind: 'national', division: '110000' };
    const administrator = await house.administrator();
    const done = await asked(administrator, source, { centre });
    expect(done).toMatchObject({
      registerPartner: { name: 'One' },
      stateCentre: { kind: 'national', name: 'National', illustrative: false },
    });
    const { id } = done.stateCentre as { id: string };
    const close = 'mutation ($id: ID!) { closeCentre(input: { centreId: $id }) { ... on Problem { code } } }';
    expect(await asked(administrator, close, { id })).toEqual({ closeCentre: { code: 'LAST_NATIONAL_CENTRE' } });
    const lists =
      '{ partners { edges { node { source } } } centres { kind } statedCentres { code nameZh nameEn kind open } }';
    expect(await asked(administrator, lists)).toMatchObject({
      partners: { edges: [{ node: { source: 'https://one.example.cn' } }] },
      statedCentres: [{ code: 'CN', nameZh: '国家中心', nameEn: 'National', kind: 'national', open: true }],
    });
  });

  it('grants duties and issues tokens, by the security administrator', async () => {
    const source = `mutation ($email: String!) {
      grantDuty(input: { email: $email, duty: editor }) { ... on Person { id email } }
      issueServiceToken(input: { label: "reading", scope: read, expiresOn: "2027-01-31" }) { ... on ServiceToken { tokenId scope expiresAt } }
    }`;
    const email = address('editor');
    const security = await house.security();
    const done = await asked(security, source, { email });
    expect(done).toMatchObject({ grantDuty: { email } });
    const { tokenId } = done.issueServiceToken as { tokenId: string };
    expect(done.issueServiceToken).toMatchObject({ scope: 'read', expiresAt: '2027-01-31T16:00:00.000Z' });
    const tokens = '{ serviceTokens { edges { node { id label scope issuedBy revoked } } } }';
    expect(await asked(security, tokens)).toEqual({
      serviceTokens: {
        edges: [{ node: { id: tokenId, label: 'reading', scope: 'read', issuedBy: security.id, revoked: false } }],
      },
    });
    const people = `query ($email: String!) {
      people(email: $email) { edges { node { person { email } duties { duty centre { id } } locked secondFactor } } }
    }`;
    expect(await asked(security, people, { email })).toEqual({
      people: {
        edges: [
          {
            node: {
              ...{ person: { email }, locked: false, secondFactor: false },
              duties: [{ duty: 'editor', centre: null }],
            },
          },
        ],
      },
    });
    const undo = `mutation ($person: ID!, $token: ID!) {
      revokeDuty(input: { personId: $person, duty: editor }) { ... on Person { email } }
      revokeServiceToken(input: { tokenId: $token }) { ... on ServiceTokenRevoked { tokenId } }
      signOut { ... on SignedOut { signedOut } }
    }`;
    const { id } = done.grantDuty as { id: string };
    expect(await asked(security, undo, { person: id, token: tokenId })).toEqual({
      revokeDuty: { email },
      revokeServiceToken: { tokenId },
      signOut: { signedOut: true },
    });
  });
});
