import { type Actor, type Ask, type Call, newId } from '@sinan/schema';
import { builder, CaseRef, CentreRef, type GraphContext, PersonRef } from '@sinan/schema/graphql';
import { graphql as run } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { experts } from '../index.ts';
import { expertsByIds } from '../queries/pool.ts';
import { invitationsByIds } from '../queries/searches.ts';
import { AT, hangzhou, NOW, person, profileWith, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { type EnrolledExpert, openExperts } from '../testing/room.ts';
import { graphql } from './index.ts';

for (const ref of [CaseRef, CentreRef, PersonRef]) ref.implement({});
graphql();
// A schema needs a subscription, and no field of ours is one.
builder.subscriptionFields((t) => ({ never: t.boolean({ subscribe: async function* () {}, resolve: () => false }) }));
const schema = builder.toSchema();

const { test, others, as, manager, officer, enrolled, invite, answer } = await openExperts();
afterAll(() => test.close());

/** A request as the gateway makes it; what other services own loads as its bare id. */
function contextOf(actor: Actor, more: Partial<Call> = {}): GraphContext {
  const askWith = (call: Partial<Call>): Ask =>
    (async (operation: never, input: unknown) => as(actor, call)(operation, input)) as Ask;
  const loaded = (noun: string, ids: readonly string[]): Promise<readonly unknown[]> => {
    if (noun === 'Expert') return as(actor)(expertsByIds, { ids });
    return noun === 'Invitation' ? as(actor)(invitationsByIds, { ids }) : Promise.resolve(ids.map((id) => ({ id })));
  };
  return {
    call: test.call(actor, more),
    ask: askWith(more),
    askAs: (commandId) => askWith({ ...more, commandId }),
    load: loaded,
    changes: async function* () {},
  };
}
async function request(actor: Actor, source: string, variableValues = {}, more: Partial<Call> = {}) {
  const { data, errors } = await run({ schema, source, variableValues, contextValue: contextOf(actor, more) });
  expect(errors).toBeUndefined();
  return data as { readonly [field: string]: unknown };
}

const PROBLEMS =
  '__typename ... on Refused { code params { name value } } ... on InvalidInput { problems { path rule message } }';
const EXPERT = `... on Expert { id status nameZh nameEn firm affiliates formerNames kind { code label } countries { code }
  rights { label } forums { code } disputeTypes { code } languages { code label } industries { code } practisingSince bioZh bioEn
  capacity absences { from to } enrolledAt reviewedAt suspension { reason { code label } note at } leftAt }`;
const SEARCH = `... on Invitation { id status round urgent openedAt endedAt note case { id } centre { id }
  candidates { expert { id nameZh } stage score reasons { code text points } waiver answerBy assignedAt objectUntil
    passedOver { code text points } reason { code label } note at } }`;
const CANDIDACY = `... on Candidacy { invitationId stage urgent answerBy waiver case { id }
  parties { applicant claimant opposingCounsel coParties } brief { product facts country { label } receivedOn zone servedOn role { code } } }`;
const inputOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
async function doing(actor: Actor, name: string, selection: string, input: object, commandId = newId('command', NOW)) {
  const source = `mutation ($input: ${inputOf(name)}!, $commandId: String) {
    done: ${name}(input: $input, commandId: $commandId) { ${PROBLEMS} ${selection} } }`;
  return (await request(actor, source, { input, commandId })).done as { readonly [field: string]: unknown };
}
const ids = (...them: readonly EnrolledExpert[]) => them.map(({ expertId }) => expertId);

describe('the pool', () => {
  it('is kept by managers: each step answers the expert', async () => {
    const input = { email: 'graph@firm.example', profile: { ...profileWith(), forums: ['us-itc'] } };
    const commandId = newId('command', NOW);
    const first = await doing(manager, 'enrolExpert', EXPERT, input, commandId);
    expect(first).toMatchObject({
      __typename: 'Expert',
      status: 'active',
      nameZh: '专家甲',
      kind: { code: 'lawyer', label: 'Lawyer' },
      countries: [{ code: 'US' }],
      languages: [{ code: 'zh', label: 'Chinese' }, { code: 'en' }],
      absences: [],
      reviewedAt: null,
      suspension: null,
    });
    expect(await doing(manager, 'enrolExpert', EXPERT, input, commandId)).toEqual(first);
    const expertId = first.id;
    const profile = profileWith({ capacity: 9 });
    expect(await doing(manager, 'changeExpert', EXPERT, { expertId, profile })).toMatchObject({ capacity: 9 });
    expect(await doing(manager, 'reviewExpert', EXPERT, { expertId })).toMatchObject({ reviewedAt: AT });
    const absences = [{ from: '2026-12-01', to: '2026-12-09' }];
    expect(await doing(manager, 'stateAbsences', EXPERT, { expertId, absences })).toMatchObject({ absences });
    expect(await doing(manager, 'suspendExpert', EXPERT, { expertId, reason: 'S01' })).toMatchObject({
      status: 'suspended',
      suspension: { reason: { code: 'S01', label: 'Qualification suspended or lapsed' }, note: null, at: AT },
    });
    expect(await doing(manager, 'resumeExpert', EXPERT, { expertId, note: '已恢复执业。' })).toMatchObject({
      status: 'active',
    });
    expect(await doing(manager, 'letExpertLeave', EXPERT, { expertId })).toMatchObject({ status: 'left', leftAt: AT });
  });

  it('answers what is refused, and what is wrong, in the language of the reader', async () => {
    const { expertId } = await enrolled();
    expect(await doing(manager, 'resumeExpert', EXPERT, { expertId, note: '…' })).toEqual({
      __typename: 'Refused',
      code: 'STATE_CONFLICT',
      params: [{ name: 'state', value: 'active' }],
    });
    const profile = profileWith({ kind: 'judge' });
    expect(await doing(manager, 'changeExpert', EXPERT, { expertId, profile })).toMatchObject({
      problems: [{ path: 'profile.kind', rule: 'not-one-of' }],
    });
    for (const unknown of ['exp_1', newId('expert', NOW)])
      expect(await doing(manager, 'reviewExpert', EXPERT, { expertId: unknown })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is listed for staff, and shows experts themselves', async () => {
    const one = await enrolled();
    const LIST = '{ experts(first: 100, status: active) { edges { node { id } } } }';
    const listed = await request(staffAt(hangzhou, 'training'), LIST);
    expect(JSON.stringify(listed)).toContain(one.expertId);
    const OWN = `query ($id: ID!) { myExpertProfile { id nameZh } expert(id: $id) { id } node(id: $id) { id } }`;
    const { myExpertProfile: own } = await request(one.actor, OWN, { id: one.expertId });
    expect(own).toMatchObject({ id: one.expertId });
    expect(await doing(one.actor, 'changeOwnTerms', EXPERT, { languages: ['ja'], capacity: 2 })).toMatchObject({
      capacity: 2,
    });
    const NOT_OWN = 'query ($id: ID!) { expert(id: $id) { id } node(id: $id) { id } }';
    expect(await request(signedIn(), NOT_OWN, { id: one.expertId })).toEqual({ expert: null, node: null });
    expect(await request(manager, '{ expert(id: "per_1") { id } }')).toEqual({ expert: null });
  });
});

describe('the ranking', () => {
  const RANK = `query ($caseId: ID!) { rankExperts(caseId: $caseId) {
    ranked { expert { id } score reasons { code text points params { name value } } }
    excluded { expert { id } reasons { code text points } } } }`;

  it('says each reason in the language of the reader', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    await doing(manager, 'suspendExpert', EXPERT, { expertId: two.expertId, reason: 'S01' });
    const { caseId } = others.file();
    const reason = (text: string) => ({
      code: 'jurisdiction',
      text,
      points: 30,
      params: [{ name: 'country', value: 'US' }],
    });
    interface Ranked {
      readonly rankExperts: {
        readonly ranked: readonly { readonly expert: { readonly id: string }; readonly reasons: readonly object[] }[];
        readonly excluded: readonly { readonly expert: { readonly id: string }; readonly reasons: readonly object[] }[];
      };
    }
    for (const [locale, text, why] of [
      ['zh-CN', '具备美国执业资格', '已暂停'],
      ['en', 'Qualified in United States of America', 'Suspended'],
    ] as const) {
      const { rankExperts: found } = (await request(officer, RANK, { caseId }, { locale })) as unknown as Ranked;
      expect(found.ranked.find(({ expert }) => expert.id === one.expertId)?.reasons).toContainEqual(reason(text));
      const out = found.excluded.find(({ expert }) => expert.id === two.expertId);
      expect(out?.reasons).toEqual([{ code: 'suspended', text: why, points: null }]);
    }
  });
});

describe('a search', () => {
  it('goes from the invitation to the objection, each side by its own fields', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const of = others.file();
    const filer = signedIn({ id: of.filedBy ?? person() });
    const opened = await doing(officer, 'inviteExperts', SEARCH, { caseId: of.caseId, candidates: ids(one, two) });
    expect(opened).toMatchObject({
      __typename: 'Invitation',
      status: 'asking',
      case: { id: of.caseId },
      centre: { id: shenzhen },
      candidates: [{ expert: { id: one.expertId }, stage: 'checking' }, { stage: 'waiting' }],
    });
    const invitationId = opened.id;
    const asked = await doing(one.actor, 'answerConflict', CANDIDACY, {
      invitationId,
      answer: 'waiver',
      waiver: '曾为其提供咨询。',
    });
    expect(asked).toMatchObject({
      __typename: 'Candidacy',
      stage: 'waiver',
      parties: { claimant: 'Northwind Inc.' },
      brief: null,
    });
    expect(await doing(officer, 'acceptWaiver', SEARCH, { invitationId })).toMatchObject({
      candidates: [{ stage: 'offered', waiver: '曾为其提供咨询。' }, {}],
    });
    const MINE = `{ myInvitations(first: 10) { edges { node { ${CANDIDACY} } } } }`;
    expect(await request(one.actor, MINE)).toMatchObject({
      myInvitations: {
        edges: [
          {
            node: {
              invitationId,
              stage: 'offered',
              case: null,
              brief: {
                product: 'Robot vacuum X1',
                country: { label: 'United States of America' },
                receivedOn: '2026-11-03',
                zone: 'America/New_York',
                servedOn: null,
                role: { code: 'respondent' },
              },
            },
          },
        ],
      },
    });
    const taken = await doing(one.actor, 'answerOffer', CANDIDACY, { invitationId, answer: 'accept' });
    expect(taken).toMatchObject({ stage: 'assigned', case: { id: of.caseId } });
    const TOLD =
      'query ($caseId: ID!) { assignedExpert(caseId: $caseId) { nameZh firm kind { label } countries { code } objectUntil } invitation(caseId: $caseId) { id } }';
    expect(await request(filer, TOLD, { caseId: of.caseId })).toMatchObject({
      assignedExpert: {
        kind: { label: 'Lawyer' },
        countries: [{ code: 'US' }],
        objectUntil: '2026-11-17T16:00:00.000Z',
      },
      invitation: null,
    });
    const objection = { caseId: of.caseId, reason: '曾有纠纷。' };
    expect(await doing(filer, 'objectToExpert', '... on ExpertObjection { caseId objectedAt }', objection)).toEqual({
      __typename: 'ExpertObjection',
      caseId: of.caseId,
      objectedAt: AT,
    });
    const NOW_THERE = `query ($caseId: ID!) { invitation(caseId: $caseId) { ${SEARCH} } assignedExpert(caseId: $caseId) { firm } }`;
    expect(await request(officer, NOW_THERE, { caseId: of.caseId })).toMatchObject({
      invitation: {
        candidates: [
          { stage: 'released', reason: { code: 'objected', label: 'The enterprise objected' }, note: '曾有纠纷。' },
          { stage: 'checking' },
        ],
      },
      assignedExpert: null,
    });
  });

  it('is added to, refused, released and withdrawn by staff', async () => {
    const [one, two, three] = [await enrolled(), await enrolled(), await enrolled()];
    const { id: invitationId } = await invite(others.file(), one, two);
    await answer(invitationId, one, 'waiver');
    expect(await doing(officer, 'refuseWaiver', SEARCH, { invitationId })).toMatchObject({
      candidates: [{ stage: 'conflicted' }, { stage: 'checking' }],
    });
    expect(await doing(officer, 'addCandidates', SEARCH, { invitationId, candidates: ids(three) })).toMatchObject({
      candidates: [{}, {}, { stage: 'waiting' }],
    });
    await doing(manager, 'suspendExpert', EXPERT, { expertId: three.expertId, reason: 'S01' });
    await answer(invitationId, two, 'clear', 'accept');
    const removal = { invitationId, why: 'removed', reason: '长期未联系。' };
    expect(await doing(officer, 'releaseExpert', SEARCH, removal)).toMatchObject({
      status: 'exhausted',
      candidates: [
        {},
        { stage: 'released', reason: { code: 'removed' } },
        { stage: 'passed_over', passedOver: { code: 'suspended', text: 'Suspended', points: null } },
      ],
    });
    expect(await doing(officer, 'withdrawInvitation', SEARCH, { invitationId, note: '企业已和解。' })).toMatchObject({
      status: 'withdrawn',
      note: '企业已和解。',
      endedAt: AT,
    });
  });

  it('answers each reader as if what is not theirs were not there', async () => {
    const one = await enrolled();
    const of = others.file();
    const { id } = await invite(of, one);
    const READ =
      'query ($caseId: ID!, $id: ID!) { invitation(caseId: $caseId) { id } assignedExpert(caseId: $caseId) { firm } node(id: $id) { id } }';
    for (const actor of [one.actor, signedIn(), staffAt(hangzhou, 'officer', 'experts')])
      expect(await request(actor, READ, { caseId: of.caseId, id })).toEqual({
        invitation: null,
        assignedExpert: null,
        node: null,
      });
    expect(await request(officer, READ, { caseId: of.caseId, id })).toMatchObject({ invitation: { id }, node: { id } });
    expect(await request(officer, READ, { caseId: 'cas_1', id: 'inv_1' })).toEqual({
      invitation: null,
      assignedExpert: null,
      node: null,
    });
  });

  it('says in both languages why an expert cannot be chosen', async () => {
    const one = await enrolled();
    await doing(manager, 'suspendExpert', EXPERT, { expertId: one.expertId, reason: 'S01' });
    const input = { caseId: others.file().caseId, candidates: ids(one) };
    expect(await doing(officer, 'inviteExperts', SEARCH, input)).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { path: 'candidates.0', rule: 'expert-excluded', message: 'This expert cannot be chosen: Suspended.' },
      ],
    });
  });
});

describe('every root field', () => {
  it('names the operation that holds its access rule', () => {
    const names = new Set(experts.operations.map(({ name }) => name));
    const fields = [schema.getQueryType(), schema.getMutationType()]
      .flatMap((type) => Object.values(type?.getFields() ?? {}))
      .filter(({ name }) => !/^nodes?$/.test(name));
    expect(fields).toHaveLength(24);
    for (const { extensions } of fields) expect(names).toContain(extensions.operation);
  });
});
