import { newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { rankExperts } from '../queries/ranking.ts';
import { invitationOfCase } from '../queries/searches.ts';
import { AT, expertActor, hangzhou, NOW, national, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { type EnrolledExpert, openExperts } from '../testing/room.ts';
import { stateAbsences } from './own.ts';
import { suspendExpert } from './pool.ts';
import { addCandidates, inviteExperts } from './search.ts';
import { releaseExpert, withdrawInvitation } from './staff.ts';

const { test, others, as, manager, officer, enrolled, invite, answer, stages } = await openExperts();
afterAll(() => test.close());
const rankFor = (caseId: string, actor = officer) => as(actor)(rankExperts, { caseId });
const ids = (...experts: readonly EnrolledExpert[]) => experts.map(({ expertId }) => expertId);

describe('the ranking', () => {
  it('has the best first with the reasons, and says who is excluded and why', async () => {
    const [good, better, away, busy, gone] = [
      await enrolled({ languages: ['en'] }),
      await enrolled(),
      await enrolled(),
      await enrolled({ capacity: 1 }),
      await enrolled(),
    ];
    await as(manager)(stateAbsences, { expertId: away.expertId, absences: [{ from: '2026-11-09', to: '2026-11-20' }] });
    await as(manager)(suspendExpert, { expertId: gone.expertId, reason: 'S01' });
    const elsewhere = { applicant: '杭州示例纺织有限公司', claimant: 'Southwind GmbH' };
    const { id } = await invite(others.file({ parties: elsewhere }), busy);
    await answer(id, busy, 'clear', 'accept');
    const { ranked, excluded } = await rankFor(others.file().caseId);
    const places = [better, good].map(({ expertId }) => ranked.findIndex((one) => one.expertId === expertId));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    expect(ranked[places[0] ?? 0]?.reasons).toContainEqual({
      code: 'jurisdiction',
      points: 30,
      params: { country: 'US' },
    });
    const why = (expert: EnrolledExpert) => excluded.find((one) => one.expertId === expert.expertId)?.reasons;
    expect(why(away)).toEqual([{ code: 'absent', params: { from: '2026-11-09', to: '2026-11-20' } }]);
    expect(why(busy)).toEqual([{ code: 'at-capacity', params: { open: 1, capacity: 1 } }]);
    expect(why(gone)).toEqual([{ code: 'suspended', params: {} }]);
  });

  it('knows conflicts by names, by earlier assignments and by who belongs to the enterprise', async () => {
    const of = others.file();
    const [firm, coParty, member, filer] = [
      await enrolled({ formerNames: ['OPPOSITE & PARTNERS, LLP'] }),
      await enrolled(),
      await enrolled(),
      await enrolled(),
    ];
    const { id } = await invite(
      others.file({ parties: { applicant: '杭州示例纺织有限公司', claimant: 'NORTHWIND' } }),
      coParty,
    );
    await answer(id, coParty, 'clear', 'accept');
    others.join(of.organisationId, member.personId);
    const own = others.file({ ...of, caseId: of.caseId, filedBy: filer.personId });
    const { ranked, excluded } = await rankFor(own.caseId);
    const why = (expert: EnrolledExpert) =>
      excluded.find((one) => one.expertId === expert.expertId)?.reasons.map(({ code }) => code);
    expect([firm, coParty, member, filer].map(why)).toEqual([
      ['opposing-counsel'],
      ['co-party'],
      ['own-case'],
      ['own-case'],
    ]);
    const chosen = ranked.map(({ expertId }) => expertId);
    for (const { expertId } of [firm, coParty, member, filer]) expect(chosen).not.toContain(expertId);
  });

  it('counts what an expert closed before, without a name', async () => {
    const expert = await enrolled();
    const before = others.file({ parties: { applicant: '杭州示例纺织有限公司', claimant: 'Southwind GmbH' } });
    const { id } = await invite(before, expert);
    await answer(id, expert, 'clear', 'accept');
    const command = { type: 'EndWithCase', how: 'closed', outcome: 'O3', at: AT } as const;
    await test.room.invitations.execute({ call: test.call({ kind: 'system', service: 'experts' }), id, command });
    const { ranked } = await rankFor(others.file().caseId);
    const found = ranked.find(({ expertId }) => expertId === expert.expertId);
    expect(found?.reasons).toContainEqual({ code: 'record', points: 2, params: { cases: 1, outcomes: 'O3:1' } });
    expect(JSON.stringify(ranked)).not.toMatch(/Southwind|纺织/);
  });

  it('shows no more than fifty of each', async () => {
    for (let more = 0; more < 55; more += 1) await enrolled();
    const { ranked, excluded } = await rankFor(others.file().caseId);
    expect(ranked).toHaveLength(50);
    expect(excluded.length).toBeLessThanOrEqual(50);
  }, 60_000);
});

describe('an invitation', () => {
  it('asks the first of the experts that staff chose, and keeps the reasons as they were', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const of = others.file();
    const view = await invite(of, one, two);
    expect(view).toMatchObject({
      status: 'asking',
      caseId: of.caseId,
      centreId: shenzhen,
      round: 1,
      urgent: false,
      openedAt: AT,
      endedAt: null,
    });
    expect(view.candidates).toMatchObject([
      { expertId: one.expertId, stage: 'checking', answerBy: '2026-11-11T16:00:00.000Z' },
      { expertId: two.expertId, stage: 'waiting', answerBy: null },
    ]);
    const { ranked } = await rankFor(others.file().caseId);
    const now = ranked.find(({ expertId }) => expertId === one.expertId);
    if (now) expect(view.candidates[0]).toMatchObject({ score: now.score, reasons: now.reasons });
    expect(view.candidates[0]?.reasons.map(({ code }) => code)).toContain('jurisdiction');
    expect(await as(officer)(invitationOfCase, { caseId: of.caseId })).toEqual(view);
  });

  it.each([
    ['a freeze', { needs: ['account-release'] }, undefined, true],
    ['a mass suit', { disputeType: 'schedule-a' }, undefined, true],
    [
      'a time limit near',
      { statedDeadline: { at: '2026-11-20T22:15:00.000Z', zone: 'America/New_York' } },
      undefined,
      true,
    ],
    ['a freeze that staff say is over', { needs: ['account-release'] }, false, false],
    ['a date that staff know of', {}, true, true],
  ])('is urgent for %s', async (_, differs, urgent, expected) => {
    const { caseId } = others.file(differs);
    const view = await as(officer)(inviteExperts, { caseId, candidates: ids(await enrolled()), urgent });
    expect(view.urgent).toBe(expected);
    const answerBy = expected ? '2026-11-10T12:00:00.000Z' : '2026-11-11T16:00:00.000Z';
    expect(view.candidates[0]?.answerBy).toBe(answerBy);
  });

  it('is the same one under the same command id, whatever happened since', async () => {
    const [one, two] = [await enrolled({ capacity: 1 }), await enrolled()];
    const { caseId } = others.file();
    const again = as(officer, { commandId: newId('command', NOW) });
    const input = { caseId, candidates: ids(one, two) };
    const { id } = await again(inviteExperts, input);
    await answer(id, one, 'clear', 'accept');
    expect((await again(inviteExperts, input)).id).toBe(id);
    await as(officer)(withdrawInvitation, { invitationId: id });
    expect(await again(inviteExperts, input)).toMatchObject({ id, status: 'withdrawn' });
  });

  it('is one at a time for a case, and the next is another round', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const of = others.file();
    const first = await invite(of, one);
    await expect(invite(of, two)).rejects.toMatchObject({ code: 'STATE_CONFLICT', params: { state: 'asking' } });
    await as(officer)(withdrawInvitation, { invitationId: first.id });
    const second = await invite(of, one);
    expect(second).toMatchObject({ round: 2, status: 'asking' });
    expect(second.id).not.toBe(first.id);
  });

  it('is one, however many ask for it at once', async () => {
    const of = others.file();
    const experts = [await enrolled(), await enrolled(), await enrolled(), await enrolled()];
    const settled = await Promise.allSettled(experts.map((expert) => invite(of, expert)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each(['declined', 'closed', 'terminated', 'archived'])('is not for a case that is %s', async (status) => {
    const refused = invite(others.file({ status }), await enrolled());
    await expect(refused).rejects.toMatchObject({ code: 'STATE_CONFLICT', params: { state: status } });
  });

  it('is not to whom the ranking excludes: the reason is said in both languages', async () => {
    const [fine, suspended] = [await enrolled(), await enrolled()];
    await as(manager)(suspendExpert, { expertId: suspended.expertId, reason: 'S01' });
    await expect(invite(others.file(), fine, suspended)).rejects.toMatchObject({
      problems: [
        {
          path: 'candidates.1',
          rule: 'expert-excluded',
          en: 'This expert cannot be chosen: Suspended.',
          zh: '不能选择该专家：已暂停。',
        },
      ],
    });
  });

  it('is not to an expert who is not there, nor to the same one twice, nor to nobody', async () => {
    const { caseId } = others.file();
    const { expertId } = await enrolled();
    const asked = (candidates: readonly string[]) => as(officer)(inviteExperts, { caseId, candidates });
    await expect(asked([newId('expert', NOW)])).rejects.toMatchObject({
      problems: [{ path: 'candidates.0', rule: 'not-one-of' }],
    });
    await expect(asked([expertId, expertId])).rejects.toMatchObject({
      problems: [{ path: 'candidates.1', rule: 'chosen-already' }],
    });
    await expect(asked([])).rejects.toMatchObject({ problems: [{ path: 'candidates', rule: 'too-few' }] });
  });
});

describe('more candidates', () => {
  it('come behind those who wait, or are asked at once where nobody was left', async () => {
    const [one, two, three] = [await enrolled(), await enrolled(), await enrolled()];
    const { id } = await invite(others.file(), one);
    const added = await as(officer)(addCandidates, { invitationId: id, candidates: ids(two) });
    expect(added.candidates.map(({ stage }) => stage)).toEqual(['checking', 'waiting']);
    await answer(id, one, 'conflict');
    await answer(id, two, 'conflict');
    const revived = await as(officer)(addCandidates, { invitationId: id, candidates: ids(three) });
    expect(revived).toMatchObject({ status: 'asking' });
    expect(revived.candidates.map(({ stage }) => stage)).toEqual(['conflicted', 'conflicted', 'checking']);
  });
});

describe('the next candidate', () => {
  it('is passed over for what has come about since the choice', async () => {
    const [one, suspended, three] = [await enrolled(), await enrolled(), await enrolled()];
    const of = others.file();
    const { id } = await invite(of, one, suspended, three);
    await as(manager)(suspendExpert, { expertId: suspended.expertId, reason: 'S01' });
    await answer(id, one, 'clear', 'decline');
    expect(await stages(id)).toEqual(['declined', 'passed-over', 'checking']);
    const view = await as(officer)(invitationOfCase, { caseId: of.caseId });
    expect(view?.candidates[1]?.passedOver).toEqual({ code: 'suspended', params: {} });
  });
});

describe('an expert who was removed', () => {
  it('may be asked again: the case itself is no other one, even where its names are gone', async () => {
    const one = await enrolled();
    const of = others.file({ parties: { applicant: null, claimant: 'Northwind Inc.' } });
    const { id } = await invite(of, one);
    await answer(id, one, 'clear', 'accept');
    await as(officer)(releaseExpert, { invitationId: id, why: 'removed', reason: '长期未联系。' });
    await as(officer)(withdrawInvitation, { invitationId: id });
    expect(await invite(of, one)).toMatchObject({ round: 2, candidates: [{ stage: 'checking' }] });
  });
});

describe('an expert who declared a conflict', () => {
  it('is barred from the case for good', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const of = others.file();
    const { id } = await invite(of, one);
    await answer(id, one, 'conflict');
    await as(officer)(withdrawInvitation, { invitationId: id });
    const again = invite(of, one);
    await expect(again).rejects.toMatchObject({ problems: [{ rule: 'expert-excluded' }] });
    await invite(of, two);
    const { excluded } = await rankFor(of.caseId);
    const why = excluded.find(({ expertId }) => expertId === one.expertId)?.reasons;
    expect(why).toEqual([{ code: 'declared', params: {} }]);
  });

  it('does not see it by another duty either, in this search or in the next', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const both = expertActor(one.personId, [{ duty: 'officer', centreId: shenzhen }]);
    const of = others.file();
    expect(await as(both)(rankExperts, { caseId: of.caseId })).toBeDefined();
    const { id } = await invite(of, one, two);
    await answer(id, one, 'conflict');
    const blind = async () => {
      expect(await as(both)(invitationOfCase, { caseId: of.caseId })).toBeNull();
      await expect(as(both)(rankExperts, { caseId: of.caseId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(as(both)(withdrawInvitation, { invitationId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const candidates = ids(two);
      await expect(as(both)(inviteExperts, { caseId: of.caseId, candidates })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    };
    await blind();
    await as(officer)(withdrawInvitation, { invitationId: id });
    await invite(of, two);
    await blind();
  });
});

describe('who may look for an expert', () => {
  it('is the officer and the expert manager of the centre that holds the case, and of the nation', async () => {
    const of = others.file();
    for (const actor of [officer, manager, staffAt(national, 'officer'), staffAt(national, 'experts')])
      expect((await as(actor)(rankExperts, { caseId: of.caseId })).ranked.length).toBeGreaterThan(0);
  });

  it.each([
    ['another duty of the centre', staffAt(shenzhen, 'intake', 'reviewer'), 'FORBIDDEN'],
    ['the same duty of another centre', staffAt(hangzhou, 'officer', 'experts'), 'NOT_FOUND'],
    [
      'who sees the case and holds the duty elsewhere',
      signedIn({
        duties: [
          { duty: 'intake', centreId: shenzhen },
          { duty: 'officer', centreId: hangzhou },
        ],
      }),
      'FORBIDDEN',
    ],
  ])('is not %s', async (_, actor, code) => {
    const { caseId } = others.file();
    const candidates = ids(await enrolled());
    await expect(as(actor)(rankExperts, { caseId })).rejects.toMatchObject({ code });
    await expect(as(actor)(inviteExperts, { caseId, candidates })).rejects.toMatchObject({ code });
  });

  it('finds no case that is not there', async () => {
    await expect(rankFor(newId('case', NOW))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('follows the centre that holds the case, even before the search has moved', async () => {
    const of = others.file();
    const expert = await enrolled();
    const { id } = await invite(of, expert);
    await answer(id, expert, 'clear', 'accept');
    of.centreId = hangzhou;
    const removal = { invitationId: id, why: 'removed', reason: '长期未联系。' };
    await expect(as(officer)(releaseExpert, removal)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
