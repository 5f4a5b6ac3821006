import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { NOW } from '../testing/examples.ts';

const { test, people, doing, caseThat } = await openCasework();
afterAll(() => test.close());
beforeEach(() => test.clock.set(NOW));

const items = (count: number) => Array.from({ length: count }, (_, n) => ({ item: `材料${n + 1}`, why: '缺失' }));

describe('a request for supplements', () => {
  it('names everything, and by when, on the calendar of Beijing', async () => {
    const id = await caseThat('submitted');
    expect(await doing(people.officer, 'RequestSupplement', id, { items: items(20) })).toMatchObject({
      status: 'supplementing',
      supplements: [
        {
          round: 1,
          items: items(20),
          dueOn: { date: '2026-11-25', zone: 'Asia/Shanghai' },
          requestedAt: '2026-11-10T08:00:00.000Z',
          suppliedAt: null,
          note: null,
        },
      ],
    });
  });

  it.each([
    ['nothing', { items: [] }, 'items', 'too-few'],
    ['more than one notice holds', { items: items(21) }, 'items', 'too-many'],
    ['an item without a reason', { items: [{ item: '授权委托书', why: '' }] }, 'items.0.why', 'missing'],
    ['a day that is none', { dueOn: '2026-11-31' }, 'dueOn', 'date'],
    ['a day that has passed', { dueOn: '2026-11-09' }, 'dueOn', 'past'],
  ])('does not ask for %s', async (_, differs, path, rule) => {
    const id = await caseThat('submitted');
    const refused = async () => doing(people.officer, 'RequestSupplement', id, differs);
    await expect(refused()).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ path, rule }] });
  });

  it('may be due today: which day that is, is asked in Beijing', async () => {
    const [early, late] = [await caseThat('submitted'), await caseThat('submitted')];
    test.clock.set(Date.parse('2026-11-10T15:59:59.000Z'));
    await doing(people.officer, 'RequestSupplement', early, { dueOn: '2026-11-10' });
    test.clock.set(Date.parse('2026-11-10T16:00:00.000Z'));
    await expect(doing(people.officer, 'RequestSupplement', late, { dueOn: '2026-11-10' })).rejects.toMatchObject({
      problems: [{ path: 'dueOn', en: 'This date has passed: today is 2026-11-11 (Asia/Shanghai).' }],
    });
  });
});

describe('what the applicant supplies', () => {
  it('brings the case back to its centre, late or not', async () => {
    const id = await caseThat('supplementing');
    test.clock.set(Date.parse('2026-12-24T08:00:00.000Z'));
    expect(await doing(people.colleague, 'SupplyMaterials', id)).toMatchObject({
      status: 'submitted',
      supplements: [{ round: 1, suppliedAt: '2026-12-24T08:00:00.000Z', note: '已补充授权委托书。' }],
    });
    expect(await doing(people.officer, 'AcceptCase', id)).toMatchObject({ status: 'accepted' });
  });

  it('says what it is', async () => {
    const id = await caseThat('supplementing');
    const silent = async () => doing(people.filer, 'SupplyMaterials', id, { note: ' ' });
    await expect(silent()).rejects.toMatchObject({ problems: [{ path: 'note', rule: 'missing' }] });
  });

  it('may not be enough: the rounds are counted, each with its own answer', async () => {
    const id = await caseThat('supplementing');
    await doing(people.filer, 'SupplyMaterials', id, { note: '第一次' });
    await doing(people.officer, 'RequestSupplement', id, { items: items(2) });
    const { supplements } = await doing(people.filer, 'SupplyMaterials', id, { note: '第二次' });
    expect(supplements.map(({ round, note }) => [round, note])).toEqual([
      [1, '第一次'],
      [2, '第二次'],
    ]);
  });
});
