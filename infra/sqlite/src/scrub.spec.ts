import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Scrub } from './scrub.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sinan-sqlite-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'some.db');
}

function openedFor(file: string): Database.Database {
  const db = new Database(file);
  onTestFinished(() => void db.close());
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON');
  return db;
}

const ROUNDS = Array.from({ length: 10 }, (_, round) => round);

/** Rows that are written over, shorter and longer, so that SQLite moves them about. Gives the words that went and those that stay. */
function comeAndGone(db: Database.Database): { readonly gone: readonly string[]; readonly stay: readonly string[] } {
  db.exec('CREATE TABLE letter (number INTEGER PRIMARY KEY, name TEXT UNIQUE, text TEXT)');
  const insert = db.prepare('INSERT INTO letter VALUES (?, ?, ?)');
  const update = db.prepare('UPDATE letter SET name = ?, text = ? WHERE number = ?');
  const remove = db.prepare('DELETE FROM letter WHERE number = ?');
  const words = (round: number, n: number) => [`<name-${n}-of-${round}>`, `<text-${n}-of-${round}>`] as const;
  const numbers = Array.from({ length: 401 }, (_, n) => (n * 7) % 401);
  const textOf = (round: number, n: number, at: number) =>
    words(round, n)[1].padEnd(300 * ((round % 3) + 1) + ((at * 37) % 300), '.');
  for (const round of ROUNDS) {
    db.exec('BEGIN');
    for (const [at, n] of numbers.entries())
      if (round === 0) insert.run([n, words(round, n)[0], textOf(round, n, at)]);
      else update.run([words(round, n)[0], textOf(round, n, at), n]);
    db.exec('COMMIT');
  }
  db.exec('BEGIN');
  for (let n = 1; n < numbers.length; n += 2) remove.run([n]);
  db.exec('COMMIT');
  const stays = (round: number, n: number) => round === ROUNDS.at(-1) && n % 2 === 0;
  const of = (kept: boolean) =>
    ROUNDS.flatMap((round) => numbers.filter((n) => stays(round, n) === kept).flatMap((n) => words(round, n)));
  return { gone: of(false), stay: of(true) };
}
function leftIn(file: string, words: readonly string[]): readonly string[] {
  const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]).toString('latin1');
  const found = new Set(bytes.match(/<\w+-\d+-of-\d+>/g));
  return words.filter((word) => found.has(word));
}

function scrubbed(db: Database.Database): number {
  const scrub = new Scrub(db);
  for (let steps = 1; ; steps += 1) if (!scrub.step()) return steps;
}

describe('given a file from which words were deleted', () => {
  it('when only its log was emptied, then what SQLite moved about is left in its pages', () => {
    const file = newFile();
    const db = openedFor(file);
    const { gone } = comeAndGone(db);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(leftIn(file, gone)).not.toEqual([]);
  });

  it('when scrubbed, then none of them is left anywhere, the others are, and the file is whole', () => {
    const file = newFile();
    const db = openedFor(file);
    const { gone, stay } = comeAndGone(db);
    expect(scrubbed(db)).toBeGreaterThan(2);
    expect(leftIn(file, gone)).toEqual([]);
    expect(leftIn(file, stay)).toEqual(stay);
    expect(db.prepare('PRAGMA integrity_check').raw().get([])).toEqual(['ok']);
    expect(db.prepare('SELECT count(*), count(DISTINCT name) FROM letter').raw().get([])).toEqual([201, 201]);
  });

  it('when its owner commits between the steps, then both are done', () => {
    const file = newFile();
    const db = openedFor(file);
    const { gone } = comeAndGone(db);
    const scrub = new Scrub(db);
    for (let n = 1_000; scrub.step(); n += 1) db.exec(`INSERT INTO letter VALUES (${n}, '${n}', 'new')`);
    expect(leftIn(file, gone)).toEqual([]);
    expect(db.prepare('PRAGMA integrity_check').raw().get([])).toEqual(['ok']);
  });

  it('when a reader holds the log for long, then it says so, and can be asked again', () => {
    const file = newFile();
    const db = openedFor(file);
    const { gone } = comeAndGone(db);
    const reader = new Database(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM letter').get([]);
    db.exec("INSERT INTO letter VALUES (1000, 'x', 'x')");
    const scrub = new Scrub(db);
    expect(() => {
      while (scrub.step());
    }).toThrow('a reader holds the log');
    reader.exec('COMMIT');
    reader.close();
    expect(scrub.step()).toBe(false);
    expect(leftIn(file, gone)).toEqual([]);
  });

  it('when it vacuums itself, so that its pages look otherwise, then it is refused', () => {
    const db = new Database(newFile());
    onTestFinished(() => void db.close());
    db.exec('PRAGMA auto_vacuum = FULL; CREATE TABLE letter (text)');
    expect(() => scrubbed(db)).toThrow('cannot be scrubbed');
  });
});
