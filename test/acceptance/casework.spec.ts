import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allSent,
  caseSeenBy,
  heard,
  hears,
  listed,
  type SeenCase,
  staffWork,
  supplementOf,
  timelineFor,
  twice,
} from './casework.ts';
import { mutate } from './mutate.ts';
import {
  application,
  centreCalled,
  enterpriseA,
  fileCase,
  grantDuty,
  joinOrganisation,
  type Person,
  signIn,
} from './people.ts';
import { everything, openStage, type Stage } from './stage.ts';

/** The whole life of cases, from outside: GraphQL and the mail that arrives. Steps are sent twice under one command id. */
let stage: Stage;
let ningbo: string;
/** Of enterprise A too, and reads Chinese. */
let reader: Person;
/** A case officer of Shenzhen, who drafts what the staff there issues. */
let author: Person;
beforeAll(async () => {
  stage = await openStage();
  const { url, sink, staff, security } = stage;
  await grantDuty(url, security, 'author@shenzhen.example', 'officer', await centreCalled(url, 'Shenzhen'));
  author = await signIn(url, sink, 'author@shenzhen.example');
  ningbo = await centreCalled(url, 'Ningbo');
  reader = await signIn(url, sink, 'fawu@strollers.example', 'zh-CN');
  await joinOrganisation(url, reader, enterpriseA, staff);
});
afterAll(() => stage.close());

const work = (by: Person, name: string, input: object) => twice(stage.url, by, name, input);
const seenBy = (by: Person, caseId: string) => caseSeenBy(stage.url, by, caseId);
async function filed(by: Person = stage.filer): Promise<string> {
  const { id } = await fileCase(stage.url, by, application(stage.organisationId));
  await hears(stage.sink, stage.staff, id, 'case-arrived');
  await hears(stage.sink, by, id, 'case-received');
  return id;
}
async function guided(): Promise<string> {
  const caseId = await filed();
  await work(stage.staff, 'acceptCase', { caseId });
  await work(stage.staff, 'beginGuidance', { caseId });
  await hears(stage.sink, stage.filer, caseId, 'case-accepted');
  return caseId;
}

