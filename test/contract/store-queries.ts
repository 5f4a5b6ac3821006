import type { Where } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, idsOf, type Room } from './store-world.ts';

const by = (field: string, direction: 'asc' | 'desc' = 'asc') => ({ field, direction });

export function queriesContract(room: () => Room): void {
  describe('given a where', () => {
    const docs = [
      aCase('a', {
        status: 'open',
        country: 'US',
        due: '2026-01-03',
        amount: 30,
        audience: ['org:1', 'centre:1'],
        urgent: true,
      }),
      aCase('b', {
        status: 'open',
        country: null,
        due: '2026-01-01',
        amount: 10,
        audience: ['org:2', 'centre:1'],
        urgent: false,
      }),
      aCase('c', { status: 'done', due: '2026-01-02', amount: 20, audience: [] }),
      aCase('d', { status: 'done', country: 'DE', due: '2026-01-02', amount: 40, audience: null }),
      aCase('e', {
        status: 'new',
        country: 'US',
        due: '2026-01-05',
        amount: 50,
        audience: ['org:1', 'org:1', 'org:2'],
        urgent: true,
      }),
    ];

    const found: readonly (readonly [
      string,
      Where,
      { field: string; direction: 'asc' | 'desc' } | undefined,
      string,
    ])[] = [
      ['equality, in the order of ids', { status: 'open' }, undefined, 'ab'],
      ['equality, in a declared order', { status: 'open' }, by('due'), 'ba'],
      ['equality, in a declared order reversed', { status: 'open' }, by('due', 'desc'), 'ab'],
      ['equality of a boolean: the only order there is', { urgent: true }, undefined, 'ae'],
      ['equality with false', { urgent: false }, undefined, 'b'],
      ['equality that nothing has', { status: 'lost' }, undefined, ''],
      ['null: null and missing alike', { country: null }, undefined, 'bc'],
      ['null of a boolean that is missing', { urgent: null }, undefined, 'cd'],
      ['null of an array: not the empty one', { audience: null }, undefined, 'd'],
      ['two fields, in whatever sequence', { status: 'open', country: 'US' }, undefined, 'a'],
      ['null beside equality', { status: 'open', country: null }, undefined, 'b'],
      ['in', { status: { in: ['done', 'new'] } }, undefined, 'cde'],
      ['in, merged in a declared order', { status: { in: ['open', 'done', 'new'] } }, by('due'), 'bcdae'],
      [
        'in, merged in a declared order reversed',
        { status: { in: ['open', 'done', 'new'] } },
        by('due', 'desc'),
        'eadcb',
      ],
      ['in with a value twice', { status: { in: ['open', 'open'] } }, undefined, 'ab'],
      ['in of nothing', { status: { in: [] } }, undefined, ''],
      ['in of two fields', { status: { in: ['open', 'done'] }, country: { in: ['US', 'DE'] } }, undefined, 'ad'],
      ['contains', { audience: { contains: 'org:1' } }, undefined, 'ae'],
      ['containsAny: each once', { audience: { containsAny: ['org:1', 'org:2', 'centre:1'] } }, undefined, 'abe'],
      [
        'containsAny in a declared order reversed',
        { audience: { containsAny: ['org:1', 'org:2', 'centre:1'] } },
        by('due', 'desc'),
        'eab',
      ],
      ['containsAny of nothing', { audience: { containsAny: [] } }, undefined, ''],
      ['contains beside equality', { audience: { contains: 'centre:1' }, status: 'open' }, by('amount'), 'ba'],
      [
        'containsAny beside in',
        { audience: { containsAny: ['org:1', 'org:2'] }, status: { in: ['open', 'new'] } },
        by('amount', 'desc'),
        'eab',
      ],
      ['all, by id', {}, undefined, 'abcde'],
      ['all, by id reversed', {}, by('id', 'desc'), 'edcba'],
      ['all, in a declared order: id breaks the tie', {}, by('due'), 'bcdae'],
      ['all, in a declared order reversed: so does the tie', {}, by('due', 'desc'), 'eadcb'],
      ['a range on id', { id: { gt: 'a', lte: 'd' } }, undefined, 'bcd'],
      ['a range on id, reversed', { id: { gte: 'b' } }, by('id', 'desc'), 'edcb'],
      ['a range on id beside equality', { status: 'done', id: { gt: 'c' } }, undefined, 'd'],
      [
        'a range on the order field, which names the order',
        { status: { in: ['open', 'done'] }, due: { gte: '2026-01-02' } },
        undefined,
        'cda',
      ],
      ['an open range', { due: { gt: '2026-01-01', lt: '2026-01-03' } }, undefined, 'cd'],
      ['a closed range', { due: { gte: '2026-01-01', lte: '2026-01-03' } }, undefined, 'bcda'],
      ['the narrower of two edges', { due: { gte: '2026-01-02', gt: '2026-01-02' } }, undefined, 'ae'],
      ['a range of numbers, reversed', { amount: { gte: 20, lt: 50 } }, by('amount', 'desc'), 'dac'],
      [
        'a range on the order beside contains',
        { audience: { contains: 'org:1' }, due: { lt: '2026-01-04' } },
        undefined,
        'a',
      ],
      ['ranges on the order and on id', { due: { gte: '2026-01-02' }, id: { gt: 'c' } }, undefined, 'de'],
      [
        'ranges on the order and on id beside containsAny',
        { audience: { containsAny: ['org:1', 'org:2'] }, due: { gt: '2026-01-01' }, id: { lt: 'e' } },
        by('due'),
        'a',
      ],
      ['an empty range', { due: { gt: '2026-01-03', lt: '2026-01-02' } }, undefined, ''],
    ];

    it.each(found)('finds %s', async (_, where, orderBy, ids) => {
      const cases = await room().cases(...docs);
      expect((await idsOf(cases, orderBy ? { where, orderBy } : { where })).join('')).toBe(ids);
      if (!orderBy) expect(await cases.count({ where })).toBe(ids.length);
    });

    it('counts up to the cap and stops there', async () => {
      const cases = await room().cases(...docs);
      expect(await cases.count({ where: {} })).toBe(5);
      expect(await cases.count({ where: {}, cap: 3 })).toBe(3);
      expect(await cases.count({ where: { audience: { containsAny: ['org:1', 'org:2'] } }, cap: 2 })).toBe(2);
    });

    it('reads the postings of one key by their ids', async () => {
      const ids = ['DE|1', 'US', 'US|1', 'US|2', 'US}', 'UZ|1'];
      const cases = await room().cases(...ids.map((id) => aCase(id)));
      expect(await idsOf(cases, { where: { id: { gt: 'US|', lt: 'US}' } } })).toEqual(['US|1', 'US|2']);
    });

    it('sees every write that was answered', async () => {
      const cases = await room().cases();
      for (let i = 1; i <= 20; i++) {
        await cases.insert(aCase(`case_${i}`, { audience: [`org:${i}`] }));
        expect(await cases.count({ where: {} })).toBe(i);
        expect(await idsOf(cases, { where: { audience: { contains: `org:${i}` } } })).toEqual([`case_${i}`]);
        expect((await cases.get(`case_${i}`))?.revision).toBe(1);
      }
    });
  });
}
