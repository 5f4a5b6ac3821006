import { NotDeclared, NotOwned, RefusedValue, type Where } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, OWNER, type Room } from './store-world.ts';

/** Conditions that do not fit their field; TypeScript would let some through. */
const MISFITS: readonly (readonly [string, Where])[] = [
  ['a number for text', { status: 1 }],
  ['text for a number in a range', { amount: { gt: '1' } }],
  ['a text for an array', { audience: 'public' }],
  ['in on an array', { audience: { in: ['public'] } }],
  ['contains on a text', { status: { contains: 'open' } }],
  ['containsAny on a text', { status: { containsAny: ['open'] } }],
  ['a range on an array', { audience: { gt: 'a' } }],
  ['an empty condition', { status: {} }],
  ['two kinds of condition at once', { status: { in: ['open'], gt: 'a' } as unknown as string }],
  ['an unknown condition', { status: { $ne: 'open' } as unknown as string }],
  ['an undefined value', { status: undefined as unknown as string }],
  ['a list that is none', { status: { in: 'open' as unknown as readonly string[] } }],
  ['null in a list', { status: { in: [null as unknown as string] } }],
  ['a lone surrogate', { status: '\uD800' }],
  ['NaN', { amount: { gt: Number.NaN } }],
];

const asc = (field: string) => ({ field, direction: 'asc' }) as const;

export function refusalsContract(room: () => Room): void {
  describe('given what was not declared', () => {
    it.each([
      ['an undeclared field', { where: { extra: 'x' } }],
      ['a declared field without an index', { where: { due: '2026-01-01' } }],
      ['one field of an index of two', { where: { country: 'US', audience: { contains: 'x' } } }],
      ['a field more than an index has', { where: { status: 'open', country: 'US', urgent: true } }],
      ['an undeclared order', { where: {}, orderBy: asc('extra') }],
      ['an order that this index does not have', { where: { status: 'open' }, orderBy: asc('amount') }],
      ['a range beside another order', { where: { status: 'open', due: { gt: 'x' } }, orderBy: asc('id') }],
      ['ranges on two fields', { where: { due: { gt: 'x' }, amount: { gt: 1 } } }],
      ['equality on id', { where: { id: 'case_1' } }],
    ])('refuses %s, and says which indexes there are', async (_, query) => {
      const cases = await room().cases(aCase('case_1'));
      const error = await cases.page({ ...query, limit: 5 }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(NotDeclared);
      expect(String(error)).toContain('declared');
    });

    it('names the indexes', async () => {
      const cases = await room().cases();
      await expect(cases.page({ where: { status: 'open' }, orderBy: asc('amount'), limit: 5 })).rejects.toThrow(
        '{status} by due',
      );
    });

    it('counts nothing that it would not list', async () => {
      const cases = await room().cases();
      await expect(cases.count({ where: { extra: 'x' } })).rejects.toBeInstanceOf(NotDeclared);
      await expect(cases.count({ where: {}, cap: 0 })).rejects.toBeInstanceOf(RefusedValue);
    });

    it.each(MISFITS)('refuses %s', async (_, where) => {
      const cases = await room().cases();
      await expect(cases.page({ where, limit: 5 })).rejects.toBeInstanceOf(RefusedValue);
      await expect(cases.count({ where })).rejects.toBeInstanceOf(RefusedValue);
    });

    it('refuses a direction that is none', async () => {
      const cases = await room().cases();
      const orderBy = { field: 'due', direction: 'down' as 'desc' };
      await expect(cases.page({ where: {}, orderBy, limit: 5 })).rejects.toBeInstanceOf(RefusedValue);
    });

    it('refuses more combinations than a store can merge', async () => {
      const cases = await room().cases(aCase('case_1', { status: 's499' }));
      const values = Array.from({ length: 501 }, (_, i) => `s${i}`);
      await expect(cases.count({ where: { status: { in: values } } })).rejects.toBeInstanceOf(RefusedValue);
      expect(await cases.count({ where: { status: { in: values.slice(0, 500) } } })).toBe(1);
    });
  });

  describe('given a service', () => {
    it('opens its own collections and no others', async () => {
      const spec = await room().declared({ fields: {}, indexes: [] });
      expect(room().store.forService(OWNER).collection(spec).spec).toEqual(spec);
      expect(() => room().store.forService('risk').collection(spec)).toThrow(NotOwned);
      expect(() =>
        room()
          .store.forService('risk')
          .collection({ ...spec, owner: 'risk' }),
      ).toThrow(NotDeclared);
    });

    it('opens nothing that was not declared, or was declared otherwise', async () => {
      const spec = await room().declared({ fields: {}, indexes: [] });
      const handle = room().store.forService(OWNER);
      expect(() => handle.collection({ ...spec, name: 'never_declared' })).toThrow(NotDeclared);
      expect(() => handle.collection({ ...spec, fields: { status: 'string' } })).toThrow(NotDeclared);
    });

    it('shares no document with a collection of the same name that another owns', async () => {
      const ours = await room().declared({ fields: {}, indexes: [] });
      const theirs = { ...ours, owner: 'risk' };
      await room().store.declare([theirs]);
      await room().store.forService(OWNER).collection(ours).insert({ id: 'x' });
      expect(await room().store.forService('risk').collection(theirs).get('x')).toBeNull();
    });
  });

  describe('given a declaration', () => {
    it('can be repeated', async () => {
      const cases = await room().cases(aCase('case_1'));
      await room().store.declare([cases.spec]);
      expect(await cases.count({ where: {} })).toBe(1);
    });

    it.each([
      ['a name that is none', { name: 'a b' }],
      ['a field called id', { fields: { id: 'string' } }],
      ['fields that differ by case alone', { fields: { caseId: 'string', caseid: 'string' } }],
      ['an index over an undeclared field', { indexes: [{ equal: ['x'] }] }],
      ['an undeclared order', { indexes: [{ equal: [], order: 'x' }] }],
      ['an order that is an array', { fields: { tags: 'strings' }, indexes: [{ equal: [], order: 'tags' }] }],
      [
        'an index over two arrays',
        { fields: { tags: 'strings', codes: 'strings' }, indexes: [{ equal: ['tags', 'codes'] }] },
      ],
      ['a field twice in an index', { fields: { a: 'string' }, indexes: [{ equal: ['a'], order: 'a' }] }],
    ] as const)('refuses %s', async (_, differs) => {
      const spec = { owner: OWNER, name: 'misdeclared', fields: {}, indexes: [], ...differs };
      await expect(room().store.declare([spec])).rejects.toBeInstanceOf(NotDeclared);
    });
  });
}
