import { once } from 'node:events';
import { createWriteStream, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Doc, type Store, StoreUnavailable } from '../port.ts';
import { aNote, NOTES, newFile } from '../testing/notes.ts';
import { connect } from './driver.ts';
import { openSqliteStore } from './store.ts';

/** A store with 200 notes, closed. */
async function storedFile(): Promise<string> {
  const file = newFile();
  const store = await openWithNotes(file);
  await store.close();
  return file;
}

async function openWithNotes(file: string): Promise<Store> {
  const store = await openSqliteStore({ file });
  await store.declare([NOTES]);
  await store
    .forService(NOTES.owner)
    .collection<Doc>(NOTES)
    .insertMany(Array.from({ length: 200 }, (_, i) => aNote(`${i}`)));
  return store;
}

function change(file: string, sql: string): void {
  const connection = connect(file);
  connection.exec(sql);
  connection.close();
}

describe('given a file that cannot be used', () => {
  it('refuses one that is no database, and leaves it as it is', async () => {
    const file = newFile();
    writeFileSync(file, 'minutes of the meeting, 3 March');
    await expect(openSqliteStore({ file })).rejects.toThrow(/not a database: move it away/);
    expect(readFileSync(file, 'utf8')).toBe('minutes of the meeting, 3 March');
  });

  it('refuses a database of another program', async () => {
    const file = newFile();
    change(file, 'CREATE TABLE theirs (x)');
    await expect(openSqliteStore({ file })).rejects.toThrow(/belongs to another program: move it away/);
  });

  it('refuses one that a newer version wrote', async () => {
    const file = await storedFile();
    change(file, 'PRAGMA user_version = 2');
    await expect(openSqliteStore({ file })).rejects.toThrow(/newer version .*: start that version/);
  });

  it.each([10, 100, 5_000])('refuses one that was cut after %i bytes', async (bytes) => {
    const file = await storedFile();
    truncateSync(file, bytes);
    await expect(openSqliteStore({ file })).rejects.toThrow(/restore a backup/);
  });

  it('refuses a log that is no log, because acknowledged writes may be in it', async () => {
    const file = await storedFile();
    writeFileSync(`${file}-wal`, Buffer.alloc(4_096, 7));
    await expect(openSqliteStore({ file })).rejects.toThrow(/-wal is damaged.*restore a backup/);
  });

  it('refuses a folder that is not there', async () => {
    await expect(openSqliteStore({ file: `${newFile()}/no/store.db` })).rejects.toThrow(/store\.db/);
  });

  it('refuses a file that is open already, until it is closed', async () => {
    const file = newFile();
    const first = await openSqliteStore({ file });
    await expect(openSqliteStore({ file })).rejects.toThrow(/in use by another process/);
    await first.close();
    await (await openSqliteStore({ file })).close();
  });
});

describe('given a log whose end was torn', () => {
  it('opens with every commit before the tear', async () => {
    const file = newFile();
    const store = await openWithNotes(file);
    const copy = newFile();
    for (const suffix of ['', '-wal']) writeFileSync(`${copy}${suffix}`, readFileSync(`${file}${suffix}`));
    await store.close();
    const tail = createWriteStream(`${copy}-wal`, { flags: 'a' });
    tail.end(Buffer.alloc(3_000, 9));
    await once(tail, 'close');

    const again = await openSqliteStore({ file: copy });
    await again.declare([NOTES]);
    expect(
      await again
        .forService(NOTES.owner)
        .collection(NOTES)
        .count({ where: { tags: { contains: 'new' } } }),
    ).toBe(200);
    await again.close();
  });
});

describe('given a file of a release that left deleted bytes where they were', () => {
  it('rewrites it with its first scrub', async () => {
    const file = await storedFile();
    change(
      file,
      'DELETE FROM "desk.notes" WHERE seq > 100; DROP TABLE sinan_overwritten; VACUUM; DELETE FROM "desk.notes"',
    );
    expect(readFileSync(file).includes('商标侵权')).toBe(true);
    const store = await openSqliteStore({ file });
    expect(readFileSync(file).includes('商标侵权')).toBe(true);
    await store.scrub();
    expect(readFileSync(file).includes('商标侵权')).toBe(false);
    await store.close();
  });
});

describe('given a reader that keeps the log from being emptied', () => {
  it('rejects a scrub as unavailable, and does it when the reader has gone', async () => {
    const file = newFile();
    const store = await openWithNotes(file);
    const reader = connect(file);
    reader.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await store.forService(NOTES.owner).collection(NOTES).remove('7');
    await expect(store.scrub()).rejects.toBeInstanceOf(StoreUnavailable);
    reader.exec('COMMIT');
    reader.close();
    await store.scrub();
    expect(readFileSync(`${file}-wal`)).toHaveLength(0);
    await store.close();
  });
});
