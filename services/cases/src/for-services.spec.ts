import { audiencesOf, newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { caseBrief, caseForMatching, caseIsApplicant, caseReadableTo, casesInCodes } from './for-services.ts';
import { openCasework } from './testing/casework.ts';
import { NOW, shenzhen } from './testing/examples.ts';

const { test, as, people, caseThat, heard } = await openCasework();
afterAll(() => test.close());
const ask = as({ kind: 'system', service: 'experts' });

describe('what other services look up', () => {
  it('is for them alone', () => {
    for (const { access } of [caseForMatching, caseBrief, caseIsApplicant, caseReadableTo, casesInCodes])
      expect(access).toBe('system');
  });

  it('is, to match an expert, by what and between whom', async () => {
    const id = await caseThat('guiding and advised');
    expect(await ask(caseForMatching, { caseId: id })).toEqual({
      caseId: id,
      status: 'guiding',
      centreId: shenzhen,
      organisationId: people.colleague.organisations[0],
      filedBy: people.filer.id,
      industry: 'C',
      division: '440305',
      country: 'US',
      forum: 'us-itc',
      disputeType: 'section-337',
      rights: ['patent-invention'],
      needs: ['procedure-deadlines', 'strategy'],
      parties: { applicant: '深圳示例机器人有限公司', claimant: 'Northwind Inc.', opposingCounsel: [] },
      expert: people.expert.id,
    });
  });

  it('is, for an expert without a conflict, the matter without who reaches the enterprise', async () => {
    const brief = await ask(caseBrief, { caseId: await caseThat('accepted') });
    expect(brief).toMatchObject({
      product: 'Robot vacuum cleaner X1',
      facts: '2026年11月3日收到337调查起诉状。',
      servedOn: { date: '2026-11-03', zone: 'America/New_York' },
      assertedRights: [{ kind: 'patent-invention', number: 'US 9,999,999', owner: 'Northwind Inc.' }],
    });
    const { personId: _, ...told } = { personId: people.filer.id, ...brief };
    for (const hidden of ['深圳示例机器人有限公司', people.filer.id])
      expect(JSON.stringify(told)).not.toContain(hidden);
  });

  it.each([
    ['who filed it', people.filer.id, [], true],
    ['a confirmed member', people.colleague.id, people.colleague.organisations, true],
    ['a pending member', people.pending.id, [], false],
    ['staff', people.officer.id, [], false],
  ] as const)('is whether somebody is of the enterprise: %s', async (_, personId, organisations, expected) => {
    const caseId = await caseThat('submitted');
    expect(await ask(caseIsApplicant, { caseId, personId, organisations })).toBe(expected);
  });

  it.each([
    ['who filed it', people.filer, true],
    ['a confirmed member', people.colleague, true],
    ['a pending member', people.pending, false],
    ['staff of its centre', people.officer, true],
    ['staff of another', people.elsewhere, false],
    ['whom the wall keeps from it', people.author, false],
  ] as const)('is whether somebody may read it: %s', async (_, actor, expected) => {
    const caseId = await caseThat('submitted');
    await heard('BarPerson', caseId, people.author.id);
    expect(await ask(caseReadableTo, { caseId, audiences: audiencesOf(actor) })).toBe(expected);
  });

  it('is, of an enterprise, what its disputes are about: of those that somebody may read', async () => {
    const [organisationId = ''] = people.colleague.organisations;
    const caseId = await caseThat('submitted');
    const asked = (actor: typeof people.colleague) =>
      ask(casesInCodes, { organisationId, audiences: audiencesOf(actor) });
    const found = (await asked(people.colleague)).find((one) => one.caseId === caseId);
    expect(found).toEqual({ caseId, country: 'US', rights: ['patent-invention'], industry: 'C', platforms: [] });
    expect((await asked(people.pending)).map((one) => one.caseId)).not.toContain(caseId);
    expect(await asked(people.stranger)).toEqual([]);
  });

  it('is nothing of a case that is not there', async () => {
    const caseId = newId('case', NOW);
    expect([await ask(caseForMatching, { caseId }), await ask(caseBrief, { caseId })]).toEqual([null, null]);
    expect(await ask(caseIsApplicant, { caseId, personId: people.filer.id, organisations: [] })).toBe(false);
    expect(await ask(caseReadableTo, { caseId, audiences: audiencesOf(people.officer) })).toBe(false);
  });
});
