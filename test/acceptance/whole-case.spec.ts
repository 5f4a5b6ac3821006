import { todayIn } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSent, caseSeenBy, heard, hears, listed, staffWork, supplementOf, timelineFor, twice } from './casework.ts';
import { consultationSeenBy, consults } from './consulting.ts';
import { candidacyOf, type Enrolled, enrolled, ranking } from './expertise.ts';
import { data, graphql } from './graphql.ts';
import { mutate, type Outcome } from './mutate.ts';
import { applicationForm, centreCalled, enterpriseA, grantCasework, grantDuty, type Person, signIn } from './people.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

/** One matter from its first question to the archive, from outside. Each step begins where the one before it ended. */
let stage: Stage;
let ningbo: string;
/** At the centre in Ningbo: what one of the two writes or records, the other lets out. */
let first: Person;
let second: Person;
/** Of the national pool, in the order in which they are asked. */
let experts: readonly [Enrolled, Enrolled, Enrolled, Enrolled];
beforeAll(async () => {
  stage = await openStage();
  const { url, sink, security } = stage;
  ningbo = await centreCalled(url, 'Ningbo');
  await grantCasework(url, security, 'second@ningbo.example', ningbo);
  [first, second] = [stage.otherStaff, await signIn(url, sink, 'second@ningbo.example')];
  await grantDuty(url, security, 'second@ningbo.example', 'experts', ningbo);
  const enrol = (name: string) => enrolled(url, sink, second, name);
  experts = [await enrol('A'), await enrol('B'), await enrol('C'), await enrol('D')];
});
afterAll(() => stage.close());

const work = (by: Person, name: string, input: object = {}) => twice(stage.url, by, name, { caseId, ...input });
const seenBy = (by: Person) => caseSeenBy(stage.url, by, caseId);
const hear = (by: Person, kind: string, nth = 1) => hears(stage.sink, by, caseId, kind, nth);
const ask = (by: Person, name: string, input: object) => consults(stage.url, by, name, input);
const refused = (code: string) => ({ __typename: 'Refused', code });
const conflict = (state: string) => ({ code: 'STATE_CONFLICT', params: [{ name: 'state', value: state }] });
const say = (by: Person, name: 'sendMessage' | 'writeNote', text: string) =>
  mutate(stage.url, by, name, { caseId, text });
/** What an expert answers to an invitation. */
const answer = async (by: Person, name: 'answerConflict' | 'answerOffer', input: object) =>
  expect(await mutate(stage.url, by, name, input)).not.toHaveProperty('code');
async function takenBy(expert: Person): Promise<void> {
  const { invitationId } = await candidacyOf(stage.url, expert, 'checking');
  await answer(expert, 'answerConflict', { invitationId, answer: 'clear' });
  await answer(expert, 'answerOffer', { invitationId, answer: 'accept' });
  await candidacyOf(stage.url, expert, 'assigned');
  await until('the expert to read the case', () => seenBy(expert));
}
const book = (by: Person, name: string, input: object) =>
  mutate<Outcome & { readonly status?: string }>(stage.url, by, name, input, {
    selection: '... on LedgerEntry { id status }',
  });

let consultationId: string;
let caseId: string;