describe('a case that is guided to its end', () => {
  const asked = supplementOf();
  const tell = (kind: string, to: Person = reader) => hears(stage.sink, to, caseId, kind);
  let caseId: string;

  it('is filed, and the centre asks for what is missing', async () => {
    caseId = await filed(reader);
    const answer = await work(stage.staff, 'requestSupplement', { caseId, ...asked });
    expect(answer).toMatchObject({ __typename: 'Case', status: 'supplementing' });
    const dueOn = { date: asked.dueOn, zone: 'Asia/Shanghai' };
    expect(await seenBy(reader, caseId)).toMatchObject({
      supplements: [{ round: 1, items: asked.items, dueOn, note: null }],
    });
  });

  it('is told to who filed it in Chinese, with the day and without what the centre wrote', async () => {
    const { subject, words } = await tell('case-supplement-requested');
    const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(asked.dueOn));
    expect(subject).toContain(day);
    expect(words).not.toMatch(/起诉状副本|核对送达日/);
  });

  it('is supplemented, of which the centre hears in English', async () => {
    const note = '补充起诉状副本，机密';
    expect(await work(reader, 'supplyMaterials', { caseId, note })).toMatchObject({ status: 'submitted' });
    const { subject, words } = await tell('case-supplemented', stage.staff);
    expect(subject).not.toMatch(/[\u4e00-\u9fff]/);
    expect(words).not.toContain(note);
    expect(await seenBy(stage.staff, caseId)).toMatchObject({ supplements: [{ round: 1, note }] });
  });

  it('is accepted and guided, up to an opinion that only its readers see', async () => {
    const text = '建议在期限内答辩。';
    expect(await work(stage.staff, 'acceptCase', { caseId })).toMatchObject({ status: 'accepted' });
    expect((await tell('case-accepted')).subject).toContain('受理');
    expect(await work(stage.staff, 'beginGuidance', { caseId })).toMatchObject({ status: 'guiding' });
    const closing = { caseId, outcome: 'O3', note: null };
    expect(await work(stage.staff, 'closeCase', closing)).toMatchObject({ code: 'OPINION_MISSING' });
    await work(author, 'draftOpinion', { caseId, text, language: 'zh-CN' });
    expect((await tell('case-opinion-drafted', stage.staff)).words).not.toContain(text);
    expect(await seenBy(reader, caseId)).toMatchObject({ opinions: [], opinionDraft: null });
    const issuing = { caseId, revision: 1 };
    expect(await work(author, 'issueOpinion', issuing)).toMatchObject({ code: 'FORBIDDEN' });
    await work(stage.staff, 'issueOpinion', issuing);
    expect((await tell('case-opinion-issued')).words).not.toContain(text);
    expect(await seenBy(reader, caseId)).toMatchObject({ opinions: [{ number: 1, text }] });
  });

  it('is closed with its outcome, and archived', async () => {
    const note = '双方和解，金额保密';
    const closed = await work(stage.staff, 'closeCase', { caseId, outcome: 'O3', note });
    expect(closed).toMatchObject({ status: 'closed', outcome: { result: { code: 'O3' }, note } });
    const { words } = await tell('case-closed');
    expect(words).toContain('和解');
    expect(words).not.toContain(note);
    const archived = await work(stage.staff, 'archiveCase', { caseId, retention: '30-years' });
    expect(archived).toMatchObject({ status: 'archived', archive: { retention: { code: '30-years' } } });
  });

  it('has a timeline that tells all of it once, in order; how the opinion came about, to the centre alone', async () => {
    const [seen, bySide] = [await seenBy(reader, caseId), await seenBy(stage.staff, caseId)];
    expect(seen?.timeline.map(({ type }) => type)).toEqual([
      'CaseSubmitted',
      'SupplementRequested',
      'MaterialsSupplied',
      'CaseAccepted',
      'GuidanceBegun',
      'OpinionIssued',
      'CaseClosed',
      'CaseArchived',
    ]);
    expect(seen?.timeline.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
    expect(bySide?.timeline[5]).toMatchObject({ sequence: 6, type: 'OpinionDrafted', actorKind: 'staff' });
    expect({ ...bySide, timeline: bySide?.timeline.toSpliced(5, 1) }).toEqual(seen);
  });

  it('was told by mail once for each turn', async () => {
    await allSent(stage.url, stage.admin, caseId, 8);
    expect(heard(stage.sink, reader, caseId)).toEqual([
      'case-received',
      'case-supplement-requested',
      'case-accepted',
      'case-opinion-issued',
      'case-closed',
    ]);
    const told = ['case-arrived', 'case-supplemented', 'case-opinion-drafted'];
    expect(heard(stage.sink, stage.staff, caseId)).toEqual(told);
    expect(heard(stage.sink, stage.filer, caseId)).toEqual([]);
    expect(heard(stage.sink, stage.otherStaff, caseId)).toEqual([]);
  });
});

describe('a case that is declined', () => {
  it('for another reason than those of the list says why in words', async () => {
    const caseId = await filed();
    const without = await work(stage.staff, 'declineCase', { caseId, reason: 'R99' });
    expect(without).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: 'note', rule: 'missing' }] });
    expect(await seenBy(stage.filer, caseId)).toMatchObject({ status: 'submitted', declined: null });
    const note = 'It belongs to a court at home.';
    const declined = await work(stage.staff, 'declineCase', { caseId, reason: 'R99', note });
    expect(declined).toMatchObject({ status: 'declined', declined: { reason: { code: 'R99' }, note } });
    expect((await hears(stage.sink, stage.filer, caseId, 'case-declined')).words).not.toContain(note);
  });

  it('is declined for good: every further command is refused, and changes nothing', async () => {
    const caseId = await filed();
    expect(await work(stage.staff, 'declineCase', { caseId, reason: 'R02' })).toMatchObject({ status: 'declined' });
    const { words } = await hears(stage.sink, stage.filer, caseId, 'case-declined');
    expect(words).toContain('Not an overseas intellectual-property dispute');
    const before = await seenBy(stage.filer, caseId);
    const refusal = { code: 'STATE_CONFLICT', params: [{ name: 'state', value: 'declined' }] };
    for (const [name, input] of staffWork(caseId, ningbo))
      expect([name, await work(stage.staff, name, input)]).toMatchObject([name, refusal]);
    expect(await work(stage.filer, 'supplyMaterials', { caseId, note: 'late' })).toMatchObject(refusal);
    expect(await seenBy(stage.filer, caseId)).toEqual(before);
    expect(before?.timeline.map(({ type }) => type)).toEqual(['CaseSubmitted', 'CaseDeclined']);
  });
});

