import { anonymous, newId } from '@sinan/schema';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { candidacyBrief, myInvitations } from '../queries/candidacies.ts';
import { expertOfCase, invitationOfCase, invitationsByIds } from '../queries/searches.ts';
import { AT, NOW, parties, person, signedIn } from '../testing/examples.ts';
import { type EnrolledExpert, openExperts } from '../testing/room.ts';
import { answerConflict, answerOffer } from './answers.ts';
import { objectToExpert } from './objection.ts';
import { acceptWaiver, refuseWaiver, releaseExpert, withdrawInvitation } from './staff.ts';

const { test, others, as, officer, enrolled, invite, answer, stages, heard } = await openExperts();
afterAll(() => test.close());

const own = async ({ actor }: EnrolledExpert, invitationId: string) =>
  (await as(actor)(myInvitations, { first: 100 })).items.find((one) => one.invitationId === invitationId);
const brief = ({ actor }: EnrolledExpert, invitationId: string) => as(actor)(candidacyBrief, { invitationId });
async function asked() {
  const [one, two] = [await enrolled(), await enrolled()];
  const of = others.file();
  const { id } = await invite(of, one, two);
  return { one, two, of, id };
}
const OVER = { parties: null, waiver: null, caseId: null, answerBy: null };
const told = async (id: string, count: number) => {
  await vi.waitFor(() => expect(heard(id)).toHaveLength(count));
  return heard(id).map(({ type, data }) => [type.split('.').slice(1, 3).join('.'), data]);
};

