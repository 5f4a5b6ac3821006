import { describe, expect, it } from 'vitest';
import { type Collection, StoreUnavailable } from '../port.ts';
import { aNote, NOTES, type Note, newFile } from '../testing/notes.ts';
import { limitPages, NO_LIMIT } from './faults.ts';
import { openSqliteStore } from './store.ts';

const TEXT = 'x'.repeat(2_000);

/** Inserts ten at once until one is refused; resolves to the ids that were answered and those that were not. */
async function fill(
  notes: Collection<Note>,
): Promise<{ readonly stored: readonly string[]; readonly refused: readonly string[] }> {
  const stored: string[] = [];
  const refused: string[] = [];
  for (let round = 0; refused.length === 0; round++) {
    const ids = Array.from({ length: 10 }, (_, i) => `${round}-${i}`);
    const settled = await Promise.allSettled(ids.map((id) => notes.insert(aNote(id, { text: TEXT }))));
    for (const [i, result] of settled.entries()) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StoreUnavailable);
      (result.status === 'fulfilled' ? stored : refused).push(ids[i] ?? '');
    }
  }
  return { stored, refused };
}

describe('given a full disk', () => {
  it('refuses whole commits, keeps what it answered, goes on reading, and heals by itself', async () => {
    const store = await openSqliteStore({ file: newFile(), faults: { maxPages: 60 } });
    await store.declare([NOTES]);
    const notes = store.forService(NOTES.owner).collection<Note>(NOTES);
    const { stored, refused } = await fill(notes);

    expect(await notes.count({ where: {} })).toBe(stored.length);
    expect(await notes.count({ where: { tags: { contains: 'unread' } } })).toBe(stored.length);
    expect(await notes.getMany(refused)).toEqual([]);
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(notes.insertMany(refused.map((id) => aNote(id, { text: TEXT })))).rejects.toBeInstanceOf(
      StoreUnavailable,
    );

    await limitPages(store, NO_LIMIT);
    await store.ping();
    await Promise.all(refused.map((id) => notes.insert(aNote(id, { text: TEXT }))));
    expect(await notes.count({ where: { tags: { contains: 'unread' } } })).toBe(stored.length + refused.length);
    await store.close();
  });

  it('says of a long batch only that it is unknown, once part of it is stored', async () => {
    const store = await openSqliteStore({ file: newFile() });
    await store.declare([NOTES]);
    const notes = store.forService(NOTES.owner).collection<Note>(NOTES);
    const docs = Array.from({ length: 1_500 }, (_, i) => aNote(`${i}`, { text: TEXT }));
    await limitPages(store, 1_300);
    expect(new Set(await notes.insertMany(docs))).toEqual(new Set(['unknown']));
    expect(await notes.count({ where: {} })).toBe(1_000);
    await store.close();
  });
});
