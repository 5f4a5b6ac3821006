import { NotDeclared, RefusedValue } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, type Room } from './store-world.ts';

export function talliesContract(room: () => Room): void {
  describe('given a tally', () => {
    const docs = [
      aCase('a', { status: 'open', country: 'US', amount: 1, urgent: true, audience: ['org:1', 'org:2'] }),
      aCase('b', { status: 'open', country: 'US', amount: 2.5, urgent: false, audience: ['org:1', 'org:2'] }),
      aCase('c', { status: 'open', amount: 4, due: '2026-09-01', audience: ['org:2'] }),
      aCase('d', { status: 'done', country: null, amount: 8 }),
    ];

    it('counts and sums by fields, in their order, null first', async () => {
      const cases = await room().cases(...docs);
      expect(await cases.tally({ where: {}, by: ['country', 'status'], sum: ['amount'] })).toEqual([
        { by: { country: null, status: 'done' }, count: 1, sum: { amount: 8 } },
        { by: { country: null, status: 'open' }, count: 1, sum: { amount: 4 } },
        { by: { country: 'US', status: 'open' }, count: 2, sum: { amount: 3.5 } },
      ]);
    });

    it('keeps the types of what it groups by', async () => {
      const cases = await room().cases(...docs);
      const rows = await cases.tally({ where: { status: 'open' }, by: ['urgent', 'amount'] });
      expect(rows.map(({ by }) => by)).toEqual([
        { urgent: null, amount: 4 },
        { urgent: false, amount: 2.5 },
        { urgent: true, amount: 1 },
      ]);
    });

    it('counts all as one when it groups by nothing', async () => {
      const cases = await room().cases(...docs);
      expect(await cases.tally({ where: { status: { in: ['open', 'done'] } }, by: [], sum: ['amount'] })).toEqual([
        { by: {}, count: 4, sum: { amount: 15.5 } },
      ]);
      expect(await cases.tally({ where: { status: 'lost' }, by: [], sum: ['amount'] })).toEqual([]);
      expect(await cases.tally({ where: { status: { in: [] } }, by: [] })).toEqual([]);
    });

    it('counts a document once, however many of its items match', async () => {
      const cases = await room().cases(...docs);
      expect(await cases.tally({ where: { audience: { containsAny: ['org:1', 'org:2'] } }, by: ['status'] })).toEqual([
        { by: { status: 'open' }, count: 3, sum: {} },
      ]);
    });

    it('takes ranges', async () => {
      const cases = await room().cases(...docs);
      expect(
        await cases.tally({ where: { status: 'open', due: { gte: '2026-06-01' } }, by: ['status'], sum: ['amount'] }),
      ).toEqual([{ by: { status: 'open' }, count: 1, sum: { amount: 4 } }]);
    });

    it('refuses what is not declared, and what cannot be grouped or summed', async () => {
      const cases = await room().cases(...docs);
      await expect(cases.tally({ where: { due: 'x' }, by: [] })).rejects.toBeInstanceOf(NotDeclared);
      await expect(cases.tally({ where: {}, by: ['extra'] })).rejects.toBeInstanceOf(NotDeclared);
      await expect(cases.tally({ where: {}, by: [], sum: ['extra'] })).rejects.toBeInstanceOf(NotDeclared);
      await expect(cases.tally({ where: {}, by: ['audience'] })).rejects.toBeInstanceOf(RefusedValue);
      await expect(cases.tally({ where: {}, by: [], sum: ['status'] })).rejects.toBeInstanceOf(RefusedValue);
      await expect(cases.tally({ where: {}, by: ['status', 'country', 'urgent', 'amount'] })).rejects.toBeInstanceOf(
        RefusedValue,
      );
    });
  });
}
