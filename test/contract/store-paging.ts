import { RefusedValue, type Where } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, idsOf, type Room, walk } from './store-world.ts';

const LETTERS = [...'abcdefghijkl'];

/** Twelve cases, two a day, each in two of three audiences and one of two states. */
const twelve = LETTERS.map((id, i) =>
  aCase(id, {
    due: `2026-01-${10 + Math.floor(i / 2)}`,
    status: i % 2 ? 'open' : 'new',
    audience: [`org:${i % 3}`, `org:${(i + 1) % 3}`],
    amount: i % 4,
  }),
);

const QUERIES: readonly (readonly [string, Where, string])[] = [
  ['ids', {}, 'id'],
  ['equality by id', { status: 'open' }, 'id'],
  ['an order with ties', {}, 'due'],
  ['an order of numbers with ties', {}, 'amount'],
  ['in', { status: { in: ['open', 'new'] } }, 'due'],
  ['containsAny', { audience: { containsAny: ['org:0', 'org:1', 'org:2'] } }, 'due'],
  ['containsAny by id', { audience: { containsAny: ['org:0', 'org:1'] } }, 'id'],
  [
    'containsAny beside in',
    { audience: { containsAny: ['org:0', 'org:1'] }, status: { in: ['open', 'new'] } },
    'amount',
  ],
  ['a range of the order', { status: { in: ['open', 'new'] }, due: { gte: '2026-01-11', lte: '2026-01-14' } }, 'due'],
  ['a range of ids', { id: { gt: 'a', lt: 'k' } }, 'id'],
  ['a range of ids beside an order', { id: { gt: 'a', lt: 'k' } }, 'due'],
];

export function pagingContract(room: () => Room): void {
  describe.each(['asc', 'desc'] as const)('given pages, %s', (direction) => {
    it.each(QUERIES)('of %s: they join without a gap or a repeat', async (_, where, field) => {
      const cases = await room().cases(...twelve);
      const query = { where, orderBy: { field, direction } };
      const whole = await idsOf(cases, query);
      for (const limit of [1, 2, 5, 12]) expect(await walk(cases, { ...query, limit })).toEqual(whole);
    });

    it.each(QUERIES)('of %s: they are stable under inserts', async (_, where, field) => {
      const cases = await room().cases(...twelve);
      const query = { where, orderBy: { field, direction }, limit: 3 };
      const before = await idsOf(cases, query.where === where ? { where, orderBy: query.orderBy } : query);
      // Beside each row that was there, one at the same place in the order and one at each end.
      const walked = await walk(cases, query, async (page) => {
        const inserted = twelve.map((doc) => ({ ...doc, id: `${doc.id}${page}` }));
        await cases.insertMany(inserted);
      });
      expect(walked.filter((id) => id.length === 1)).toEqual(before);
      expect(new Set(walked).size).toBe(walked.length);
    });
  });

  describe('given a page', () => {
    it('goes on behind any of its rows', async () => {
      const cases = await room().cases(...twelve);
      const query = { where: {}, orderBy: { field: 'due', direction: 'desc' }, limit: 12 } as const;
      const { rows, cursors } = await cases.page(query);
      for (const [i, after] of cursors.entries()) {
        expect(await idsOf(cases, { ...query, after })).toEqual(rows.slice(i + 1).map(({ doc }) => doc.id));
      }
    });

    it('says whether more follow', async () => {
      const cases = await room().cases(...twelve);
      expect((await cases.page({ where: {}, limit: 12 })).next).toBeNull();
      const { next, cursors } = await cases.page({ where: {}, limit: 11 });
      expect(next).toBe(cursors.at(-1));
      expect(await cases.page({ where: { status: 'lost' }, limit: 5 })).toEqual({ rows: [], cursors: [], next: null });
    });

    it('goes on behind a row that has gone', async () => {
      const cases = await room().cases(...twelve);
      const { next } = await cases.page({ where: {}, limit: 3 });
      await cases.remove('c');
      expect(await idsOf(cases, { where: {}, after: next, limit: 2 })).toEqual(['d', 'e']);
    });

    it('goes on behind texts of every kind', async () => {
      const texts = ['a\0', 'a\0b', '商标', '～', '😀'];
      const cases = await room().cases(...texts.map((due, i) => aCase(`case_${i}`, { due })));
      expect(await walk(cases, { where: {}, orderBy: { field: 'due', direction: 'asc' }, limit: 1 })).toHaveLength(
        texts.length,
      );
      expect(await walk(cases, { where: { due: { gt: 'a\0' } }, limit: 1 })).toHaveLength(texts.length - 1);
    });

    it('stays within its range, whatever cursor it is given', async () => {
      const cases = await room().cases(...twelve);
      const { cursors } = await cases.page({ where: {}, limit: 12 });
      expect(await idsOf(cases, { where: { id: { gt: 'd', lt: 'g' } }, after: cursors[0] ?? null })).toEqual([
        'e',
        'f',
      ]);
      expect(await idsOf(cases, { where: { id: { gt: 'd', lt: 'g' } }, after: cursors[11] ?? null })).toEqual([]);
    });

    it.each(['', 'x', '!!!', 'bnVsbA', 'WzEsMl0', 'WyJhIl0', 'W10', 'WyJhIiwiYiIsImMiXQ', 'WzEsImEiXQ'])(
      'refuses the cursor %j',
      async (after) => {
        const cases = await room().cases(...twelve);
        await expect(cases.page({ where: {}, after, limit: 5 })).rejects.toBeInstanceOf(RefusedValue);
      },
    );

    it('has 1 to 1,000 rows', async () => {
      const cases = await room().cases(...twelve);
      for (const limit of [0, -1, 1.5, 1_001, Number.NaN])
        await expect(cases.page({ where: {}, limit })).rejects.toBeInstanceOf(RefusedValue);
      expect((await cases.page({ where: {}, limit: 1_000 })).rows).toHaveLength(12);
    });
  });
}
