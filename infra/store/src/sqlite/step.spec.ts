import { describe, expect, it } from 'vitest';
import { aNote, NOTES, type Note, newFile } from '../testing/notes.ts';
import { connect, prepare } from './driver.ts';
import { openSqliteStore } from './store.ts';

describe('given the fault points of a write', () => {
  it('what is asked in one turn is posted once, and is durable before any caller hears', async () => {
    const file = newFile();
    const heard: string[] = [];
    const seen = (): number => {
      const connection = connect(file);
      const count = Number(prepare(connection, 'SELECT count(*) FROM "desk.notes"').get([])?.[0]);
      connection.close();
      return count;
    };
    const store = await openSqliteStore({ file, step: (name) => heard.push(`${name} ${seen()}`) });
    await store.declare([NOTES]);
    const notes = store.forService(NOTES.owner).collection<Note>(NOTES);
    await Promise.all(['a', 'b', 'c'].map((id) => notes.insert(aNote(id)).then(() => heard.push(`answered ${id}`))));
    expect(heard).toEqual(['store.before-write 0', 'store.after-write 3', 'answered a', 'answered b', 'answered c']);
    await store.close();
  });
});
