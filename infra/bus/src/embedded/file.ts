import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { endOf, entryId, offsetOf } from './layout.ts';

/** 'SNLG': marks a file as a log of Sinan (`PRAGMA application_id`). */
const APPLICATION = 0x534e4c47;
const VERSION = 1;
const MAGIC = 'SQLite format 3\0';
/** Places in the header of an SQLite file (https://www.sqlite.org/fileformat2.html#the_database_header). */
const HEADER_BYTES = 100;
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;

const TABLES = `
  CREATE TABLE topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL);
  CREATE TABLE entry (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, key TEXT NOT NULL, value TEXT);
  CREATE TABLE floor (slot INTEGER PRIMARY KEY, next INTEGER NOT NULL);
  CREATE TABLE position (grp TEXT NOT NULL, slot INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (grp, slot)) WITHOUT ROWID;
  CREATE TABLE probe (padding BLOB NOT NULL);
`;

const ENDS_OF_TABLES = `
  SELECT * FROM topic; SELECT * FROM floor; SELECT count(*) FROM position;
  SELECT * FROM entry WHERE id = (SELECT min(id) FROM entry); SELECT * FROM entry WHERE id = (SELECT max(id) FROM entry);
`;

/** The log's file cannot be used as it is: its message says what to do. Nothing was changed. */
export class UnusableLog extends Error {
  override readonly name = 'UnusableLog';
  constructor(file: string, why: string) {
    super(
      `The log ${file} cannot be used: ${why}. Put back the right file (with its -wal file) from a backup, or move it away ` +
        'and start again: the topics are then published anew from the store.',
    );
  }
}

/** Creates the file, or checks that it is a whole log of this version. Throws `UnusableLog`. */
export function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (isUnwritten(file)) create(file);
}

function create(file: string): void {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec(
    `BEGIN IMMEDIATE; ${TABLES} PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION}; COMMIT;`,
  );
  db.close();
}

/** An empty database is what a process leaves that was killed while it created the file. */
function isUnwritten(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return true;
  checkBytes(file);
  const { application, version, tables } = identityOf(file);
  if (application === 0 && tables === 0) return true;
  if (application !== APPLICATION) throw new UnusableLog(file, 'it belongs to another program');
  if (version > VERSION) throw new UnusableLog(file, `a newer release wrote it (version ${version}); run that release`);
  return false;
}

/**
 * What SQLite itself does not mind: it opens a file that has lost its last pages. The header says how many there were; as long as a
 * write-ahead file stands beside it, the missing ones may be in there.
 */
function checkBytes(file: string): void {
  const header = headerOf(file);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new UnusableLog(file, 'it is not an SQLite file');
  const whole = header.readUInt16BE(PAGE_SIZE_AT) * header.readUInt32BE(PAGE_COUNT_AT);
  const { size } = statSync(file);
  if (size < whole && !hasWriteAhead(file)) throw damaged(file, `${size} of ${whole} bytes are left`);
}

function hasWriteAhead(file: string): boolean {
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
}

function damaged(file: string, how: string): UnusableLog {
  return new UnusableLog(file, `it is damaged or cut off (${how})`);
}

function headerOf(file: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header, 0, HEADER_BYTES, 0);
  closeSync(descriptor);
  return header;
}

interface Identity {
  readonly application: number;
  readonly version: number;
  readonly tables: number;
}

/** Reads a little of every table, which SQLite refuses when the pages for it are missing or garbage. */
function identityOf(file: string): Identity {
  try {
    const db = new Database(file);
    const { application_id: application } = db.prepare('PRAGMA application_id').get() as { application_id: number };
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    const { tables } = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
    if (application === APPLICATION) db.exec(ENDS_OF_TABLES);
    db.close();
    return { application, version, tables };
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
}

/** The only connection that writes. Deleted entries are overwritten with zeros, since what has expired may have been personal. */
export function openForWriting(file: string, maxPages: number | null): Database.Database {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864');
  if (maxPages !== null) db.exec(`PRAGMA max_page_count = ${maxPages}`);
  return db;
}

export function openForReading(file: string): Database.Database {
  const db = new Database(file);
  db.exec('PRAGMA query_only = ON');
  return db;
}

/** The offset that the next message of a slot gets: behind its last entry, or behind those that have been deleted. */
export function headOf(db: Database.Database, slot: number): number {
  const last = db
    .prepare('SELECT max(id) AS id FROM entry WHERE id >= ? AND id < ?')
    .get(entryId(slot, 0), endOf(slot)) as {
    id: number | null;
  };
  const floor = db.prepare('SELECT max(next) AS next FROM floor WHERE slot = ?').get(slot) as { next: number | null };
  return Math.max(last.id === null ? 0 : offsetOf(last.id) + 1, floor.next ?? 0);
}
