import type { Actor, Id } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { openCasework } from './testing/casework.ts';
import { hangzhou, shenzhen } from './testing/examples.ts';
import { eventOf, openIntake } from './testing/intake.ts';
import { caseTimeline } from './timeline.ts';

const { test, as, people, doing, caseThat, heard } = await openCasework();
afterAll(() => test.close());
const { filer, officer, author, expert, national } = people;

const lines = async (by: Actor, caseId: string) =>
  (await as(by)(caseTimeline, { caseId })).map(({ sequence: _, at: __, type, actorKind, ...codes }) => [
    type,
    actorKind,
    codes,
  ]);
const types = async (by: Actor, caseId: string) => (await lines(by, caseId)).map(([type]) => type);

/** A case to which everything happens that a timeline has codes for. */
async function eventful(): Promise<Id<'case'>> {
  const id = await caseThat('supplementing');
  await doing(filer, 'SupplyMaterials', id);
  await doing(officer, 'OfferHandOver', id);
  await doing(people.hangzhou, 'ReturnHandOver', id);
  await doing(officer, 'AcceptCase', id);
  await doing(officer, 'BeginGuidance', id);
  await heard('AssignExpert', id);
  await doing(expert, 'DraftOpinion', id);
  await doing(officer, 'ReturnOpinion', id);
  await doing(author, 'ReviseOpinion', id);
  await doing(officer, 'IssueOpinion', id, { revision: 2 });
  await heard('BarPerson', id, people.both.id);
  await heard('ReleaseExpert', id);
  await doing(officer, 'CloseCase', id);
  await doing(officer, 'ArchiveCase', id);
  return id;
}

describe('the timeline of a case', () => {
  it('says in codes what happened and what kind of actor did it', async () => {
    expect(await lines(officer, await eventful())).toEqual([
      ['CaseSubmitted', 'applicant', { centreId: shenzhen }],
      ['SupplementRequested', 'staff', { round: 1 }],
      ['MaterialsSupplied', 'applicant', { round: 1 }],
      ['HandOverOffered', 'staff', { centreId: hangzhou }],
      ['HandOverReturned', 'staff', { centreId: hangzhou }],
      ['CaseAccepted', 'staff', {}],
      ['GuidanceBegun', 'staff', {}],
      ['ExpertAssigned', 'system', {}],
      ['OpinionDrafted', 'expert', { opinion: 1, round: 1 }],
      ['OpinionReturned', 'staff', { opinion: 1, round: 1 }],
      ['OpinionRevised', 'staff', { opinion: 1, round: 2 }],
      ['OpinionIssued', 'staff', { opinion: 1 }],
      ['PersonBarred', 'system', {}],
      ['ExpertReleased', 'system', { reason: 'completed' }],
      ['CaseClosed', 'staff', { outcome: 'O3' }],
      ['CaseArchived', 'staff', { retention: '10-years' }],
    ]);
  });

  it('has the reasons of what ended early', async () => {
    expect((await lines(officer, await caseThat('declined'))).at(-1)).toEqual([
      'CaseDeclined',
      'staff',
      { reason: 'R02' },
    ]);
    const terminated = await lines(officer, await caseThat('terminated'));
    expect(terminated.at(-1)).toEqual(['CaseTerminated', 'staff', { reason: 'T01' }]);
  });

  it('keeps to the centre how an opinion came about, and whom a wall keeps out', async () => {
    const id = await caseThat('guiding and advised');
    await doing(author, 'DraftOpinion', id);
    await heard('BarPerson', id, people.both.id);
    const [draft, wall] = ['OpinionDrafted', 'PersonBarred'];
    for (const by of [officer, national]) expect((await types(by, id)).slice(-2)).toEqual([draft, wall]);
    expect((await types(expert, id)).at(-1)).toBe(draft);
    for (const by of [filer, people.colleague]) {
      const told = await types(by, id);
      expect(told).not.toContain(draft);
      expect(told).not.toContain(wall);
      expect(told.at(-1)).toBe('ExpertAssigned');
    }
  });

  it('says that a partner filed it', async () => {
    const intake = await openIntake();
    const { source, partnerId, send } = intake.aPartner();
    await send(eventOf(source));
    const [taken] = await intake.casesOf(partnerId);
    const told = await intake.as(national)(caseTimeline, { caseId: taken?.id });
    expect(told).toMatchObject([{ type: 'CaseSubmitted', actorKind: 'partner' }]);
    await intake.test.close();
  });
});
