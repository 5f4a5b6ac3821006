import type Database from 'libsql';

/** The first byte of a page of a b-tree: interior, then leaf (https://www.sqlite.org/fileformat2.html#b_tree_pages). */
const INTERIOR: readonly number[] = [2, 5];
const LEAF: readonly number[] = [10, 13];
/** Any other page begins with the number of a page (unless the file vacuums itself): of so few pages its first byte is none of those. */
const MOST_PAGES = 0x02_00_00_00;
/** The file's own header stands before the first page's. */
const FILE_HEADER = 100;
const ZEROES = Buffer.alloc(65_536);

/**
 * Zeroes what SQLite leaves in the middle of its pages: when it moves rows from one page to another, their bytes stay in the gap that they
 * leave, beyond the reach of `secure_delete`, which overwrites what is deleted and not what is moved. Looks at `count` pages from `from` on,
 * in one commit; resolves to where the next ones begin, or to null behind the last.
 */
export function zeroGaps(db: Database.Database, from: number, count: number): number | null {
  const pages = pragma(db, 'page_count');
  if (pages >= MOST_PAGES || pragma(db, 'auto_vacuum') !== 0) throw new Error('this file cannot be scrubbed');
  const read = db.prepare('SELECT pgno, data FROM sqlite_dbpage WHERE pgno >= ? AND pgno < ?').raw();
  const write = db.prepare('UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?');
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const [number, page] of read.all([from, from + count]) as [number, Buffer][])
      if (zeroGapOf(page, number === 1 ? FILE_HEADER : 0)) write.run([page, number]);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
  return from + count > pages ? null : from + count;
}

function pragma(db: Database.Database, name: string): number {
  const [value] = db.prepare(`PRAGMA ${name}`).raw().get([]) as [number];
  return value;
}

/** Whether there was something in the gap: between the pointers to the page's cells and the first of these. */
function zeroGapOf(page: Buffer, header: number): boolean {
  const isInterior = INTERIOR.includes(page[header] ?? 0);
  if (!isInterior && !LEAF.includes(page[header] ?? 0)) return false;
  const cells = page.readUInt16BE(header + 3);
  const gap = page.subarray(header + (isInterior ? 12 : 8) + 2 * cells, page.readUInt16BE(header + 5) || page.length);
  if (gap.equals(ZEROES.subarray(0, gap.length))) return false;
  gap.fill(0);
  return true;
}