describe('an expert who is asked', () => {
  it('reads the names of the parties and nothing else', async () => {
    const { one, id, of } = await asked();
    expect(await own(one, id)).toEqual({
      invitationId: id,
      stage: 'checking',
      urgent: false,
      answerBy: '2026-11-11T16:00:00.000Z',
      parties,
      waiver: null,
      caseId: null,
    });
    expect(await brief(one, id)).toBeNull();
    expect(JSON.stringify(await own(one, id))).not.toContain(of.caseId);
  });

  it('is one at a time: who waits knows of nothing', async () => {
    const { two, id } = await asked();
    expect(await own(two, id)).toBeUndefined();
    expect(await brief(two, id)).toBeNull();
    await expect(as(two.actor)(answerConflict, { invitationId: id, answer: 'clear' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('never reads the search itself: neither the others nor the ranking', async () => {
    const { one, id, of } = await asked();
    expect(await as(one.actor)(invitationOfCase, { caseId: of.caseId })).toBeNull();
    expect(await as(one.actor)(invitationsByIds, { ids: [id] })).toEqual([null]);
    expect(await as(one.actor)(expertOfCase, { caseId: of.caseId })).toBeNull();
  });
});

describe('clear of conflicts', () => {
  it('the expert is offered the case, with its facts, and takes it', async () => {
    const { one, id, of } = await asked();
    const offered = await as(one.actor)(answerConflict, { invitationId: id, answer: 'clear' });
    expect(offered).toMatchObject({ stage: 'offered', answerBy: '2026-11-12T16:00:00.000Z', caseId: null, parties });
    expect(await brief(one, id)).toMatchObject({ product: 'Robot vacuum X1', facts: '收到起诉状。', country: 'US' });
    expect(await as(one.actor)(answerOffer, { invitationId: id, answer: 'accept' })).toMatchObject({
      stage: 'assigned',
      caseId: of.caseId,
    });
    expect(await brief(one, id)).toMatchObject({ product: 'Robot vacuum X1' });
    const view = await as(officer)(invitationOfCase, { caseId: of.caseId });
    expect(view).toMatchObject({
      status: 'assigned',
      candidates: [
        { stage: 'assigned', assignedAt: AT, objectUntil: '2026-11-17T16:00:00.000Z' },
        { stage: 'waiting' },
      ],
    });
  });

  it('is told step by step, by ids and codes alone', async () => {
    const { one, id, of } = await asked();
    await answer(id, one, 'clear', 'accept');
    const on = { invitationId: id, caseId: of.caseId, personId: one.personId };
    const { centreId, filedBy } = of;
    expect(await told(id, 5)).toEqual([
      ['invitation.conflict_asked', { ...on, centreId, answerBy: '2026-11-11T16:00:00.000Z' }],
      ['invitation.conflict_answered', { ...on, centreId, answer: 'clear' }],
      ['expert.offered', { ...on, centreId, answerBy: '2026-11-12T16:00:00.000Z' }],
      ['expert.assigned', on],
      ['invitation.objection_opened', { ...on, centreId, filedBy, objectUntil: '2026-11-17T16:00:00.000Z' }],
    ]);
    expect(JSON.stringify(heard(id))).not.toMatch(/Northwind|示例|Robot/);
  });
});

describe('a conflict', () => {
  it('takes everything from the expert at once, and the next is asked', async () => {
    const { one, two, id, of } = await asked();
    const answered = await as(one.actor)(answerConflict, { invitationId: id, answer: 'conflict' });
    expect(answered).toEqual({ invitationId: id, stage: 'conflicted', urgent: false, ...OVER });
    expect(await own(one, id)).toBeUndefined();
    expect(await brief(one, id)).toBeNull();
    for (const answer of ['clear', 'conflict'])
      await expect(as(one.actor)(answerConflict, { invitationId: id, answer })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    expect(await own(two, id)).toMatchObject({ stage: 'checking', parties });
    const on = { invitationId: id, caseId: of.caseId };
    expect((await told(id, 4)).slice(1)).toEqual([
      ['invitation.conflict_answered', { ...on, personId: one.personId, centreId: of.centreId, answer: 'conflict' }],
      ['expert.conflicted', { ...on, personId: one.personId }],
      ['invitation.conflict_asked', expect.objectContaining({ personId: two.personId })],
    ]);
  });

  it('may be found in the facts, and bars as well', async () => {
    const { one, id } = await asked();
    await answer(id, one, 'clear');
    const declined = await as(one.actor)(answerOffer, { invitationId: id, answer: 'decline', reason: 'E04' });
    expect(declined).toMatchObject({ stage: 'conflicted', ...OVER });
    expect(await brief(one, id)).toBeNull();
    expect(await own(one, id)).toBeUndefined();
    expect((await told(id, 6)).map(([type]) => type)).toContain('expert.conflicted');
  });

  it('has the same answer when the same command comes twice', async () => {
    const { one, id } = await asked();
    const again = as(one.actor, { commandId: newId('command', NOW) });
    const first = await again(answerConflict, { invitationId: id, answer: 'conflict' });
    expect(await again(answerConflict, { invitationId: id, answer: 'conflict' })).toEqual(first);
    expect(await stages(id)).toEqual(['conflicted', 'checking']);
  });
});

describe('a waiver', () => {
  const waiver = '曾为其关联公司提供咨询。';

  it('waits for staff, who read its text; the facts follow once it is accepted', async () => {
    const { one, id, of } = await asked();
    expect(await as(one.actor)(answerConflict, { invitationId: id, answer: 'waiver', waiver })).toMatchObject({
      stage: 'waiver',
      waiver,
      parties,
    });
    expect(await brief(one, id)).toBeNull();
    const view = await as(officer)(invitationOfCase, { caseId: of.caseId });
    expect(view?.candidates[0]).toMatchObject({ stage: 'waiver', waiver, answerBy: null });
    expect((await as(officer)(acceptWaiver, { invitationId: id })).candidates[0]).toMatchObject({
      stage: 'offered',
      waiver,
    });
    expect(await brief(one, id)).toMatchObject({ facts: '收到起诉状。' });
  });

  it('that is refused leaves the conflict', async () => {
    const { one, id } = await asked();
    await answer(id, one, 'waiver');
    await as(officer)(refuseWaiver, { invitationId: id, note: '关系过近。' });
    expect(await stages(id)).toEqual(['conflicted', 'checking']);
    expect(await own(one, id)).toBeUndefined();
    expect((await told(id, 4)).map(([type]) => type)).toContain('expert.conflicted');
  });

  it('says in words what is to be waived', async () => {
    const { one, id } = await asked();
    const silent = as(one.actor)(answerConflict, { invitationId: id, answer: 'waiver' });
    await expect(silent).rejects.toMatchObject({ problems: [{ path: 'waiver', rule: 'missing' }] });
  });
});

describe('declining', () => {
  it('leaves the expert with no more than that', async () => {
    const { one, id, of } = await asked();
    await answer(id, one, 'clear');
    const declined = await as(one.actor)(answerOffer, {
      invitationId: id,
      answer: 'decline',
      reason: 'E99',
      note: '产假。',
    });
    const expected = { invitationId: id, stage: 'declined', urgent: false, ...OVER };
    expect([declined, await own(one, id)]).toEqual([expected, expected]);
    expect(await brief(one, id)).toBeNull();
    const view = await as(officer)(invitationOfCase, { caseId: of.caseId });
    expect(view?.candidates[0]).toMatchObject({ stage: 'declined', reason: 'E99', note: '产假。', at: AT });
    expect(JSON.stringify(await told(id, 5))).not.toContain('产假');
  });

  it.each([
    ['a reason', {}, 'reason'],
    ['a reason of the list', { reason: 'R01' }, 'reason'],
    ['words for another reason', { reason: 'E99' }, 'note'],
  ])('takes %s', async (_, differs, path) => {
    const { one, id } = await asked();
    await answer(id, one, 'clear');
    const wrong = as(one.actor)(answerOffer, { invitationId: id, answer: 'decline', ...differs });
    await expect(wrong).rejects.toMatchObject({ problems: [{ path }] });
  });
});

describe('the last candidate', () => {
  it('leaves the search exhausted, of which staff hear', async () => {
    const one = await enrolled();
    const of = others.file();
    const { id } = await invite(of, one);
    await answer(id, one, 'conflict');
    expect((await as(officer)(invitationOfCase, { caseId: of.caseId }))?.status).toBe('exhausted');
    const { caseId, centreId } = of;
    expect((await told(id, 4)).at(-1)).toEqual(['invitation.exhausted', { invitationId: id, caseId, centreId }]);
  });
});

describe('an enterprise', () => {
  async function assigned() {
    const { one, two, of, id } = await asked();
    await answer(id, one, 'clear', 'accept');
    const filer = signedIn({ id: of.filedBy ?? person() });
    const member = signedIn({ organisations: of.organisationId === null ? [] : [of.organisationId] });
    return { one, two, of, id, filer, member };
  }

  it('is told name, firm and qualification of its expert, and no more', async () => {
    const { one, of, filer, member } = await assigned();
    const { state } = (await test.room.experts.load(one.expertId)) ?? {};
    const texts = state?.status === 'active' ? state.texts : undefined;
    for (const actor of [filer, member])
      expect(await as(actor)(expertOfCase, { caseId: of.caseId })).toEqual({
        caseId: of.caseId,
        nameZh: texts?.nameZh,
        nameEn: texts?.nameEn,
        firm: texts?.firm,
        kind: 'lawyer',
        countries: ['US'],
        assignedAt: AT,
        objectUntil: '2026-11-17T16:00:00.000Z',
      });
    expect(await as(filer)(invitationOfCase, { caseId: of.caseId })).toBeNull();
    for (const actor of [signedIn(), one.actor])
      expect(await as(actor)(expertOfCase, { caseId: of.caseId })).toBeNull();
    expect(await as(officer)(expertOfCase, { caseId: of.caseId })).toMatchObject({ kind: 'lawyer' });
    await expect(as(anonymous)(expertOfCase, { caseId: of.caseId })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('may object: the expert is gone at once, and the next is asked', async () => {
    const { one, two, of, id, filer } = await assigned();
    expect(await as(filer)(objectToExpert, { caseId: of.caseId, reason: '曾有纠纷。' })).toEqual({
      caseId: of.caseId,
      objectedAt: AT,
    });
    expect(await own(one, id)).toMatchObject({ stage: 'released', ...OVER });
    expect(await brief(one, id)).toBeNull();
    expect(await own(two, id)).toMatchObject({ stage: 'checking' });
    expect(await as(filer)(expertOfCase, { caseId: of.caseId })).toBeNull();
    const view = await as(officer)(invitationOfCase, { caseId: of.caseId });
    expect(view?.candidates[0]).toMatchObject({ stage: 'released', reason: 'objected', note: '曾有纠纷。' });
    const on = { invitationId: id, caseId: of.caseId, personId: one.personId };
    expect((await told(id, 8)).slice(5, 7)).toEqual([
      ['expert.objected', { ...on, centreId: of.centreId, objectedBy: filer.id }],
      ['expert.released', { ...on, why: 'objected' }],
    ]);
    await expect(invite(of, one)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await as(officer)(withdrawInvitation, { invitationId: id });
    await expect(invite(of, one)).rejects.toMatchObject({ problems: [{ rule: 'expert-excluded' }] });
  });

  it('may do so for five working days', async () => {
    const { of, member } = await assigned();
    test.clock.set(Date.parse('2026-11-17T16:00:00.000Z'));
    const late = as(member)(objectToExpert, { caseId: of.caseId, reason: '太迟。' });
    await expect(late).rejects.toMatchObject({ code: 'OBJECTION_OVER' });
    test.clock.set(NOW);
    expect(await as(member)(objectToExpert, { caseId: of.caseId, reason: '及时。' })).toMatchObject({
      caseId: of.caseId,
    });
  });

  it('is nobody else: staff are refused, and for others there is nothing', async () => {
    const { one, two, of, id } = await assigned();
    const object = (actor: Parameters<typeof as>[0]) =>
      as(actor)(objectToExpert, { caseId: of.caseId, reason: '不是我的。' });
    await expect(object(officer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const actor of [signedIn(), one.actor, two.actor])
      await expect(object(actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stages(id)).toEqual(['assigned', 'waiting']);
  });

  it('has the same answer when the same command comes twice', async () => {
    const { of, filer, id } = await assigned();
    const again = as(filer, { commandId: newId('command', NOW) });
    const first = await again(objectToExpert, { caseId: of.caseId, reason: '曾有纠纷。' });
    test.clock.set(NOW + 60_000);
    expect(await again(objectToExpert, { caseId: of.caseId, reason: '曾有纠纷。' })).toEqual(first);
    test.clock.set(NOW);
    expect(await stages(id)).toEqual(['released', 'checking']);
  });
});

describe('staff', () => {
  it('release the expert when the work is done', async () => {
    const { one, id, of } = await asked();
    await answer(id, one, 'clear', 'accept');
    const done = await as(officer)(releaseExpert, { invitationId: id, why: 'completed' });
    expect(done).toMatchObject({
      status: 'completed',
      endedAt: AT,
      candidates: [{ stage: 'released', reason: 'completed' }, { stage: 'withdrawn' }],
    });
    const on = { invitationId: id, caseId: of.caseId, personId: one.personId };
    expect((await told(id, 6)).at(-1)).toEqual(['expert.released', { ...on, why: 'completed' }]);
  });

  it('remove one for a reason in words, and the next is asked', async () => {
    const { one, id } = await asked();
    await answer(id, one, 'clear', 'accept');
    const silent = as(officer)(releaseExpert, { invitationId: id, why: 'removed' });
    await expect(silent).rejects.toMatchObject({ problems: [{ path: 'reason', rule: 'missing' }] });
    await as(officer)(releaseExpert, { invitationId: id, why: 'removed', reason: '长期未联系。' });
    expect(await stages(id)).toEqual(['released', 'checking']);
  });

  it('withdraw a search, and whoever was asked sees that it is over', async () => {
    const { one, id } = await asked();
    await answer(id, one, 'clear');
    expect(await as(officer)(withdrawInvitation, { invitationId: id, note: '企业已和解。' })).toMatchObject({
      status: 'withdrawn',
      note: '企业已和解。',
    });
    expect(await own(one, id)).toMatchObject({ stage: 'withdrawn', ...OVER });
    expect(await brief(one, id)).toBeNull();
  });
});