describe('a case at the wrong centre', () => {
  const reason = 'The enterprise moved to Ningbo.';
  let caseId: string;

  it('is offered to the right one, which sees it from then on, and hears of it', async () => {
    caseId = await filed();
    expect(await seenBy(stage.otherStaff, caseId)).toBeNull();
    const offered = await work(stage.staff, 'offerHandOver', { caseId, toCentreId: ningbo, reason });
    expect(offered).toMatchObject({ status: 'submitted', handOver: { to: { id: ningbo }, reason } });
    expect((await hears(stage.sink, stage.otherStaff, caseId, 'case-hand-over-offered')).words).not.toContain(reason);
    expect(await seenBy(stage.otherStaff, caseId)).toMatchObject({ handOver: { reason } });
    expect(await listed(stage.url, stage.otherStaff, 'offeredCases')).toEqual([caseId]);
  });

  it('is not worked on by a centre that is only asked, nor ended by the one that asks', async () => {
    expect(await work(stage.otherStaff, 'acceptCase', { caseId })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await work(stage.staff, 'acceptHandOver', { caseId })).toMatchObject({ code: 'FORBIDDEN' });
    const waits = { code: 'STATE_CONFLICT', params: [{ name: 'state', value: 'hand-over' }] };
    expect(await work(stage.staff, 'declineCase', { caseId, reason: 'R01' })).toMatchObject(waits);
    expect(await work(stage.staff, 'offerHandOver', { caseId, toCentreId: ningbo, reason })).toMatchObject(waits);
  });

  it('is returned with a reason, which its centre reads and the other does no longer', async () => {
    const why = 'The address in Ningbo is not proven.';
    // The answer is the last that this centre sees of the case: its history is there for it no longer.
    const selection = '... on Case { status handOver { reason } }';
    const returned = await mutate(
      stage.url,
      stage.otherStaff,
      'returnHandOver',
      { caseId, reason: why },
      { selection },
    );
    expect(returned).toMatchObject({ status: 'submitted', handOver: null });
    expect((await hears(stage.sink, stage.staff, caseId, 'case-hand-over-returned')).words).not.toContain(why);
    expect(await seenBy(stage.staff, caseId)).toMatchObject({
      handOver: null,
      returned: { by: { id: ningbo }, reason: why },
    });
    expect(await seenBy(stage.otherStaff, caseId)).toBeNull();
    expect(await listed(stage.url, stage.otherStaff, 'offeredCases')).toEqual([]);
  });

  it('is offered again and taken over: who filed it hears where it is now', async () => {
    await work(stage.staff, 'offerHandOver', { caseId, toCentreId: ningbo, reason: `${reason} Proof is there.` });
    await hears(stage.sink, stage.otherStaff, caseId, 'case-hand-over-offered', 2);
    const taken = await work(stage.otherStaff, 'acceptHandOver', { caseId });
    expect(taken).toMatchObject({ status: 'submitted', centre: { id: ningbo }, handOver: null });
    const { words } = await hears(stage.sink, stage.filer, caseId, 'case-taken-over');
    for (const centre of ['Shenzhen', 'Ningbo']) expect(words).toContain(centre);
  });

  it('is worked on by the new centre alone: for the old one it does not exist', async () => {
    expect(await listed(stage.url, stage.otherStaff, 'queue')).toContain(caseId);
    for (const list of ['queue', 'cases']) expect(await listed(stage.url, stage.staff, list)).not.toContain(caseId);
    expect(await seenBy(stage.staff, caseId)).toBeNull();
    for (const [name, input] of staffWork(caseId, ningbo))
      expect([name, await work(stage.staff, name, input)]).toMatchObject([name, { code: 'NOT_FOUND' }]);
    expect(await work(stage.otherStaff, 'acceptCase', { caseId })).toMatchObject({ status: 'accepted' });
    await hears(stage.sink, stage.filer, caseId, 'case-accepted');
  });

  it('has one timeline for the enterprise and the new centre, and one mail for each turn', async () => {
    const timeline = [
      'CaseSubmitted',
      'HandOverOffered',
      'HandOverReturned',
      'HandOverOffered',
      'HandOverAccepted',
      'CaseAccepted',
    ];
    expect(await timelineFor(stage.url, stage.filer, caseId)).toEqual(timeline);
    expect(await timelineFor(stage.url, stage.otherStaff, caseId)).toEqual(timeline);
    await allSent(stage.url, stage.admin, caseId, 7);
    expect(heard(stage.sink, stage.filer, caseId)).toEqual(['case-received', 'case-taken-over', 'case-accepted']);
    expect(heard(stage.sink, stage.staff, caseId)).toEqual(['case-arrived', 'case-hand-over-returned']);
    const offers = ['case-hand-over-offered', 'case-hand-over-offered'];
    expect(heard(stage.sink, stage.otherStaff, caseId)).toEqual(offers);
  });
});

