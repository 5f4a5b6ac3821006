import { type Clock, instant } from '@sinan/runtime';
import { Scrub } from '@sinan/sqlite';
import Database from 'libsql';
import type { CaughtMail, MailContent } from './caught.ts';

/** How many mails the catcher keeps; older ones make way. */
const KEPT_MAILS = 10_000;

/** The catcher's own file. Its writes are few and small, so they run on the caller's thread. */
export interface MailFile {
  /** Keeps one row a recipient, durably when it returns. */
  keep(mail: {
    readonly sender: string;
    readonly recipients: readonly string[];
    readonly content: MailContent;
  }): readonly CaughtMail[];
  list(query: { readonly to?: string; readonly limit: number }): readonly CaughtMail[];
  get(id: string): CaughtMail | null;
  /** Removes the mails to an address. Resolves, when no byte of them is left in the file or beside it, to how many there were. */
  forget(address: string): Promise<number>;
  close(): void;
}

const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS mails (number INTEGER PRIMARY KEY AUTOINCREMENT, recipient TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS mails_by_recipient ON mails (recipient, number);
`;

/** Files of this version have never left deleted mails where they were; others are rewritten once. */
const OVERWRITTEN = 1;

function openDatabase(file: string): Database.Database {
  try {
    const db = new Database(file);
    db.exec(TABLES);
    const [version] = db.prepare('PRAGMA user_version').raw().get([]) as [number];
    if (version < OVERWRITTEN) db.exec(`VACUUM; PRAGMA user_version = ${OVERWRITTEN}`);
    return db;
  } catch (error) {
    throw new Error(`${file} cannot be used as the file of the mail catcher. Move it away and start again.`, {
      cause: error,
    });
  }
}

interface Row {
  readonly number: number;
  readonly body: string;
}
function mailOf({ number, body }: Row): CaughtMail {
  return { id: String(number), ...JSON.parse(body) };
}

export function openMailFile(file: string, clock: Clock, kept = KEPT_MAILS): MailFile {
  const db = openDatabase(file);
  const insert = db.prepare('INSERT INTO mails (recipient, body) VALUES (?, ?)');
  const makeWay = db.prepare('DELETE FROM mails WHERE number <= ?');
  const forget = db.prepare('DELETE FROM mails WHERE recipient = ?');
  const newest = db.prepare('SELECT number, body FROM mails ORDER BY number DESC LIMIT ?');
  const newestTo = db.prepare('SELECT number, body FROM mails WHERE recipient = ? ORDER BY number DESC LIMIT ?');
  const one = db.prepare('SELECT number, body FROM mails WHERE number = ?');

  function insertOne(mail: Omit<CaughtMail, 'id'>): CaughtMail {
    const number = Number(insert.run(mail.recipient, JSON.stringify(mail)).lastInsertRowid);
    makeWay.run(number - kept);
    return { id: String(number), ...mail };
  }
  /** All or none. SQLite has rolled back by itself when the disk is full. */
  function together<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    keep({ sender, recipients, content }) {
      const receivedAt = instant(clock.now());
      return together(() => recipients.map((recipient) => insertOne({ receivedAt, sender, recipient, ...content })));
    },
    list({ to, limit }) {
      const rows = to === undefined ? newest.all(limit) : newestTo.all(to.toLowerCase(), limit);
      return (rows as Row[]).map(mailOf);
    },
    get(id) {
      const row = /^[1-9]\d{0,14}$/.test(id) ? (one.get(Number(id)) as Row | undefined) : undefined;
      return row ? mailOf(row) : null;
    },
    async forget(address) {
      const { changes } = forget.run(address.toLowerCase());
      for (const scrub = new Scrub(db); scrub.step(); ) await new Promise((resolve) => setImmediate(resolve));
      return changes;
    },
    close: () => void db.close(),
  };
}
