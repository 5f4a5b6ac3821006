import { NotDeclared, type Scalar } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, type CaseRow, idsOf, OWNER, type Room } from './store-world.ts';

/** A collection that was declared without the field `changed`, and then with it. */
async function declaredAnew(room: Room, missing: Scalar, docs: readonly CaseRow[]) {
  const before = await room.declared({ fields: { status: 'string' }, indexes: [{ equal: ['status'] }] });
  await room.store.forService(OWNER).collection<CaseRow>(before).insertMany(docs);
  const spec = {
    ...before,
    fields: { status: 'string', changed: 'string' },
    indexes: [{ equal: ['status'] }, { equal: ['status'], order: 'changed' }],
    missing: { changed: missing },
  } as const;
  await room.store.declare([spec]);
  return room.store.forService(OWNER).collection<CaseRow & { readonly changed?: string }>(spec);
}

export function missingContract(room: () => Room): void {
  describe('given a field that stored documents lack', () => {
    const where = { status: 'open' };
    const orderBy = { field: 'changed', direction: 'asc' } as const;

    it('orders them by what the declaration says for it, among those that have it, page by page', async () => {
      const old = [aCase('b', where), aCase('a', where), aCase('z', { status: 'done' })];
      const cases = await declaredAnew(room(), 'm', old);
      await cases.insert({ ...aCase('c', where), changed: 'k' });
      await cases.insert({ ...aCase('d', where), changed: 'n' });
      await cases.insert(aCase('e', where));
      expect(await idsOf(cases, { where, orderBy })).toEqual(['c', 'a', 'b', 'e', 'd']);
      const first = await cases.page({ where, orderBy, limit: 2 });
      const second = await cases.page({ where, orderBy, after: first.next, limit: 2 });
      expect([...first.rows, ...second.rows].map(({ doc }) => doc.id)).toEqual(['c', 'a', 'b', 'e']);
      expect(await idsOf(cases, { where: { ...where, changed: { gt: 'm' } }, orderBy })).toEqual(['d']);
    });

    it('leaves the documents as they are, until they are written with it', async () => {
      const cases = await declaredAnew(room(), '', [aCase('a', where)]);
      expect(await cases.get('a')).toEqual({ doc: aCase('a', where), revision: 1 });
      await cases.replace({ ...aCase('a', where), changed: 'n' }, 1);
      expect(await idsOf(cases, { where: { ...where, changed: { gt: '' } }, orderBy })).toEqual(['a']);
    });

    it('refuses a value that the field cannot have', async () => {
      for (const value of [1, true, '\uD800'])
        await expect(declaredAnew(room(), value, [])).rejects.toBeInstanceOf(NotDeclared);
      const spec = await room().declared({ fields: {}, indexes: [] });
      await expect(room().store.declare([{ ...spec, missing: { changed: '' } }])).rejects.toBeInstanceOf(NotDeclared);
    });
  });
}
