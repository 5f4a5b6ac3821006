import { DuplicateKey, StaleRevision, StoreUnavailable } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import type { StoreFactory } from './store.ts';
import { aCase, idsOf, OWNER, type Room, roomOf } from './store-world.ts';

export function writersContract(room: () => Room, factory: StoreFactory): void {
  describe('given many writers at once', () => {
    it('lets exactly one win each revision', async () => {
      const cases = await room().cases(aCase('case_1'));
      for (let revision = 1; revision <= 5; revision++) {
        const tries = Array.from({ length: 40 }, (_, i) => cases.replace(aCase('case_1', { amount: i }), revision));
        const settled = await Promise.allSettled(tries);
        const won = settled.flatMap((result, i) => (result.status === 'fulfilled' ? [i] : []));
        const lost = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
        expect(won).toHaveLength(1);
        expect(lost.every((reason) => reason instanceof StaleRevision)).toBe(true);
        expect(await cases.get('case_1')).toEqual({
          doc: aCase('case_1', { amount: won[0] ?? -1 }),
          revision: revision + 1,
        });
      }
    });

    it('loses no increment of writers that read again', async () => {
      const cases = await room().cases(aCase('case_1'));
      const increment = async (): Promise<void> => {
        const read = await cases.get('case_1');
        const amount = (read?.doc.amount ?? 0) + 1;
        await cases.replace(aCase('case_1', { amount }), read?.revision ?? 0).catch((error: unknown) => {
          if (error instanceof StaleRevision) return increment();
          throw error;
        });
      };
      await Promise.all(Array.from({ length: 20 }, increment));
      expect(await cases.get('case_1')).toEqual({ doc: aCase('case_1', { amount: 20 }), revision: 21 });
    });

    it('lets exactly one insert an id', async () => {
      const cases = await room().cases();
      const settled = await Promise.allSettled(
        Array.from({ length: 40 }, (_, i) => cases.insert(aCase('case_1', { amount: i }))),
      );
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('a write that fails leaves its neighbours untouched', async () => {
      const cases = await room().cases(aCase('there', { audience: ['org:1'] }));
      const failing = [
        cases.insert(aCase('there')),
        cases.replace(aCase('there', { audience: ['org:9'] }), 7),
        cases.replace(aCase('absent'), 1),
      ];
      const written = Promise.all([
        cases.insert(aCase('a', { audience: ['org:1', 'org:2'] })),
        cases.replace(aCase('there', { audience: ['org:2'] }), 1),
        cases.insert(aCase('b', { audience: ['org:1'] })),
        cases.insertMany([aCase('c', { audience: ['org:2'] }), aCase('there')]),
      ]);
      const failed = await Promise.allSettled(failing);
      expect(failed.map((result) => result.status === 'rejected' && result.reason.constructor)).toEqual([
        DuplicateKey,
        StaleRevision,
        StaleRevision,
      ]);
      expect(await written).toEqual([undefined, 2, undefined, ['ok', 'exists']]);
      expect(await idsOf(cases, { where: { audience: { contains: 'org:1' } } })).toEqual(['a', 'b']);
      expect(await idsOf(cases, { where: { audience: { contains: 'org:2' } } })).toEqual(['a', 'c', 'there']);
      expect(await idsOf(cases, { where: { audience: { contains: 'org:9' } } })).toEqual([]);
    });

    it('keeps the order in which one caller asked', async () => {
      const cases = await room().cases();
      const asked = [
        cases.insert(aCase('case_1')),
        cases.replace(aCase('case_1', { amount: 1 }), 1),
        cases.trim(aCase('case_1', { amount: 2 }), 2),
        cases.replace(aCase('case_1', { amount: 3 }), 2),
        cases.remove('case_1', 3),
        cases.insert(aCase('case_1', { amount: 4 })),
      ];
      expect(await Promise.all(asked)).toEqual([undefined, 2, true, 3, true, undefined]);
      expect(await cases.get('case_1')).toEqual({ doc: aCase('case_1', { amount: 4 }), revision: 1 });
    });
  });

  describe('given a store that is closed', () => {
    it('has waited for the writes in flight, and keeps them', async () => {
      const store = await factory.open();
      const cases = await roomOf(store).cases();
      const ids = Array.from({ length: 200 }, (_, i) => `case_${String(i).padStart(3, '0')}`);
      const writes = Promise.all(ids.map((id) => cases.insert(aCase(id))));
      await store.close();
      await writes;
      const again = await factory.reopen(store);
      await again.declare([cases.spec]);
      expect(await idsOf(again.forService(OWNER).collection(cases.spec), { where: {}, limit: 1_000 })).toEqual(ids);
      await again.close();
    });

    it('is unavailable, and closes again without complaint', async () => {
      const store = await factory.open();
      const cases = await roomOf(store).cases(aCase('case_1'));
      await store.ping();
      await store.close();
      await store.close();
      await expect(cases.get('case_1')).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(cases.insert(aCase('case_2'))).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(cases.page({ where: {}, limit: 5 })).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
}