describe('guidance that ends before its end', () => {
  it('says why, is told to who filed the case, and can be archived', async () => {
    const caseId = await guided();
    const other = await work(stage.staff, 'terminateCase', { caseId, reason: 'T99' });
    expect(other).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: 'note' }] });
    const terminated = await work(stage.staff, 'terminateCase', { caseId, reason: 'T01' });
    expect(terminated).toMatchObject({ status: 'terminated', terminated: { reason: { code: 'T01' }, note: null } });
    const { words } = await hears(stage.sink, stage.filer, caseId, 'case-terminated');
    expect(words).toContain('Withdrawn by the applicant');
    expect(await work(stage.staff, 'issueOpinion', { caseId, revision: 1 })).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await work(stage.staff, 'archiveCase', { caseId, retention: 'permanent' })).toMatchObject({
      status: 'archived',
    });
    const timeline = ['CaseSubmitted', 'CaseAccepted', 'GuidanceBegun', 'CaseTerminated', 'CaseArchived'];
    expect(await timelineFor(stage.url, stage.filer, caseId)).toEqual(timeline);
  });
});

describe('whoever has nothing to do with a case', () => {
  let waiting: string;
  let guiding: string;
  let before: object;
  let seen: readonly (SeenCase | null)[];
  const seenByItsOwn = () => Promise.all([waiting, guiding].map((caseId) => seenBy(stage.filer, caseId)));
  const nowhere = 'cas_01890000-0000-7000-8000-000000000000';
  beforeAll(async () => {
    [waiting, guiding] = [await filed(), await guided()];
    await work(stage.staff, 'requestSupplement', { caseId: waiting, ...supplementOf() });
    await hears(stage.sink, stage.filer, waiting, 'case-supplement-requested');
    [before, seen] = [await everything(stage), await seenByItsOwn()];
  });

  it('sees nothing of it, and hears nothing', async () => {
    for (const who of [stage.stranger, stage.otherStaff])
      for (const caseId of [waiting, guiding]) {
        expect(await seenBy(who, caseId)).toBeNull();
        expect(await listed(stage.url, who, 'cases')).not.toContain(caseId);
        expect(heard(stage.sink, who, caseId)).toEqual([]);
      }
    for (const list of ['queue', 'offeredCases']) {
      const ids = await listed(stage.url, stage.otherStaff, list);
      expect(ids.filter((id) => id === waiting || id === guiding)).toEqual([]);
    }
  });

  it('can do nothing with it: staff of another centre get the answer for a case that does not exist', async () => {
    for (const caseId of [waiting, guiding])
      for (const [index, [name, input]] of staffWork(caseId, ningbo).entries()) {
        const [, nothing = {}] = staffWork(nowhere, ningbo)[index] ?? [];
        const answer = await mutate(stage.url, stage.otherStaff, name, input);
        expect([name, answer]).toMatchObject([name, { __typename: 'Refused', code: 'NOT_FOUND' }]);
        expect(answer).toEqual(await mutate(stage.url, stage.otherStaff, name, nothing));
      }
  });

  it('can do nothing with it: for another enterprise there is neither the work of staff nor the case', async () => {
    for (const caseId of [waiting, guiding, nowhere]) {
      for (const [name, input] of staffWork(caseId, ningbo))
        expect([name, await mutate(stage.url, stage.stranger, name, input)]).toMatchObject([
          name,
          { code: 'FORBIDDEN' },
        ]);
      for (const who of [stage.stranger, stage.otherStaff])
        expect(await mutate(stage.url, who, 'supplyMaterials', { caseId, note: 'not mine' })).toMatchObject({
          code: 'NOT_FOUND',
        });
    }
  });

  it('and has changed nothing by trying', async () => {
    expect(await seenByItsOwn()).toEqual(seen);
    expect(await everything(stage)).toEqual(before);
  });
});