describe('a question', () => {
  it('is asked by an enterprise, and waits at the centre of its city', async () => {
    const contact = { name: '示例联系人', email: stage.filer.email };
    const asked = await ask(stage.filer, 'askConsultation', { question: '收到337调查起诉状，怎么办？', contact });
    expect(asked).toMatchObject({ __typename: 'Consultation', status: 'registered' });
    consultationId = asked.id ?? '';
    expect(await listed(stage.url, stage.staff, 'consultationQueue')).toEqual([consultationId]);
    expect(await listed(stage.url, first, 'consultationQueue')).toEqual([]);
    for (const by of [first, stage.stranger, stage.admin])
      expect(await consultationSeenBy(stage.url, by, consultationId)).toBeNull();
  });

  it('is answered, and asked further', async () => {
    const early = { consultationId, question: '能申请延期吗？' };
    expect(await ask(stage.filer, 'askFurther', early)).toMatchObject(conflict('registered'));
    const answer = '请在送达次日起20日内答辩。';
    expect(await ask(stage.staff, 'answerConsultation', { consultationId, answer })).toMatchObject({
      status: 'answered',
    });
    expect(await ask(stage.filer, 'askFurther', early)).toMatchObject({ status: 'registered' });
    const further = { consultationId, answer: '可以，建议转正式指导。' };
    expect(await ask(stage.staff, 'answerConsultation', further)).toMatchObject({ status: 'answered' });
    expect(await consultationSeenBy(stage.url, stage.filer, consultationId)).toMatchObject({
      exchanges: [
        { round: 1, answer },
        { round: 2, question: early.question, answer: further.answer },
      ],
    });
  });

  it('is turned into a case, once, which is there for who asked', async () => {
    const turning = { consultationId, organisation: enterpriseA, form: applicationForm };
    expect(await ask(stage.filer, 'turnIntoCase', turning)).toMatchObject(refused('FORBIDDEN'));
    const turned = await ask(stage.staff, 'turnIntoCase', turning);
    expect(turned).toMatchObject({ status: 'turned', caseId: expect.stringMatching(/^cas_/) });
    caseId = turned.caseId ?? '';
    await hear(stage.filer, 'case-received');
    await hear(stage.staff, 'case-arrived');
    expect(await ask(stage.staff, 'turnIntoCase', turning)).toMatchObject(conflict('turned'));
    const seen = await consultationSeenBy(stage.url, stage.filer, consultationId);
    expect(seen).toMatchObject({ case: { id: caseId, status: 'submitted' } });
    expect(seen?.timeline.map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ['ConsultationRegistered', 'applicant'],
      ['ConsultationAnswered', 'staff'],
      ['ConsultationAskedFurther', 'applicant'],
      ['ConsultationAnswered', 'staff'],
      ['ConsultationTurned', 'staff'],
    ]);
    expect(await listed(stage.url, stage.filer, 'cases')).toEqual([caseId]);
  });
});

