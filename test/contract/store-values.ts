import { RefusedValue } from '@sinan/store';
import { describe, expect, it } from 'vitest';
import { aCase, idsOf, type Room } from './store-world.ts';

const MEGABYTE = 1024 * 1024;

/** What JSON or BSON would bend, each with what is wrong with it. */
const REFUSED: readonly (readonly [string, unknown])[] = [
  ['a Date', new Date(0)],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['minus Infinity', Number.NEGATIVE_INFINITY],
  ['negative zero', -0],
  ['a Buffer', Buffer.from('x')],
  ['a typed array', new Uint8Array(2)],
  ['a Map', new Map()],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a bigint', 1n],
  ['undefined in an array', [undefined]],
  ['a lone high surrogate', 'x\uD83D'],
  ['a lone low surrogate', '\uDE00x'],
  ['a lone surrogate in a key', { '\uD83D': 1 }],
  ['NUL in a key', { 'a\0b': 1 }],
  ['something that makes its own JSON', { toJSON: () => 1 }],
];

/** Texts in the order of their code points, in which both stores keep them (UTF-16 would put the emoji before U+FF5E). */
const TEXTS = ['', 'A', 'a', 'a\0', 'a\0b', 'a ', 'ab', 'é', '专利', '商标', '商标侵权', '～', '😀', '😀😀'];

export function valuesContract(room: () => Room): void {
  describe('given values', () => {
    it.each(REFUSED)('refuses %s, however deep', async (_, value) => {
      const cases = await room().cases(aCase('there'));
      for (const extra of [value, [value], { deep: [{ value }] }]) {
        await expect(cases.insert(aCase('case_1', { extra }))).rejects.toBeInstanceOf(RefusedValue);
        await expect(cases.replace(aCase('there', { extra }), 1)).rejects.toBeInstanceOf(RefusedValue);
      }
      expect(await cases.get('case_1')).toBeNull();
      expect(await cases.get('there')).toEqual({ doc: aCase('there'), revision: 1 });
    });

    it('says where the refused value is, and not what it is', async () => {
      const cases = await room().cases();
      const extra = { people: [{ name: 'Li' }, { name: 'Wang\uD83D' }] };
      const error = await cases.insert(aCase('case_1', { extra })).catch((caught: unknown) => caught);
      expect(String(error)).toContain('extra.people[1].name');
      expect(String(error)).not.toContain('Wang');
    });

    it.each([
      ['a wrong type in a declared field', { status: 1 }],
      ['text in a declared number', { amount: '1' }],
      ['a text in a declared array', { audience: 'public' }],
      ['a number in a declared array of text', { audience: [1] }],
      ['null in a field that orders', { due: null }],
      ['a missing field that orders', { due: undefined }],
    ])('refuses %s', async (_, differs) => {
      const cases = await room().cases();
      const doc = { ...aCase('case_1'), ...(differs as object) };
      await expect(cases.insert(doc)).rejects.toBeInstanceOf(RefusedValue);
      await expect(cases.insertMany([doc])).rejects.toBeInstanceOf(RefusedValue);
    });

    it('refuses an id that is empty, too long or not well formed', async () => {
      const cases = await room().cases();
      for (const id of ['', 'x'.repeat(513), '\uD800'])
        await expect(cases.insert(aCase(id))).rejects.toBeInstanceOf(RefusedValue);
      await cases.insert(aCase('x'.repeat(512)));
      expect(await cases.get('x'.repeat(512))).not.toBeNull();
    });

    it('drops undefined fields and keeps null ones', async () => {
      const cases = await room().cases(aCase('case_1', { extra: { gone: undefined, kept: null } }));
      expect((await cases.get('case_1'))?.doc.extra).toStrictEqual({ kept: null });
    });

    it('gives back numbers, nesting and odd keys as they were', async () => {
      const extra = { '': 1, 'a.b': [0.1, 1e300, 5e-324, Number.MAX_SAFE_INTEGER], $set: { x: [[], {}] }, 序号: 'é' };
      const cases = await room().cases(aCase('case_1', { extra }));
      expect((await cases.get('case_1'))?.doc.extra).toStrictEqual(extra);
    });

    it('refuses what nests too deep, a circle too', async () => {
      const cases = await room().cases();
      const circle: { self?: unknown } = {};
      circle.self = circle;
      await expect(cases.insert(aCase('case_1', { extra: circle }))).rejects.toBeInstanceOf(RefusedValue);
    });

    it('keeps Chinese, emoji and NUL in texts, fields, ids and arrays', async () => {
      const texts = TEXTS.filter((text) => text !== '');
      const cases = await room().cases(
        ...texts.map((text) => aCase(text, { status: text, country: text, audience: [text], extra: [text] })),
      );
      for (const text of texts) {
        expect((await cases.get(text))?.doc.extra).toEqual([text]);
        expect(await idsOf(cases, { where: { status: text } })).toEqual([text]);
        expect(await idsOf(cases, { where: { audience: { contains: text } } })).toEqual([text]);
      }
      expect((await cases.getMany(texts)).map(({ doc }) => doc.id)).toEqual(texts);
      expect((await cases.tally({ where: {}, by: ['country'] })).map(({ by }) => by.country)).toEqual(texts);
      await cases.replace(aCase('a\0b', { status: 'a\0b', audience: ['gone'] }), 1);
      expect(await idsOf(cases, { where: { audience: { contains: 'a\0b' } } })).toEqual([]);
      expect(await idsOf(cases, { where: { audience: { contains: 'a\0b' }, status: 'a\0b' } })).toEqual([]);
    });

    it('orders text by code point, in fields and in ids', async () => {
      const shuffled = TEXTS.map((due, i) => aCase(`${(i * 5) % TEXTS.length}`, { due, extra: due }));
      const cases = await room().cases(...shuffled);
      const { rows } = await cases.page({ where: {}, orderBy: { field: 'due', direction: 'asc' }, limit: 100 });
      expect(rows.map(({ doc }) => doc.due)).toEqual(TEXTS);
      const ids = TEXTS.filter((text) => text !== '');
      expect(await idsOf(await room().cases(...ids.toReversed().map((id) => aCase(id))), { where: {} })).toEqual(ids);
    });

    it('orders numbers by size', async () => {
      const sizes = [-1e300, -2, -0.5, 0, 5e-324, 0.1, 0.30000000000000004, 2, 10, 1e300];
      const cases = await room().cases(...sizes.toReversed().map((amount, i) => aCase(`${i}`, { amount })));
      const { rows } = await cases.page({ where: {}, orderBy: { field: 'amount', direction: 'asc' }, limit: 100 });
      expect(rows.map(({ doc }) => doc.amount)).toEqual(sizes);
    });

    it('keeps a document of 1 MB', async () => {
      const extra = '知'.repeat(MEGABYTE / 3);
      const cases = await room().cases(aCase('case_1', { extra }));
      expect((await cases.get('case_1'))?.doc.extra).toBe(extra);
    });

    it('refuses one over 4 MB of JSON, counted in bytes', async () => {
      const cases = await room().cases();
      await expect(cases.insert(aCase('latin', { extra: 'x'.repeat(5 * MEGABYTE) }))).rejects.toBeInstanceOf(
        RefusedValue,
      );
      await expect(cases.insert(aCase('chinese', { extra: '知'.repeat(1.5 * MEGABYTE) }))).rejects.toBeInstanceOf(
        RefusedValue,
      );
      expect(await cases.count({ where: {} })).toBe(0);
    });
  });
}
