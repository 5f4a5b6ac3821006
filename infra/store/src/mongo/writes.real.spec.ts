import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenMongoUri } from '../../../deploy/local/given.ts';
import type { Collection, Store } from '../port.ts';
import { SpecDatabase } from '../testing/mongo.ts';
import { aNote, type Note, notesIn } from '../testing/notes.ts';
import { openMongoStore } from './open.ts';

let database: SpecDatabase;
let store: Store;
let notes: Collection<Note>;
let heard: string[];
beforeEach(async () => {
  heard = [];
  database = new SpecDatabase();
  store = await openMongoStore({ uri: givenMongoUri(), database: database.name, step: (name) => heard.push(name) });
  notes = await notesIn(store);
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

describe('given the fault points of a write', () => {
  it('stand before it is sent and after it was answered, before its caller hears', async () => {
    await notes.insert(aNote('a')).then(() => heard.push('answered'));
    expect(heard).toEqual(['store.before-write', 'store.after-write', 'answered']);
  });

  it('stand around every command of a long batch, and around no read', async () => {
    await notes.insertMany(Array.from({ length: 1_500 }, (_, i) => aNote(`${i}`)));
    await notes.get('1');
    expect(heard).toHaveLength(4);
  });
});

describe('given one batch that meets one document twice', () => {
  it('does the one after the other', async () => {
    await notes.insertMany([aNote('a'), aNote('b')]);
    const items = [
      { doc: aNote('a', { text: 'first' }), revision: 1 },
      { doc: aNote('a', { text: 'second' }), revision: 2 },
      { doc: aNote('b', { text: 'stale' }), revision: 7 },
    ];
    expect(await notes.replaceMany(items)).toEqual(['ok', 'ok', 'stale']);
    expect(await notes.get('a')).toEqual({ doc: aNote('a', { text: 'second' }), revision: 3 });
  });
});

describe('given large documents', () => {
  it('takes more of them at once than one message of the server holds', async () => {
    const text = '知'.repeat(1_300_000);
    const docs = Array.from({ length: 5 }, (_, i) => aNote(`${i}`, { text, subject: text }));
    await expect(notes.insertMany(docs)).rejects.toThrow('bytes');
    const fitting = docs.map((doc) => ({ ...doc, subject: 'long' }));
    expect(await notes.insertMany(fitting)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect((await notes.page({ where: { subject: 'long' }, limit: 5 })).rows.map(({ doc }) => doc.text)).toEqual(
      docs.map((doc) => doc.text),
    );
  }, 60_000);
});
