import type { Actor } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { formWith, hangzhou, shenzhen } from '../testing/examples.ts';
import { openGraph } from '../testing/graph.ts';
import { stated } from '../testing/intake.ts';

const casework = await openCasework();
const { test, people } = casework;
afterAll(() => test.close());
await test.start();
const { request } = openGraph(casework);
const { colleague, officer } = people;
const AT = '2026-11-10T08:00:00.000Z';

const CONSULTATION = `id status centre { id } askedBy { id } organisation { id } enterpriseName channel { code label } country { code } topic { code }
  contact { name phone email } registeredAt answeredAt exchanges { round question askedAt answer answeredAt }
  passed { from { id } reason at } caseId case { id status } timeline { sequence type actorKind round centre { id } }`;
async function asked<T = object>(by: Actor, source: string, variables: object = {}): Promise<T> {
  const { data, errors } = await request(by, source, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as T;
}
interface Answer {
  readonly id: string;
  readonly [field: string]: unknown;
}
async function doing(by: Actor, name: string, input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { done: ${name}(input: $input) { __typename
    ... on Consultation { ${CONSULTATION} } ... on Refused { code params { name value } } ... on InvalidInput { problems { path rule } } } }`;
  return asked(by, source, { input });
}
const read = (by: Actor, id: string) =>
  asked<Answer | null>(by, `query ($id: ID!) { consultation(id: $id) { ${CONSULTATION} } }`, { id });
const contact = { name: '示例联系人', phone: '0755-00000000' };
const question = '商标在美国被抢注,怎么办?';

describe('consultations over GraphQL', () => {
  it('are asked, answered, asked further, passed on and finished', async () => {
    const wanted = await doing(colleague, 'askConsultation', { question, country: 'US', contact });
    const { id: consultationId } = wanted;
    expect(wanted).toEqual({
      ...{ __typename: 'Consultation', id: consultationId, status: 'registered', centre: { id: shenzhen } },
      ...{ askedBy: { id: colleague.id }, organisation: { id: colleague.organisations[0] } },
      ...{ enterpriseName: stated.nameZh, channel: { code: 'platform', label: 'Through this platform' } },
      ...{ country: { code: 'US' }, topic: null, contact: { ...contact, email: null } },
      ...{ registeredAt: AT, answeredAt: null, passed: null, caseId: null, case: null },
      exchanges: [{ round: 1, question, askedAt: AT, answer: null, answeredAt: null }],
      timeline: [
        {
          ...{ sequence: 1, type: 'ConsultationRegistered', actorKind: 'applicant', round: null },
          centre: { id: shenzhen },
        },
      ],
    });
    const answer = '可在30日内提出异议。';
    expect(await doing(officer, 'answerConsultation', { consultationId, answer })).toMatchObject({
      ...{ status: 'answered', answeredAt: AT, exchanges: [{ round: 1, answer }] },
    });
    const further = { consultationId, question: '从哪一天起算?' };
    expect(await doing(colleague, 'askFurther', further)).toMatchObject({
      ...{ status: 'registered', exchanges: [{ round: 1 }, { round: 2, question: further.question, answer: null }] },
    });
    const passing = { consultationId, toCentreId: hangzhou, reason: '由杭州答复更近。' };
    expect(await doing(officer, 'passConsultation', passing)).toMatchObject({
      ...{ centre: { id: hangzhou }, passed: { from: { id: shenzhen }, reason: passing.reason, at: AT }, timeline: [] },
    });
    expect(await read(officer, consultationId)).toBeNull();
    await doing(people.hangzhou, 'answerConsultation', { consultationId, answer: '自公告日起。' });
    const finished = await doing(people.hangzhou, 'finishConsultation', { consultationId });
    expect(finished).toMatchObject({ status: 'done', passed: { reason: passing.reason } });
    const { __typename: _, ...whole } = finished;
    expect(await read(colleague, consultationId)).toEqual({ ...whole, passed: null });
  });

  it('are registered for callers, and stand in the queue until they are answered', async () => {
    const calling = { channel: 'phone', question, contact, topic: 'squatting', uscc: stated.uscc };
    const called = await doing(officer, 'registerConsultation', calling);
    expect(called).toMatchObject({ askedBy: null, topic: { code: 'squatting' }, channel: { code: 'phone' } });
    const node = (by: Actor, list: string) =>
      asked<{ edges: { node: { id: string } }[] }>(by, `{ ${list} { edges { node { id } } } }`);
    const waits = { edges: [{ node: { id: called.id } }] };
    expect(await node(officer, 'consultationQueue(first: 10)')).toEqual(waits);
    await doing(officer, 'answerConsultation', { consultationId: called.id, answer: '可以。' });
    expect(await node(officer, 'consultationQueue(first: 10)')).toEqual({ edges: [] });
    expect(await node(officer, 'consultations(first: 10, status: answered)')).toEqual(waits);
    expect(await node(people.stranger, 'consultations(first: 10)')).toEqual({ edges: [] });
  });

  it('are turned into cases: the answer names the case, which is there a moment later', async () => {
    const { id: consultationId } = await doing(colleague, 'askConsultation', { question, contact });
    const form = formWith();
    const turned = await doing(officer, 'turnIntoCase', { consultationId, organisation: stated, form });
    expect(turned).toMatchObject({ status: 'turned', caseId: expect.stringMatching(/^cas_/) });
    await test.settled();
    const { caseId } = turned;
    expect(await read(colleague, consultationId)).toMatchObject({ caseId, case: { id: caseId, status: 'submitted' } });
  });

  it('are refused, typed', async () => {
    const { id: consultationId } = await doing(colleague, 'askConsultation', { question, contact });
    expect(await doing(officer, 'finishConsultation', { consultationId })).toEqual({
      ...{ __typename: 'Refused', code: 'STATE_CONFLICT', params: [{ name: 'state', value: 'registered' }] },
    });
    const toItself = { consultationId, toCentreId: shenzhen, reason: 'x' };
    expect(await doing(officer, 'passConsultation', toItself)).toEqual({
      ...{ __typename: 'InvalidInput', problems: [{ path: 'toCentreId', rule: 'not-one-of' }] },
    });
    const half = await doing(officer, 'turnIntoCase', {
      consultationId,
      organisation: stated,
      form: { country: 'US' },
    });
    expect(half).toMatchObject({
      problems: expect.arrayContaining([{ path: 'form.facts', rule: 'missing' }]),
    });
    for (const unknown of [shenzhen, 'x'])
      expect(await doing(officer, 'finishConsultation', { consultationId: unknown })).toMatchObject({
        code: 'NOT_FOUND',
      });
    expect(await read(colleague, shenzhen)).toBeNull();
  });

  it('are nodes for whom they are, and nothing for others', async () => {
    const { id } = await doing(colleague, 'askConsultation', { question, contact });
    const nodes = (by: Actor) =>
      asked(by, 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: [id] });
    for (const by of [colleague, officer, people.national])
      expect(await nodes(by)).toEqual([{ __typename: 'Consultation', id }]);
    for (const by of [people.hangzhou, people.stranger, people.filer]) expect(await nodes(by)).toEqual([null]);
  });
});