describe('its case', () => {
  it('is supplemented by the enterprise', async () => {
    expect(await work(stage.staff, 'requestSupplement', supplementOf())).toMatchObject({ status: 'supplementing' });
    expect(await work(stage.staff, 'acceptCase')).toMatchObject(conflict('supplementing'));
    await hear(stage.filer, 'case-supplement-requested');
    expect(await work(stage.filer, 'supplyMaterials', { note: '已补充。' })).toMatchObject({ status: 'submitted' });
    await hear(stage.staff, 'case-supplemented');
  });

  it('is offered to another centre, which returns it with a reason', async () => {
    const offer = { toCentreId: ningbo, reason: '企业已迁至宁波。' };
    expect(await work(stage.staff, 'offerHandOver', offer)).toMatchObject({ handOver: { reason: offer.reason } });
    await hear(first, 'case-hand-over-offered');
    expect(await work(first, 'acceptCase')).toMatchObject(refused('FORBIDDEN'));
    const reason = '请先附迁移证明。';
    // The answer is the last that this centre sees of the case.
    const selection = '... on Case { status handOver { reason } }';
    const returned = await mutate(stage.url, first, 'returnHandOver', { caseId, reason }, { selection });
    expect(returned).toMatchObject({ status: 'submitted', handOver: null });
    await hear(stage.staff, 'case-hand-over-returned');
    expect(await seenBy(stage.staff)).toMatchObject({ returned: { by: { id: ningbo }, reason } });
    expect(await seenBy(first)).toBeNull();
  });

  it('is offered again and taken over: for the centre before it is there no longer', async () => {
    await work(stage.staff, 'offerHandOver', { toCentreId: ningbo, reason: '附迁移证明。' });
    await hear(first, 'case-hand-over-offered', 2);
    expect(await work(first, 'acceptHandOver')).toMatchObject({ centre: { id: ningbo }, status: 'submitted' });
    await hear(stage.filer, 'case-taken-over');
    expect(await seenBy(stage.staff)).toBeNull();
    expect(await work(stage.staff, 'acceptCase')).toMatchObject(refused('NOT_FOUND'));
  });

  it('is accepted and guided, with messages between the sides and a note that stays on one', async () => {
    expect(await work(first, 'acceptCase')).toMatchObject({ status: 'accepted' });
    expect(await work(first, 'beginGuidance')).toMatchObject({ status: 'guiding' });
    await hear(stage.filer, 'case-accepted');
    const [message, note] = ['请提供产品说明书。', '先核对送达日。'];
    await say(first, 'sendMessage', message);
    await say(first, 'writeNote', note);
    expect((await hear(stage.filer, 'case-message-for-applicant')).words).not.toContain(message);
    const READ = `query ($id: ID!) { case(id: $id) { messages(first: 5) { edges { node { text } } } notes(first: 5) { edges { node { text } } } } }`;
    const read = async (by: Person) =>
      (await data<{ case: object }>(graphql(stage.url, by.token, READ, { id: caseId }))).case;
    const messages = { edges: [{ node: { text: message } }] };
    expect(await read(stage.filer)).toEqual({ messages, notes: { edges: [] } });
    expect(await read(second)).toEqual({ messages, notes: { edges: [{ node: { text: note } }] } });
  });

  it('is put to experts of the pool, by the names of its parties first: who has a conflict of interest is out for good', async () => {
    const { ranked, excluded } = await ranking(stage.url, first, caseId);
    expect(ranked).toHaveLength(4);
    expect(excluded).toEqual([]);
    const candidates = experts.map(({ expertId }) => expertId);
    const selection = '... on Invitation { id }';
    const invited = await mutate(stage.url, first, 'inviteExperts', { caseId, candidates }, { selection });
    expect(invited).toMatchObject({ __typename: 'Invitation' });
    const asked = await candidacyOf(stage.url, experts[0], 'checking');
    expect(asked).toMatchObject({ parties: { applicant: enterpriseA.nameZh }, brief: null, case: null });
    await answer(experts[0], 'answerConflict', { invitationId: asked.invitationId, answer: 'conflict' });
    expect(await seenBy(experts[0])).toBeNull();
  });

  it('is read by the next, who has none, and declines it for a reason', async () => {
    const { invitationId } = await candidacyOf(stage.url, experts[1], 'checking');
    await answer(experts[1], 'answerConflict', { invitationId, answer: 'clear' });
    expect((await candidacyOf(stage.url, experts[1], 'offered')).brief).not.toBeNull();
    expect(await seenBy(experts[1])).toBeNull();
    await answer(experts[1], 'answerOffer', { invitationId, answer: 'decline', reason: 'E01' });
    await hear(first, 'expert-declined');
  });

  it('is taken by the third, to whom the enterprise objects', async () => {
    await takenBy(experts[2]);
    await hear(stage.filer, 'expert-assigned');
    expect(await seenBy(experts[2])).toMatchObject({ id: caseId });
    const objection = { caseId, reason: '曾代理竞争对手。' };
    expect(await mutate(stage.url, stage.stranger, 'objectToExpert', objection)).toMatchObject(refused('NOT_FOUND'));
    await mutate(stage.url, stage.filer, 'objectToExpert', objection);
    await hear(first, 'expert-objected');
    await until('the expert to be let go', async () => (await seenBy(experts[2])) === null);
  });

  it('is taken by the fourth, who may write on it', async () => {
    await takenBy(experts[3]);
    const text = '专家意见：可主张不侵权。';
    expect(await say(experts[3], 'sendMessage', text)).toMatchObject({ __typename: 'Message' });
    const READ = 'query ($id: ID!) { case(id: $id) { messages(first: 1) { edges { node { text } } } } }';
    for (const { token } of [stage.filer, first])
      expect(await data(graphql(stage.url, token, READ, { id: caseId }))).toEqual({
        case: { messages: { edges: [{ node: { text } }] } },
      });
  });

  it('is advised on by two: what one wrote the other returns, and issues once it is better', async () => {
    const opinion = { text: '建议在20日内答辩。', language: 'zh-CN' };
    await work(first, 'draftOpinion', opinion);
    await hear(second, 'case-opinion-drafted');
    expect(await work(first, 'issueOpinion', { revision: 1 })).toMatchObject(refused('AUTHOR_CANNOT_APPROVE'));
    await work(second, 'returnOpinion', { revision: 1, reason: '请写明起算日。' });
    await hear(first, 'case-opinion-returned');
    const text = '建议自送达次日起20日内答辩。';
    await work(first, 'reviseOpinion', { ...opinion, revision: 1, text });
    expect(await work(second, 'issueOpinion', { revision: 1 })).toMatchObject(refused('DRAFT_CHANGED'));
    expect(await seenBy(stage.filer)).toMatchObject({ opinions: [], opinionDraft: null });
    expect(await work(second, 'issueOpinion', { revision: 2 })).toMatchObject({ opinions: [{ number: 1, text }] });
    await hear(stage.filer, 'case-opinion-issued');
    expect(await seenBy(stage.filer)).toMatchObject({ opinions: [{ number: 1, text }] });
  });
});

