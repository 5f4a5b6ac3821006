import { type Actor, EVENTS, InvalidInput, newId } from '@sinan/schema';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { NOW, shenzhen, staffAt } from '../testing/examples.ts';
import { approveOutcome, recordOutcome, reverseOutcome } from './commands.ts';
import { listOutcomes, outcomesByIds } from './queries.ts';

const { test, as, people, caseThat } = await openCasework();
afterAll(() => test.close());
const { officer, hangzhou, elsewhere, national, filer, colleague, stranger } = people;
const second = staffAt(shenzhen);

const entered = {
  kind: 'recovered',
  amount: '25000000',
  currency: 'USD',
  cny: '179825000',
  rate: '7.193',
  rateOn: '2026-11-09',
  method: 'funds-released',
  basis: 'confirmed',
  evidence: '企业盖章确认书:账户已解冻。',
};
const record = async (more: object = {}, by: Actor = officer) =>
  as(by)(recordOutcome, { caseId: await caseThat('guiding'), ...entered, ...more });
const approve = (entryId: string, by: Actor = second) => as(by)(approveOutcome, { entryId });
const reverse = (entryId: string, by: Actor = second) => as(by)(reverseOutcome, { entryId, reason: '重复登记' });
const list = async (by: Actor, caseId?: string) => (await as(by)(listOutcomes, { first: 100, caseId })).items;
/** What the input is refused for, by field. */
const wrongIn = async (more: object) => {
  try {
    await record(more);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path, rule }) => `${path} ${rule}`);
    throw error;
  }
  return [];
};

describe('an outcome that is entered', () => {
  it('is recorded with its case, the enterprise and the centre', async () => {
    const caseId = await caseThat('closed');
    const entry = await record({ caseId });
    expect(entry).toMatchObject({ ...entered, caseId, centreId: shenzhen, status: 'recorded', recordedBy: officer.id });
    expect(entry).toMatchObject({ organisationId: expect.stringMatching(/^org_/), approvedBy: null, reversedAt: null });
  });

  it.each([
    ['another method’s kind', { kind: 'saved' }, ['method of-kind']],
    ['yuan that do not follow', { cny: '179825001' }, ['cny conversion']],
    ['another rate for yuan', { currency: 'CNY', cny: '25000000', rate: '1.5' }, ['cny conversion']],
    ['no currency', { currency: 'XXX' }, ['currency not-one-of']],
    ['a rate of tomorrow', { rateOn: '2026-11-11' }, ['rateOn future']],
    ['a number for an amount', { amount: 25_000_000 }, ['amount type']],
    ['an amount of nothing', { amount: '0' }, ['amount type']],
    ['no evidence', { evidence: ' ' }, ['evidence missing']],
  ])('is refused with %s', async (_, more, problems) => {
    expect(await wrongIn(more)).toEqual(problems);
  });

  it('says what the yuan would be', async () => {
    const problem = { en: 'By amount and rate this would be 179825000 fen.' };
    await expect(record({ cny: '1' })).rejects.toMatchObject({ problems: [problem] });
  });

  it('takes currencies by their own minor units', async () => {
    expect(await record({ amount: '1000000', currency: 'JPY', rate: '0.0478', cny: '4780000' })).toBeDefined();
    expect(await record({ amount: '25000000', currency: 'CNY', rate: '1', cny: '25000000' })).toBeDefined();
  });

  it.each(['submitted', 'accepted', 'declined', 'terminated'] as const)(
    'is refused for a case %s',
    async (standing) => {
      const caseId = await caseThat(standing);
      await expect(record({ caseId })).rejects.toMatchObject({ code: 'STATE_CONFLICT', params: { state: standing } });
    },
  );

  it('counts for an archived case as it had ended', async () => {
    expect(await record({ caseId: await caseThat('archived after closing') })).toMatchObject({ status: 'recorded' });
    const caseId = await caseThat('archived after terminating');
    await expect(record({ caseId })).rejects.toMatchObject({ params: { state: 'terminated' } });
  });

  it('is the centre’s to enter, and the nation’s', async () => {
    await expect(record({}, hangzhou)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const one of [people.both, people.bothHere])
      await expect(record({}, one)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await record({}, national)).toMatchObject({ centreId: shenzhen });
    expect(recordOutcome.access).toEqual({ duty: ['officer'] });
  });
});

describe('an entry', () => {
  it('is approved by a second person, and taken back by one', async () => {
    const { id } = await record();
    await expect(approve(id, officer)).rejects.toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    expect(await approve(id)).toMatchObject({ status: 'approved', approvedBy: second.id });
    await expect(reverse(id, officer)).rejects.toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    expect(await reverse(id)).toMatchObject({ status: 'reversed', reversedBy: second.id, reversalReason: '重复登记' });
  });

  it('does not exist for another centre, the enterprise or a stranger', async () => {
    const { id, caseId } = await record();
    for (const by of [hangzhou, elsewhere, filer, colleague, stranger, people.both, people.bothHere]) {
      for (const act of [approve, reverse]) await expect(act(id, by)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await list(by, caseId)).toEqual([]);
      expect(await as(by)(outcomesByIds, { ids: [id] })).toEqual([null]);
    }
    for (const by of [officer, second, national]) {
      expect(await list(by, caseId)).toMatchObject([{ id }]);
      expect(await as(by)(outcomesByIds, { ids: [id] })).toMatchObject([{ id, evidence: entered.evidence }]);
    }
  });

  it('is in the lists, newest first, of all cases or of one', async () => {
    test.clock.set(NOW + 60_000);
    const older = await record();
    test.clock.set(NOW + 120_000);
    const newer = await record({ caseId: older.caseId });
    test.clock.set(NOW);
    expect((await list(officer)).slice(0, 2).map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect((await list(officer, older.caseId)).map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect(await list(officer, newId('case', NOW))).toEqual([]);
  });
});

describe('what others hear', () => {
  it('is what was approved and what was taken back, whole, without a word of prose', async () => {
    const heard: string[] = [];
    const tail = await test.bus.tail([test.resources.topic('cases')], ({ value }) => heard.push(value ?? ''));
    const { id, caseId, organisationId } = await record();
    await approve(id);
    await reverse(id);

    const told = await vi.waitFor(() => {
      const ours = heard.filter((text) => text.includes(`"subject":"${id}"`));
      expect(ours).toHaveLength(2);
      return ours;
    });
    await tail.stop();

    const { evidence: _, ...figures } = entered;
    const whole = { entryId: id, caseId, organisationId, centreId: shenzhen, ...figures };
    const [approved, reversed] = told.map((text) => JSON.parse(text));
    expect(approved).toMatchObject({ type: EVENTS.outcomeApproved.type, data: { ...whole, approvedBy: second.id } });
    expect(reversed).toMatchObject({ type: EVENTS.outcomeReversed.type, data: { ...whole, reversedBy: second.id } });
    expect(EVENTS.outcomeApproved.data.parse(approved.data)).toEqual(approved.data);
    expect(EVENTS.outcomeReversed.data.parse(reversed.data)).toEqual(reversed.data);
    for (const words of [entered.evidence, '重复登记']) expect(told.join()).not.toContain(words);
  });
});
