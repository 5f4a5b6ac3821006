import Database from 'libsql';

/** How long it waits for a checkpoint that has just begun. */
const WAIT_MS = 5_000;

/**
 * Copies a file as it stands at one moment into a new one, whole and without what was deleted, while its owner goes on writing. Takes its
 * time, and holds this thread meanwhile: it is for a process that does nothing else. Not durable yet when it returns.
 */
export function snapshot(file: string, into: string): void {
  const db = new Database(file);
  try {
    db.exec(`PRAGMA busy_timeout = ${WAIT_MS}`);
    db.prepare('VACUUM INTO ?').run([into]);
  } finally {
    db.close();
  }
}

/** How many rows each table of a file has that nobody writes to. Throws when the file is damaged. */
export function rowsIn(file: string): { readonly [table: string]: number } {
  const db = new Database(file);
  try {
    const [verdict] = db.prepare('PRAGMA quick_check').raw().get([]) as [string];
    if (verdict !== 'ok') throw new Error(`${file} is damaged: ${verdict}`);
    const tables = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
      )
      .raw()
      .all([]) as [string][];
    return Object.fromEntries(tables.map(([name]) => [name, rowsOf(db, name)]));
  } finally {
    db.close();
  }
}

function rowsOf(db: Database.Database, table: string): number {
  const [rows] = db
    .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
    .raw()
    .get([]) as [number];
  return rows;
}
