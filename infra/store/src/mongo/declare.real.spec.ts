import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBadLine } from '../../../deploy/local/bad-line.ts';
import { givenMongoUri } from '../../../deploy/local/given.ts';
import { type Collection, type CollectionSpec, RefusedValue, type Store, type Where } from '../port.ts';
import { SpecDatabase } from '../testing/mongo.ts';
import { aNote, NOTES, type Note, notesIn } from '../testing/notes.ts';
import { openMongoStore } from './open.ts';

type Part = Pick<CollectionSpec, 'fields' | 'indexes'>;

const BARE: Part = { fields: { subject: 'string' }, indexes: [{ equal: ['subject'] }] };

let database: SpecDatabase;
let stores: Store[];
beforeEach(() => {
  database = new SpecDatabase();
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await database.drop();
});

/** Another process of the same deployment. */
async function another(): Promise<Store> {
  const store = await openMongoStore({ uri: givenMongoUri(), database: database.name });
  stores.push(store);
  return store;
}

async function declared(part: Part): Promise<Collection<Note>> {
  return notesIn(await another(), { ...NOTES, ...part });
}

async function found(notes: Collection<Note>, where: Where): Promise<string> {
  const { rows } = await notes.page({ where, limit: 100 });
  return rows.map(({ doc }) => doc.id).join('');
}

describe('given five processes that start at once', () => {
  const specs = Array.from({ length: 4 }, (_, i) => ({ ...NOTES, name: `notes_${i}` }));

  it('all of them declare the same collections, and each can write at once', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, another));
    await Promise.all(
      five.map(async (store, i) => {
        await store.declare(specs);
        await notesIn(store, NOTES).then((notes) => notes.insert(aNote(`${i}`)));
      }),
    );
    expect(await found(await notesIn(await another()), { subject: 'trademark' })).toBe('01234');
    expect(await database.indexes('desk.notes_3')).toEqual(['_id_', 'subject>id', 'tags>id']);
  });

  it('all of them fill a new field, while some already write', async () => {
    const old = await declared(BARE);
    await old.insertMany(Array.from({ length: 600 }, (_, i) => aNote(`old_${i}`)));
    await Promise.all(
      Array.from({ length: 5 }, async (_, i) => {
        const notes = await notesIn(await another());
        await notes.replace(aNote(`old_${i}`, { tags: ['read'] }), 1);
      }),
    );
    const notes = await notesIn(await another());
    expect(await notes.count({ where: { tags: { contains: 'unread' } } })).toBe(595);
    expect(await notes.count({ where: { tags: { contains: 'read' } } })).toBe(5);
  });
});

describe('given documents stored under an earlier declaration', () => {
  beforeEach(async () => {
    const notes = await declared(BARE);
    await notes.insertMany([aNote('a'), aNote('b', { tags: ['read'] }), aNote('c', { subject: 'patent', tags: [] })]);
  });

  it('fills a field that is new, and keeps revisions and bodies', async () => {
    const notes = await declared({
      fields: { ...BARE.fields, tags: 'strings', text: 'string' },
      indexes: [...BARE.indexes, { equal: ['tags'], order: 'text' }],
    });
    expect(await found(notes, { tags: { containsAny: ['unread', 'read'] } })).toBe('ab');
    expect(await found(notes, { subject: 'trademark' })).toBe('ab');
    expect(await notes.get('a')).toEqual({ doc: aNote('a'), revision: 1 });
  });

  it('fills again what another process wrote while it was filling', async () => {
    const old = await declared(BARE);
    const line = await openBadLine(givenMongoUri());
    const slow = await openMongoStore({ uri: line.uri, database: database.name });
    stores.push(slow);
    // What is known of the collection, then the documents to see whether they fit, then the documents to fill.
    let scan = line.catchReply('find');
    const declaring = slow.declare([NOTES]);
    for (let i = 0; i < 2; i++) {
      const { release } = await scan;
      scan = line.catchReply('find');
      release();
    }
    const { release } = await scan;
    await old.replace(aNote('a', { tags: ['late'] }), 1);
    release();
    await declaring;
    const notes = await notesIn(slow);
    expect(await found(notes, { tags: { contains: 'late' } })).toBe('a');
    expect(await found(notes, { tags: { contains: 'unread' } })).toBe('');
    await slow.close();
    await line.stop();
  });

  it('drops an index that is no longer declared', async () => {
    await declared({ fields: { ...BARE.fields, tags: 'strings' }, indexes: [{ equal: ['tags'] }] });
    expect(await database.indexes('desk.notes')).toEqual(['_id_', 'tags>id']);
    expect(await found(await declared(BARE), { subject: 'patent' })).toBe('c');
    expect(await database.indexes('desk.notes')).toEqual(['_id_', 'subject>id']);
  });

  it('fills a field anew that was dropped and comes back', async () => {
    const notes = await declared({ fields: {}, indexes: [] });
    await notes.replace(aNote('a', { subject: 'design' }), 1);
    expect(await found(await declared(BARE), { subject: 'design' })).toBe('a');
    expect(await found(await declared(BARE), { subject: 'trademark' })).toBe('b');
  });

  it('changes nothing when a stored document does not fit', async () => {
    await expect(declared({ fields: { ...BARE.fields, tags: 'string' }, indexes: [] })).rejects.toThrow(RefusedValue);
    await expect(
      declared({ fields: { ...BARE.fields, due: 'string' }, indexes: [{ equal: [], order: 'due' }] }),
    ).rejects.toThrow('due orders an index');
    expect(await database.indexes('desk.notes')).toEqual(['_id_', 'subject>id']);
    expect(await found(await declared(BARE), { subject: 'trademark' })).toBe('ab');
  });

  it('follows two fields that trade types: what was an array orders no more beside what becomes one', async () => {
    const before = await declared({
      fields: { subject: 'string', tags: 'strings' },
      indexes: [{ equal: ['tags', 'subject'] }],
    });
    for (const id of ['a', 'b', 'c']) await before.remove(id);
    const notes = await declared({
      fields: { subject: 'strings', tags: 'string' },
      indexes: [{ equal: ['subject', 'tags'] }],
    });
    const traded = { ...aNote('d'), subject: ['x', 'y'] as unknown as string, tags: 'z' as unknown as string[] };
    await notes.insert(traded);
    expect(await found(notes, { subject: { contains: 'y' }, tags: 'z' })).toBe('d');
  });
});
