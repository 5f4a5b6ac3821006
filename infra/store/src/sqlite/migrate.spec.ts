import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Collection, type CollectionSpec, RefusedValue, type Store } from '../port.ts';
import { aNote, NOTES, type Note, newFile } from '../testing/notes.ts';
import { connect, prepare } from './driver.ts';
import { openSqliteStore } from './store.ts';

type Part = Pick<CollectionSpec, 'fields' | 'indexes'>;

const BARE: Part = { fields: { subject: 'string' }, indexes: [{ equal: ['subject'] }] };

describe('given documents stored under an earlier declaration', () => {
  let file: string;
  let store: Store;
  beforeEach(async () => {
    file = newFile();
    store = await openSqliteStore({ file });
    const notes = await declared(BARE);
    await notes.insertMany([aNote('a'), aNote('b', { tags: ['read'] }), aNote('c', { subject: 'patent', tags: [] })]);
  });
  afterEach(() => store.close());

  async function declared(part: Part): Promise<Collection<Note>> {
    const spec = { ...NOTES, ...part };
    await store.declare([spec]);
    return store.forService(NOTES.owner).collection<Note>(spec);
  }

  async function found(
    notes: Collection<Note>,
    where: Parameters<Collection<Note>['page']>[0]['where'],
  ): Promise<string> {
    const { rows } = await notes.page({ where, limit: 100 });
    return rows.map(({ doc }) => doc.id).join('');
  }

  /** Closes and opens, so that nothing is remembered. */
  async function restart(): Promise<void> {
    await store.close();
    store = await openSqliteStore({ file });
  }

  function tables(): string {
    const connection = connect(file);
    const names = prepare(connection, 'SELECT group_concat(name) FROM sqlite_schema').get([]);
    connection.close();
    return String(names?.[0]);
  }

  it('fills a field and an array index that are new', async () => {
    await restart();
    const notes = await declared({
      fields: { ...BARE.fields, tags: 'strings', text: 'string' },
      indexes: [...BARE.indexes, { equal: ['tags'], order: 'text' }],
    });
    expect(await found(notes, { tags: { containsAny: ['unread', 'read'] } })).toBe('ab');
    expect(await found(notes, { subject: 'trademark' })).toBe('ab');
    await notes.replace(aNote('b', { tags: ['unread'] }), 1);
    expect(await found(notes, { tags: { contains: 'read' } })).toBe('');
  });

  it('fills an index over fields that it had', async () => {
    const notes = await declared({ ...BARE, indexes: [{ equal: [], order: 'subject' }] });
    expect(await found(notes, { subject: { gte: 'a' } })).toBe('cab');
  });

  it('drops an index and a field that are no longer declared', async () => {
    await declared({ fields: { ...BARE.fields, tags: 'strings' }, indexes: [{ equal: ['tags'] }] });
    expect(tables()).toContain('tags>id');
    expect(tables()).not.toContain('subject>id');
    const notes = await declared(BARE);
    expect(tables()).not.toContain('tags>id');
    expect(await found(notes, { subject: 'patent' })).toBe('c');
  });

  it('fills a field anew that was dropped and comes back', async () => {
    let notes = await declared({ fields: {}, indexes: [] });
    await notes.replace(aNote('a', { subject: 'design' }), 1);
    notes = await declared(BARE);
    expect(await found(notes, { subject: 'design' })).toBe('a');
    expect(await found(notes, { subject: 'trademark' })).toBe('b');
  });

  it('changes nothing when a stored document does not fit', async () => {
    await expect(declared({ fields: { ...BARE.fields, tags: 'string' }, indexes: [] })).rejects.toThrow(RefusedValue);
    await expect(
      declared({ fields: { ...BARE.fields, due: 'string' }, indexes: [{ equal: [], order: 'due' }] }),
    ).rejects.toThrow('due orders an index');
    const notes = await declared(BARE);
    expect(await found(notes, { subject: 'trademark' })).toBe('ab');
  });

  it('follows a field to another type, and orders by that', async () => {
    const indexes = [{ equal: [], order: 'text' }];
    const notes = await declared({ fields: { text: 'string' }, indexes });
    for (const id of ['a', 'b', 'c']) await notes.remove(id);
    const retyped = await declared({ fields: { text: 'number' }, indexes });
    await retyped.insertMany([10, 7, 0.5].map((size) => ({ ...aNote(`${size} `), text: size as unknown as string })));
    const { rows } = await retyped.page({ where: {}, orderBy: { field: 'text', direction: 'asc' }, limit: 5 });
    expect(rows.map(({ doc }) => doc.text)).toEqual([0.5, 7, 10]);
  });

  it('leaves other collections as they are', async () => {
    await store.declare([{ ...NOTES, name: 'letters' }]);
    await restart();
    expect(await found(await declared(BARE), { subject: 'trademark' })).toBe('ab');
  });
});
