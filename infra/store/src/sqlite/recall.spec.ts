import { describe, expect, it } from 'vitest';
import { NotDeclared, RefusedValue, StoreUnavailable } from '../port.ts';
import { aNote, NOTES, type Note, newFile } from '../testing/notes.ts';
import { Marks, placeOf } from './marks.ts';
import { questionText, Recall } from './recall.ts';
import { openSqliteStore } from './store.ts';

const places = new Set([placeOf('desk.notes')]);

/** A recall whose reads are numbered, so that an answer tells which read it came from. */
function numbered() {
  const marks = new Marks();
  const about = new Recall<{ readonly n: number; readonly size: number }>(marks).about('desk.notes');
  let n = 0;
  return {
    marks,
    ask: (question: string) => {
      return about(question, () => {
        n += 1;
        return { n, size: 1 };
      })?.n;
    },
  };
}

describe('given an answer', () => {
  it('it is given again while no commit has begun', () => {
    const { ask } = numbered();
    expect([ask('a'), ask('a'), ask('b'), ask('a')]).toEqual([1, 1, 2, 1]);
  });

  it('it is read anew during a commit and after it', () => {
    const { ask, marks } = numbered();
    ask('a');
    marks.turn(places);
    expect([ask('a'), ask('a')]).toEqual([2, 3]);
    marks.turn(places);
    expect([ask('a'), ask('a')]).toEqual([4, 4]);
  });

  it('a commit to another collection leaves it as it is', () => {
    const { ask, marks } = numbered();
    ask('a');
    marks.turn(new Set([placeOf('desk.letters')]));
    expect(ask('a')).toBe(1);
  });

  it('it is not given to a question that only looks the same as JSON', () => {
    expect(questionText({ where: { a: null }, limit: 1 })).toBe('{"where":{"a":null},"limit":1}');
    for (const other of [Number.NaN, -0, undefined, new Date(0), { toJSON: () => null }])
      expect(questionText({ where: { a: other }, limit: 1 })).toBeNull();
  });
});

describe('given a store whose reads have been answered before', () => {
  const opened = async () => {
    const store = await openSqliteStore({ file: newFile() });
    await store.declare([NOTES]);
    const notes = store.forService(NOTES.owner).collection<Note>(NOTES);
    await notes.insert(aNote('a'));
    const page = () => notes.page({ where: { subject: 'trademark' }, limit: 10 });
    await notes.get('a');
    await page();
    return { store, notes, page };
  };

  it('whoever hears of a write reads it, whatever the write did', async () => {
    const { store, notes, page } = await opened();
    const ids = async () => (await page()).rows.map(({ doc, revision }) => `${doc.id} ${revision} ${doc.text}`);
    await notes.insert(aNote('b'));
    expect(await ids()).toEqual(['a 1 商标侵权', 'b 1 商标侵权']);
    await notes.replace(aNote('a', { text: '专利' }), 1);
    expect(await ids()).toEqual(['a 2 专利', 'b 1 商标侵权']);
    await notes.trim(aNote('a', { text: '版权' }), 2);
    expect((await notes.get('a'))?.doc.text).toBe('版权');
    await notes.remove('a');
    expect([await notes.get('a'), await ids()]).toEqual([null, ['b 1 商标侵权']]);
    await store.close();
  });

  it('a question that is not allowed is refused as before', async () => {
    const { store, notes } = await opened();
    await notes.page({ where: { subject: null as never }, limit: 10 });
    await expect(notes.page({ where: { subject: Number.NaN as never }, limit: 10 })).rejects.toThrow(RefusedValue);
    await expect(notes.page({ where: { text: 'x' }, limit: 10 })).rejects.toThrow(NotDeclared);
    await store.close();
  });

  it('shared answers cannot be changed by who reads them', async () => {
    const { store, page } = await opened();
    const { rows } = await page();
    expect(() => (rows as unknown[]).pop()).toThrow(TypeError);
    await store.close();
  });

  it('a closed store answers nothing any more', async () => {
    const { store, notes, page } = await opened();
    await store.close();
    await expect(notes.get('a')).rejects.toThrow(StoreUnavailable);
    await expect(page()).rejects.toThrow(StoreUnavailable);
  });
});
