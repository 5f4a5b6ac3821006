import { CENTRE_DUTIES, CHINA_ZONE, isUscc, todayIn } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { ENTERPRISES } from '../cast/enterprises.ts';
import { EXPERTS } from '../cast/experts.ts';
import { STAFF } from '../cast/staff.ts';
import { SEED } from '../seed.ts';
import { planOf } from './plan.ts';
import { known, type Step } from './step.ts';

const DAY = Date.parse('2026-11-29T08:00:00Z');
const { steps } = planOf(SEED, DAY);

/** What each story does, operation by operation, in order. */
function stories(begins: string): readonly (readonly string[])[] {
  const told = new Map<string, string[]>();
  for (const { story, operation } of steps.filter((step) => step.story.startsWith(begins)))
    told.set(story, [...(told.get(story) ?? []), operation]);
  return [...told.values()];
}
const lastOf = (begins: string) => new Set(stories(begins).map((operations) => operations.at(-1)));
const textsIn = (one: Step) => JSON.stringify(one.input);

describe('the plan of a demonstration', () => {
  it('is the same for the same seed on the same day, whenever on that day', () => {
    expect(planOf(SEED, DAY)).toEqual(planOf(SEED, DAY));
    expect(planOf(SEED, DAY + 3_600_000)).toEqual(planOf(SEED, DAY));
  });

  it('is another one for another seed, and another day', () => {
    expect(planOf(SEED + 1, DAY)).not.toEqual(planOf(SEED, DAY));
    expect(planOf(SEED, DAY + 7 * 86_400_000)).not.toEqual(planOf(SEED, DAY));
  });

  it('holds a year that is over, in the order of its times', () => {
    const times = steps.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times[0]).toBeGreaterThan(DAY - 366 * 86_400_000);
    expect(times.at(-1)).toBeLessThan(DAY);
  });

  it('has 300 matters, 25 warnings and 150 subscribers', () => {
    expect(stories('case-').length + stories('consultation-').length).toBe(300);
    expect(stories('warning-')).toHaveLength(25);
    expect(stories('subscriber-')).toHaveLength(150);
  });

  it('leaves cases behind in every state', () => {
    expect([...lastOf('case-')]).toEqual(
      expect.arrayContaining([
        ...['cases.file', 'cases.requestSupplement', 'cases.supplyMaterials', 'cases.accept', 'cases.decline'],
        ...['cases.draftOpinion', 'cases.returnOpinion', 'cases.issueOpinion', 'cases.close', 'cases.archive'],
        ...['cases.terminate', 'cases.offerHandOver', 'cases.returnHandOver', 'experts.invite'],
        ...['cases.recordOutcome', 'cases.approveOutcome', 'cases.reverseOutcome', 'experts.object'],
      ]),
    );
  });

  it('leaves the expert whom one may be names to check, an invitation to answer and a case in hand', () => {
    const [shown] = EXPERTS;
    const asksThem = ({ operation, input }: Step) =>
      operation === 'experts.invite' &&
      Array.isArray(input.candidates) &&
      input.candidates[0] === known(shown?.name ?? '');
    const theirs = steps.filter(asksThem).map(({ story }) => steps.filter((step) => step.story === story).at(-1));
    const lastDay = steps.at(-1)?.at ?? 0;
    const open = theirs.filter((step) => step && todayIn(CHINA_ZONE, step.at) === todayIn(CHINA_ZONE, lastDay));
    expect(open.map((step) => step?.operation)).toEqual(
      expect.arrayContaining(['experts.invite', 'experts.answerConflict']),
    );
    expect(theirs.map((step) => step?.operation)).toContain('experts.answerOffer');
  });

  it('leaves consultations and warnings behind in every state', () => {
    expect([...lastOf('consultation-')].toSorted()).toEqual([
      ...['cases.answerConsultation', 'cases.askConsultation', 'cases.askFurther', 'cases.finishConsultation'],
      ...['cases.passConsultation', 'cases.turnIntoCase'],
    ]);
    expect([...lastOf('warning-')].toSorted()).toEqual([
      ...['risk.cancel', 'risk.discard', 'risk.draft', 'risk.draftVersion', 'risk.publish', 'risk.return'],
      'risk.submit',
    ]);
    const published = stories('warning-').map((one) => one.filter((name) => name === 'risk.publish').length);
    expect(Math.max(...published)).toBe(3);
    expect(steps.some(({ input }) => 'validUntil' in input)).toBe(true);
  });

  it('asks experts for conflicts, and hears each answer', () => {
    const said = steps
      .filter(({ operation }) => operation === 'experts.answerConflict')
      .map(({ input }) => input.answer);
    expect(new Set(said)).toEqual(new Set(['clear', 'conflict', 'waiver']));
    expect(steps.filter(({ operation }) => operation === 'experts.stateAbsences').length).toBeGreaterThan(1);
  });

  it('tells no story to its end before the story is told so far', () => {
    for (const operations of [...stories('case-'), ...stories('warning-')])
      expect(['cases.file', 'risk.draft']).toContain(operations[0]);
  });
});

describe('the people of a demonstration', () => {
  it('hold every duty of a centre between them', () => {
    const held = new Set(STAFF.flatMap(({ duties }) => duties));
    expect(CENTRE_DUTIES.filter((duty) => !held.has(duty))).toEqual([]);
  });

  it('are called examples, under addresses that no mail reaches', () => {
    for (const { nameZh, nameEn, uscc } of ENTERPRISES)
      expect([nameZh.startsWith('示例'), nameEn.startsWith('Example'), isUscc(uscc)]).toEqual([true, true, true]);
    expect([ENTERPRISES.length, EXPERTS.length]).toEqual([20, 8]);
    const addresses = steps.flatMap((step) => textsIn(step).match(/[\w.-]+@[\w.-]+/g) ?? []);
    expect(addresses.filter((one) => !/@[\w-]+(\.[\w-]+)*\.example$/.test(one))).toEqual([]);
  });
});
