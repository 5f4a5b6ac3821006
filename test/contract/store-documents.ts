import { DuplicateKey, RefusedValue, StaleRevision } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, type CaseRow, idsOf, type Room } from './store-world.ts';

export function documentsContract(room: () => Room): void {
  describe('given a stored document', () => {
    it('reads it at revision 1', async () => {
      const cases = await room().cases();
      await cases.insert(aCase('case_1', { status: 'accepted' }));
      expect(await cases.get('case_1')).toEqual({ doc: aCase('case_1', { status: 'accepted' }), revision: 1 });
    });

    it('refuses a second of the same id, and keeps the first', async () => {
      const cases = await room().cases(aCase('case_1', { amount: 1 }));
      await expect(cases.insert(aCase('case_1', { amount: 2 }))).rejects.toBeInstanceOf(DuplicateKey);
      expect((await cases.get('case_1'))?.doc.amount).toBe(1);
    });

    it('reads nothing under an id that is not there, or that no document can have', async () => {
      const cases = await room().cases(aCase('case_1'));
      for (const id of ['case_2', '', '\uD800', 'x'.repeat(513)]) expect(await cases.get(id)).toBeNull();
      expect(await cases.getMany(['', '\uD800'])).toEqual([]);
    });

    it('hands out documents that nobody can change', async () => {
      const cases = await room().cases(aCase('case_1', { extra: { deep: [1] } }));
      const read = await cases.get('case_1');
      expect(Object.isFrozen(read?.doc)).toBe(true);
      expect(Object.isFrozen(read?.doc.audience)).toBe(true);
      expect((await cases.page({ where: {}, limit: 1_000 })).rows.every(({ doc }) => Object.isFrozen(doc))).toBe(true);
    });

    it.each([undefined, 'once'] as const)('reads many in the order asked, without gaps (%s)', async (how) => {
      const cases = await room().cases(aCase('a'), aCase('b'), aCase('c'));
      const read = await cases.getMany(['c', 'missing', 'a', 'c'], how);
      expect(read.map(({ doc }) => doc.id)).toEqual(['c', 'a', 'c']);
    });

    it.each([undefined, 'once'] as const)('reads a thousand at once, and no more (%s)', async (how) => {
      const ids = Array.from({ length: 1_000 }, (_, i) => `case_${i}`);
      const cases = await room().cases(...ids.map((id) => aCase(id)));
      expect((await cases.getMany(ids, how)).map(({ doc }) => doc.id)).toEqual(ids);
      await expect(cases.getMany([...ids, 'one-more'], how)).rejects.toBeInstanceOf(RefusedValue);
    });
  });

  describe('given a document at revision 1', () => {
    it('is replaced by who knows the revision', async () => {
      const cases = await room().cases(aCase('case_1'));
      expect(await cases.replace(aCase('case_1', { amount: 5 }), 1)).toBe(2);
      expect(await cases.replace(aCase('case_1', { amount: 6 }), 2)).toBe(3);
      expect(await cases.get('case_1')).toEqual({ doc: aCase('case_1', { amount: 6 }), revision: 3 });
    });

    it('is not replaced at another revision, nor when it is not there', async () => {
      const cases = await room().cases(aCase('case_1'));
      await expect(cases.replace(aCase('case_1', { amount: 5 }), 2)).rejects.toBeInstanceOf(StaleRevision);
      await expect(cases.replace(aCase('absent'), 1)).rejects.toBeInstanceOf(StaleRevision);
      expect(await cases.get('case_1')).toEqual({ doc: aCase('case_1'), revision: 1 });
      expect(await cases.get('absent')).toBeNull();
    });

    it('is found by its new fields and no more by its old ones', async () => {
      const cases = await room().cases(aCase('case_1', { audience: ['org:1', 'public'] }));
      await cases.replace(aCase('case_1', { status: 'closed', audience: ['org:2', 'public'] }), 1);
      expect(await idsOf(cases, { where: { status: 'submitted' } })).toEqual([]);
      expect(await idsOf(cases, { where: { status: 'closed' } })).toEqual(['case_1']);
      expect(await idsOf(cases, { where: { audience: { contains: 'org:1' } } })).toEqual([]);
      expect(await idsOf(cases, { where: { audience: { containsAny: ['org:2', 'public'] } } })).toEqual(['case_1']);
    });

    it('is removed once, and only at the revision named', async () => {
      const cases = await room().cases(aCase('case_1'));
      expect(await cases.remove('case_1', 2)).toBe(false);
      expect(await cases.remove('case_1', 1)).toBe(true);
      expect(await cases.remove('case_1')).toBe(false);
      expect(await cases.get('case_1')).toBeNull();
      expect(await idsOf(cases, { where: { audience: { contains: 'public' } } })).toEqual([]);
    });

    it('can be removed and put in anew: what is read is the new one', async () => {
      const cases = await room().cases(aCase('case_1', { amount: 1 }));
      await cases.get('case_1');
      await cases.remove('case_1');
      await cases.insert(aCase('case_1', { amount: 2 }));
      expect(await cases.get('case_1')).toEqual({ doc: aCase('case_1', { amount: 2 }), revision: 1 });
    });
  });

  describe('given a trim', () => {
    it('changes the document and keeps its revision', async () => {
      const cases = await room().cases(aCase('case_1', { amount: 1 }));
      await cases.get('case_1');
      await cases.page({ where: {}, limit: 1 });
      expect(await cases.trim(aCase('case_1', { amount: 2, status: 'relayed', audience: ['org:9'] }), 1)).toBe(true);
      const trimmed = { doc: aCase('case_1', { amount: 2, status: 'relayed', audience: ['org:9'] }), revision: 1 };
      expect(await cases.get('case_1')).toEqual(trimmed);
      expect((await cases.page({ where: { audience: { contains: 'org:9' } }, limit: 1 })).rows).toEqual([trimmed]);
      expect(await idsOf(cases, { where: { status: 'submitted' } })).toEqual([]);
    });

    it('never makes a command stale', async () => {
      const cases = await room().cases(aCase('case_1'));
      const read = await cases.get('case_1');
      await cases.trim(aCase('case_1', { amount: 2 }), 1);
      expect(await cases.replace(aCase('case_1', { amount: 3 }), read?.revision ?? 0)).toBe(2);
    });

    it('does nothing at an old revision, or where nothing is', async () => {
      const cases = await room().cases(aCase('case_1'));
      await cases.replace(aCase('case_1', { amount: 2 }), 1);
      expect(await cases.trim(aCase('case_1', { amount: 9 }), 1)).toBe(false);
      expect(await cases.trim(aCase('absent'), 1)).toBe(false);
      expect((await cases.get('case_1'))?.doc.amount).toBe(2);
    });
  });

  describe('given a collection without indexes', () => {
    it('keeps revisions all the same', async () => {
      const spec = await room().declared({ fields: {}, indexes: [] });
      const rows = room().store.forService(spec.owner).collection<CaseRow>(spec);
      await rows.insert(aCase('case_1'));
      await expect(rows.insert(aCase('case_1', { amount: 9 }))).rejects.toBeInstanceOf(DuplicateKey);
      await expect(rows.replace(aCase('case_1', { amount: 9 }), 2)).rejects.toBeInstanceOf(StaleRevision);
      expect(await rows.trim(aCase('case_1', { amount: 9 }), 2)).toBe(false);
      expect(await rows.remove('case_1', 2)).toBe(false);
      expect(await rows.get('case_1')).toEqual({ doc: aCase('case_1'), revision: 1 });
      expect(await rows.replace(aCase('case_1', { amount: 2 }), 1)).toBe(2);
      expect(await rows.trim(aCase('case_1', { amount: 3 }), 2)).toBe(true);
      expect(await rows.get('case_1')).toEqual({ doc: aCase('case_1', { amount: 3 }), revision: 2 });
      expect(await rows.remove('case_1', 2)).toBe(true);
      expect((await rows.page({ where: {}, limit: 5 })).rows).toEqual([]);
    });
  });

  describe('given many documents in one call', () => {
    it('inserts each on its own', async () => {
      const cases = await room().cases(aCase('b'));
      expect(await cases.insertMany([aCase('a'), aCase('b', { amount: 9 }), aCase('c'), aCase('c')])).toEqual([
        'ok',
        'exists',
        'ok',
        'exists',
      ]);
      expect(await idsOf(cases, { where: {} })).toEqual(['a', 'b', 'c']);
      expect((await cases.get('b'))?.doc.amount).toBe(0);
    });

    it('replaces each on its own', async () => {
      const cases = await room().cases(aCase('a'), aCase('b'));
      const items = [
        { doc: aCase('a', { amount: 1 }), revision: 1 },
        { doc: aCase('b', { amount: 1 }), revision: 7 },
        { doc: aCase('absent'), revision: 1 },
      ];
      expect(await cases.replaceMany(items)).toEqual(['ok', 'stale', 'stale']);
      expect(await cases.get('a')).toEqual({ doc: aCase('a', { amount: 1 }), revision: 2 });
      expect(await cases.get('b')).toEqual({ doc: aCase('b'), revision: 1 });
    });

    it('takes none, and more than one commit holds', async () => {
      const cases = await room().cases();
      expect(await cases.insertMany([])).toEqual([]);
      const many = Array.from({ length: 2_500 }, (_, i) => aCase(`case_${i}`));
      expect(new Set(await cases.insertMany(many))).toEqual(new Set(['ok']));
      expect(await cases.count({ where: {} })).toBe(2_500);
    });

    it('stores none of them when one is refused', async () => {
      const cases = await room().cases();
      await expect(cases.insertMany([aCase('a'), aCase('b', { amount: Number.NaN })])).rejects.toBeInstanceOf(
        RefusedValue,
      );
      expect(await cases.get('a')).toBeNull();
    });
  });
}
