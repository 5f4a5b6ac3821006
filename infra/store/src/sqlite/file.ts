import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { StoreError } from '../port.ts';
import { type Connection, connect, prepare, transaction } from './driver.ts';

/** `Sina`, in the header of every file of ours. */
const APPLICATION_ID = 0x53696e61;
/** The version of the tables that this code reads and writes. */
const LAYOUT = 1;
const HEADER = 'SQLite format 3\0';
const WAL_MAGIC = [0x377f0682, 0x377f0683];

/** Opens the file for writing, making it when it is not there. Throws a `StoreError` that says what to do when it cannot be used. */
export function openForWriting(file: string): Connection {
  checkHeader(file);
  checkLog(`${file}-wal`);
  const connection = connect(file);
  try {
    prepareFile(connection, file);
    return connection;
  } catch (error) {
    connection.close();
    throw error instanceof StoreError ? error : damaged(file, error);
  }
}

/** Holds `<file>.lock` until closed. The operating system frees it when the process ends, however it ends. */
export function lock(file: string): Connection {
  const connection = connect(`${file}.lock`);
  connection.exec('PRAGMA busy_timeout = 0');
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch {
    connection.close();
    throw new StoreError(
      `${file} is in use by another process: stop that one first, or give this one a folder of its own`,
    );
  }
}

function prepareFile(connection: Connection, file: string): void {
  const application = pragma(connection, 'application_id');
  const tables = Number(prepare(connection, 'SELECT count(*) FROM sqlite_schema').get([])?.[0]);
  if (application !== APPLICATION_ID && tables > 0)
    throw new StoreError(`${file} belongs to another program: move it away, or name another file`);
  const layout = pragma(connection, 'user_version');
  if (layout > LAYOUT)
    throw new StoreError(
      `${file} was written by a newer version (layout ${layout}, this one reads ${LAYOUT}): start that version, or restore a backup of before`,
    );
  // A commit is answered only when it is on disk; the log is kept to a size that a restart reads quickly. What is deleted is overwritten.
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON',
  );
  transaction(connection, () => {
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LAYOUT}`);
    if (tables === 0) connection.exec(OVERWRITTEN);
    connection.exec(
      'CREATE TABLE IF NOT EXISTS sinan_collections (name TEXT PRIMARY KEY, spec TEXT NOT NULL) WITHOUT ROWID',
    );
    connection.exec(
      'CREATE TABLE IF NOT EXISTS sinan_openings (number INTEGER PRIMARY KEY CHECK (number > 0), room BLOB)',
    );
  });
}

/** Marks a file in which everything that was ever deleted has been overwritten. */
const OVERWRITTEN = 'CREATE TABLE IF NOT EXISTS sinan_overwritten (mark)';

/** Rewrites, once, a file of a release that left deleted bytes where they were. */
export function overwriteDeleted(connection: Connection): void {
  const marked = prepare(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'sinan_overwritten'").get([]);
  if (marked) return;
  connection.exec('VACUUM');
  connection.exec(OVERWRITTEN);
}

/** Counts this opening of the file, so that version numbers are never given twice. */
export function countOpening(connection: Connection): number {
  return transaction(connection, () => {
    prepare(
      connection,
      'INSERT INTO sinan_openings (number) SELECT coalesce(max(number), 0) + 1 FROM sinan_openings',
    ).run([]);
    prepare(connection, 'DELETE FROM sinan_openings WHERE number < (SELECT max(number) FROM sinan_openings)').run([]);
    return Number(prepare(connection, 'SELECT max(number) FROM sinan_openings').get([])?.[0]);
  });
}

const PROBE_BYTES = 65_536;

/** Writes and takes away as much as a large write needs; throws when there is no room. */
export function probeRoom(connection: Connection): void {
  transaction(connection, () => connection.exec(`UPDATE sinan_openings SET room = zeroblob(${PROBE_BYTES})`));
  transaction(connection, () => connection.exec('UPDATE sinan_openings SET room = NULL'));
}

function pragma(connection: Connection, name: string): number {
  return Number(prepare(connection, `PRAGMA ${name}`).get([])?.[0]);
}

function checkHeader(file: string): void {
  const head = headOf(file, HEADER.length);
  if (head.length > 0 && head.toString('latin1') !== HEADER) {
    throw new StoreError(`${file} is not a database: move it away (a new one is made), or restore a backup`);
  }
}

/** SQLite takes a log that it cannot read for an empty one, and with it goes what was acknowledged. */
function checkLog(log: string): void {
  const head = headOf(log, 32);
  if (head.length < 32 || head.every((byte) => byte === 0)) return;
  if (!WAL_MAGIC.includes(head.readUInt32BE(0))) {
    throw new StoreError(
      `${log} is damaged, and may hold acknowledged writes: restore a backup, or move it away to go on without them`,
    );
  }
}

function headOf(file: string, bytes: number): Buffer {
  if (!existsSync(file) || !statSync(file).isFile()) return Buffer.alloc(0);
  const head = Buffer.alloc(bytes);
  const descriptor = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(descriptor, head, 0, bytes, 0));
  } finally {
    closeSync(descriptor);
  }
}

function damaged(file: string, error: unknown): StoreError {
  return new StoreError(
    `${file} cannot be opened (${error instanceof Error ? error.message : error}): restore a backup`,
    { cause: error },
  );
}
