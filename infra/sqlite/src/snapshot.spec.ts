import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rowsIn, snapshot } from './snapshot.ts';

function given() {
  const folder = mkdtempSync(join(tmpdir(), 'sinan-snapshot-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, into] = [join(folder, 'some.db'), join(folder, 'copy.db')];
  const db = new Database(file);
  onTestFinished(() => void db.close());
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA application_id = 7; PRAGMA user_version = 3; CREATE TABLE "a.b" (text TEXT)',
  );
  db.exec(`INSERT INTO "a.b" VALUES ('stays'), ('${'gone'.repeat(50)}')`);
  return { db, file, into };
}

describe('given a file whose owner writes on', () => {
  it('when it is copied, then the copy is as it was at that moment, and knows whose it is', () => {
    const { db, file, into } = given();
    snapshot(file, into);
    db.exec(`INSERT INTO "a.b" VALUES ('later')`);
    expect([rowsIn(into), rowsIn(file)]).toEqual([{ 'a.b': 2 }, { 'a.b': 3 }]);
    const copy = new Database(into);
    const pragma = (name: string) => copy.prepare(`PRAGMA ${name}`).raw().get([]);
    expect([pragma('application_id'), pragma('user_version')]).toEqual([[7], [3]]);
    copy.close();
  });

  it('when something was deleted before, then the copy has none of its bytes', () => {
    const { db, file, into } = given();
    db.exec(`DELETE FROM "a.b" WHERE text LIKE 'gone%'`);
    snapshot(file, into);
    expect(readFileSync(into, 'latin1')).not.toContain('gonegone');
  });

  it('when there is a file already, then it stays as it is', () => {
    const { file, into } = given();
    snapshot(file, into);
    expect(() => snapshot(file, into)).toThrow();
  });
});
