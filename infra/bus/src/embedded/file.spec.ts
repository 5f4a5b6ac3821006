import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { openEmbeddedBus, UnusableLog } from '../index.ts';
import { logFile } from '../testing/log-folder.ts';

/** A closed log with some 200 KB in it. */
async function usedLog(): Promise<string> {
  const file = logFile();
  const bus = await openEmbeddedBus({ file });
  await bus.declare(['t']);
  await bus.publish(Array.from({ length: 50 }, (_, n) => ({ topic: 't', key: `${n}`, value: 'x'.repeat(4_096) })));
  await bus.close();
  return file;
}

async function refusalOf(file: string): Promise<UnusableLog> {
  const before = readFileSync(file);
  const error = await openEmbeddedBus({ file }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UnusableLog)) throw new Error(`opened, or failed otherwise: ${String(error)}`);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(error.message).toContain(file);
  expect(error.message).toContain('from a backup, or move it away');
  return error;
}

describe('given a file that is no log of ours', () => {
  it('when it is not SQLite, then opening is refused and says what to do', async () => {
    const file = logFile();
    writeFileSync(file, '司南'.repeat(4_096));
    expect((await refusalOf(file)).message).toContain('not an SQLite file');
  });

  it('when another program wrote it, then opening is refused', async () => {
    const file = logFile();
    const db = new Database(file);
    db.exec('CREATE TABLE other (a)');
    db.close();
    expect((await refusalOf(file)).message).toContain('another program');
  });

  it('when a newer release wrote it, then opening is refused and names the version', async () => {
    const file = await usedLog();
    const db = new Database(file);
    db.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    expect((await refusalOf(file)).message).toContain('version 99');
  });
});

describe('given a log that has lost its end', () => {
  it.each([
    ['half of it', 0.5],
    ['all but its first page', 0.02],
    ['its last page', 0.98],
  ])('when %s is left or gone, then opening is refused', async (_, part) => {
    const file = await usedLog();
    const pages = Math.floor((statSync(file).size * part) / 4_096);
    truncateSync(file, Math.max(1, pages) * 4_096);
    expect((await refusalOf(file)).message).toContain('damaged or cut off');
  });
});

describe('given a log whose first page is garbage', () => {
  it('when the table of tables cannot be read, then opening is refused', async () => {
    const file = await usedLog();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 4_096);
    writeFileSync(file, bytes);
    expect((await refusalOf(file)).message).toContain('damaged or cut off');
  });
});

describe('given what a process leaves that was killed while it created the log', () => {
  it.each([
    ['an empty file', () => Buffer.alloc(0)],
    ['a database without tables', emptyDatabase],
  ])('when it is %s, then the log is created', async (_, content) => {
    const file = logFile();
    writeFileSync(file, content());
    const bus = await openEmbeddedBus({ file });
    await bus.declare(['t']);
    await bus.close();
  });
});

describe('given a log whose write-ahead file was not yet folded in', () => {
  it('when both are put elsewhere, then everything is there', async () => {
    const file = logFile();
    const bus = await openEmbeddedBus({ file });
    await bus.declare(['t']);
    await bus.publish([{ topic: 't', key: 'k', value: 'v' }]);
    const copy = logFile();
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix);
    await bus.close();
    const restored = await openEmbeddedBus({ file: copy });
    const running = await restored.subscribe({
      group: 'g',
      topics: ['t'],
      handle: () => new Promise(() => {}),
      park: async () => {},
      timeoutMs: 10,
    });
    expect(await running.lag()).toBe(1);
    await restored.close();
  });
});

function emptyDatabase(): Buffer {
  const file = logFile();
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.close();
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}
