import type Database from 'libsql';
import { zeroGaps } from './gaps.ts';

/** Some ten milliseconds of work, so that other writers wait no longer. */
const PAGES_A_STEP = 128;
/** How long the last step waits for readers, whose reads are short. */
const READERS_MS = 1_000;

/**
 * Takes from a file's disk what was deleted and overwritten before: the bytes in its pages, and those in its log, which is emptied. For a
 * connection with `secure_delete`, in steps, between which its owner may commit.
 */
export class Scrub {
  readonly #db: Database.Database;
  #next: number | null = 1;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Resolves to whether more steps are left. Throws when the disk is full, or a reader has kept the log from being emptied. */
  step(): boolean {
    if (this.#next === null) {
      emptyLog(this.#db);
      return false;
    }
    this.#next = zeroGaps(this.#db, this.#next, PAGES_A_STEP);
    return true;
  }
}

function emptyLog(db: Database.Database): void {
  const [before] = db.prepare('PRAGMA busy_timeout').raw().get([]) as [number];
  db.exec(`PRAGMA busy_timeout = ${READERS_MS}`);
  try {
    const [busy] = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw().get([]) as [number];
    if (busy !== 0) throw new Error('a reader holds the log, which could not be emptied');
  } finally {
    db.exec(`PRAGMA busy_timeout = ${before}`);
  }
}
