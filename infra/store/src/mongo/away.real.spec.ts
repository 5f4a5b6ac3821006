import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BadLine, openBadLine } from '../../../deploy/local/bad-line.ts';
import { givenMongoUri } from '../../../deploy/local/given.ts';
import { type Collection, OutcomeUnknown, type Store, StoreUnavailable } from '../port.ts';
import { SpecDatabase } from '../testing/mongo.ts';
import { aNote, type Note, notesIn } from '../testing/notes.ts';
import { openMongoStore } from './open.ts';

/** A dead server is noticed within so many milliseconds. */
const NOTICED_MS = 5_500;

let database: SpecDatabase;
let line: BadLine;
let store: Store;
beforeEach(async () => {
  database = new SpecDatabase();
  line = await openBadLine(givenMongoUri());
});
afterEach(async () => {
  await store.close();
  await line.stop();
  await database.drop();
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

describe('given nothing listens on the port', () => {
  it('is unavailable within the limit, and answers once a server is there', async () => {
    const { uri } = line;
    await line.stop();
    store = await openMongoStore({ uri, database: database.name, serverSelectionMs: 300 });
    const ms = await timed(() => expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable));
    expect(ms).toBeLessThan(1_500);
    await expect(store.declare([])).rejects.toBeInstanceOf(StoreUnavailable);
    line = await openBadLine(givenMongoUri(), Number(new URL(uri).port));
    await store.ping();
    const notes = await notesIn(store);
    await notes.insert(aNote('a'));
    expect(await notes.count({ where: {} })).toBe(1);
  });
});

describe('given a server behind a bad network', () => {
  let notes: Collection<Note>;
  beforeEach(async () => {
    store = await openMongoStore({ uri: line.uri, database: database.name });
    notes = await notesIn(store);
    await notes.insertMany([aNote('a'), aNote('b'), aNote('c')]);
  });

  it.each([
    ['insert', 'insert', () => notes.insert(aNote('d', { text: 'once' })), 'd', 1],
    ['update', 'replace', () => notes.replace(aNote('a', { text: 'once' }), 1), 'a', 2],
    ['update', 'trim', () => notes.trim(aNote('a', { text: 'once' }), 1), 'a', 1],
  ] as const)(
    'a reply to %s that is lost leaves %s unknown, and stored exactly once',
    async (command, _, write, id, revision) => {
      const caught = line.catchReply(command);
      const outcome = write().catch((error: unknown) => error);
      (await caught).cut();
      expect(await outcome).toBeInstanceOf(OutcomeUnknown);
      const stored = await notes.get(id);
      expect(stored).toEqual({ doc: aNote(id, { text: 'once' }), revision });
    },
  );

  it('a removal whose reply is lost is unknown too', async () => {
    const caught = line.catchReply('delete');
    const outcome = notes.remove('a').catch((error: unknown) => error);
    (await caught).cut();
    expect(await outcome).toBeInstanceOf(OutcomeUnknown);
    expect(await notes.get('a')).toBeNull();
  });

  it('a batch whose reply is lost is unknown as a whole', async () => {
    const caught = line.catchReply('insert');
    const outcome = notes.insertMany([aNote('a'), aNote('d')]);
    (await caught).cut();
    expect(await outcome).toEqual(['unknown', 'unknown']);
    expect(await notes.count({ where: {} })).toBe(4);
  });

  it('a read whose reply is lost is made once more', async () => {
    const caught = line.catchReply('find');
    const read = notes.get('a');
    (await caught).cut();
    expect(await read).toEqual({ doc: aNote('a'), revision: 1 });
  });

  it('a batch into which another writer comes is unknown, and never told wrongly', async () => {
    const other = await openMongoStore({ uri: givenMongoUri(), database: database.name });
    const caught = line.catchReply('update');
    const outcome = notes.replaceMany([
      { doc: aNote('a', { text: 'ours' }), revision: 1 },
      { doc: aNote('b', { text: 'ours' }), revision: 7 },
    ]);
    const reply = await caught;
    await (await notesIn(other)).replace(aNote('a', { text: 'theirs' }), 2);
    reply.release();
    expect(await outcome).toEqual(['unknown', 'unknown']);
    await other.close();
  });

  it('a server that takes 2 s for every answer still works', async () => {
    line.delay(2_000);
    expect(await notes.replace(aNote('a', { text: 'slow' }), 1)).toBe(2);
    expect((await notes.get('a'))?.doc.text).toBe('slow');
    await store.ping();
  }, 20_000);

  it('a server that falls silent is noticed in time: unknown for who was writing, unavailable for the rest', async () => {
    line.fallSilent();
    const write = expect(notes.replace(aNote('a', { text: 'lost' }), 1)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await timed(() => write)).toBeLessThan(NOTICED_MS);
    expect(await timed(() => expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable))).toBeLessThan(NOTICED_MS);
    await expect(notes.insert(aNote('d'))).rejects.not.toBeInstanceOf(OutcomeUnknown);
  }, 30_000);
});