describe('what guidance recovered', () => {
  const year = Number(todayIn('Asia/Shanghai', Date.now()).slice(0, 4));
  const FIGURES = 'query ($year: Int!) { figures(year: $year) { recovered { total } } }';
  const recovers = (total: string) =>
    until(`${total} fen to be recovered`, async () => {
      const answer = graphql(stage.url, first.token, FIGURES, { year });
      return (await data<{ figures: { recovered: { total: string } } }>(answer)).figures.recovered.total === total;
    });
  const entered = {
    ...{
      kind: 'recovered',
      amount: '25000000',
      currency: 'USD',
      cny: '179825000',
      rate: '7.193',
      rateOn: '2026-03-02',
    },
    ...{ method: 'funds-released', basis: 'confirmed', evidence: '企业盖章确认书。' },
  };
  let entryId: string;

  it('is recorded by one and approved by another: the figures have it', async () => {
    const recorded = await book(first, 'recordOutcome', { caseId, ...entered });
    expect(recorded).toMatchObject({ __typename: 'LedgerEntry', status: 'recorded' });
    entryId = recorded.id ?? '';
    expect(await book(first, 'approveOutcome', { entryId })).toMatchObject(refused('AUTHOR_CANNOT_APPROVE'));
    expect(await book(second, 'approveOutcome', { entryId })).toMatchObject({ status: 'approved' });
    await recovers('179825000');
  });

  it('is taken back where it was wrong: the figures have it no longer', async () => {
    expect(await book(second, 'reverseOutcome', { entryId, reason: '重复登记' })).toMatchObject({ status: 'reversed' });
    await recovers('0');
    expect(await book(second, 'approveOutcome', { entryId })).toMatchObject(conflict('reversed'));
  });
});

describe('its end', () => {
  it('is closed with its outcome, and archived', async () => {
    expect(await work(first, 'archiveCase', { retention: '30-years' })).toMatchObject(conflict('guiding'));
    // Its expert is let go in the background, so a second answer might tell more than the first.
    const selection = '... on Case { status }';
    const closing = { caseId, outcome: 'O3' };
    expect(await mutate(stage.url, first, 'closeCase', closing, { selection })).toMatchObject({ status: 'closed' });
    await until('its expert to be let go', async () => (await seenBy(experts[3])) === null);
    await hear(stage.filer, 'case-closed');
    expect(await work(first, 'archiveCase', { retention: '30-years' })).toMatchObject({ status: 'archived' });
  });

  it('is an end: whatever is asked of it then is refused, and changes nothing', async () => {
    const before = await seenBy(first);
    const shenzhen = await centreCalled(stage.url, 'Shenzhen');
    for (const [name, input] of staffWork(caseId, shenzhen))
      expect([name, await work(first, name, input)]).toMatchObject([name, conflict('archived')]);
    expect(await work(stage.filer, 'supplyMaterials', { note: '迟到' })).toMatchObject(conflict('archived'));
    for (const name of ['sendMessage', 'writeNote'] as const)
      expect(await say(first, name, '迟到')).toMatchObject(conflict('archived'));
    expect(await seenBy(first)).toEqual(before);
  });

  it('was told to the enterprise step by step, and of the opinion’s way and the wall nothing', async () => {
    const told = await timelineFor(stage.url, stage.filer, caseId);
    expect(told).toEqual([
      'CaseSubmitted',
      'SupplementRequested',
      'MaterialsSupplied',
      'HandOverOffered',
      'HandOverReturned',
      'HandOverOffered',
      'HandOverAccepted',
      'CaseAccepted',
      'GuidanceBegun',
      'ExpertAssigned',
      'ExpertReleased',
      'ExpertAssigned',
      'OpinionIssued',
      'CaseClosed',
      'ExpertReleased',
      'CaseArchived',
    ]);
    const writing = ['OpinionDrafted', 'OpinionReturned', 'OpinionRevised'];
    expect(await timelineFor(stage.url, second, caseId)).toEqual(
      told?.toSpliced(12, 0, ...writing).toSpliced(9, 0, 'PersonBarred'),
    );
  });

  it('was told by mail once for each turn, and to nobody whom it does not concern', async () => {
    await allSent(stage.url, stage.admin, caseId, 19);
    expect(heard(stage.sink, stage.filer, caseId)).toEqual([
      ...['case-received', 'case-supplement-requested', 'case-taken-over', 'case-accepted'],
      ...['case-message-for-applicant', 'expert-assigned', 'expert-assigned', 'case-opinion-issued', 'case-closed'],
    ]);
    const ofShenzhen = ['case-arrived', 'case-supplemented', 'case-hand-over-returned'];
    expect(heard(stage.sink, stage.staff, caseId)).toEqual(ofShenzhen);
    expect(heard(stage.sink, stage.stranger, caseId)).toEqual([]);
  });

  it('never was there for others', async () => {
    for (const by of [stage.stranger, stage.staff, stage.editors[0], stage.admin]) expect(await seenBy(by)).toBeNull();
  });
});
