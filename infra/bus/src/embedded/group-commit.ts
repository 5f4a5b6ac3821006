import { Scrub } from '@sinan/sqlite';
import type Database from 'libsql';
import { headOf, openForWriting } from './file.ts';
import { endOf, entryId } from './layout.ts';
import type { Answer, Append, Ask, Commit, Declare, Drop, Erase, Request, WriterData } from './protocol.ts';

/** Two pages: a probe passes only when a message of ordinary size would fit. */
const PROBE_BYTES = 8192;

/**
 * Writes groups of requests, each group in one durable commit: all of it is stored, or none of it. Lives in the writer thread.
 * No savepoints: a full disk rolls back the whole group in any case.
 */
export class GroupCommit {
  readonly #db: Database.Database;
  readonly #heads = new Map<number, number>();
  readonly #insert: Database.Statement;
  readonly #position: Database.Statement;
  #scrub: Scrub | null = null;

  constructor(data: WriterData) {
    this.#db = openForWriting(data.file, data.maxPages);
    this.#insert = this.#db.prepare('INSERT INTO entry (id, at, key, value) VALUES (?, ?, ?, ?)');
    this.#position = this.#db.prepare('INSERT OR REPLACE INTO position (grp, slot, next) VALUES (?, ?, ?)');
  }

  write(group: readonly Request[]): readonly Answer[] {
    const scrubs = group.filter(({ ask }) => ask.kind === 'scrub');
    const answers = this.#commitAll(scrubs.length === 0 ? group : group.filter((request) => !scrubs.includes(request)));
    return [...answers, ...scrubs.map(({ id }) => this.#scrubOn(id))];
  }

  #commitAll(group: readonly Request[]): readonly Answer[] {
    if (group.length === 0) return [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const answers = group.map(({ id, ask }) => ({ id, ok: true as const, result: this.#apply(ask) }));
      this.#db.exec('COMMIT');
      return answers;
    } catch (error) {
      this.#forget();
      return group.map(({ id }) => refusal(id, error));
    }
  }

  /**
   * Goes on with the scrub that is under way, or begins one: it commits by itself. One that fails is begun anew, since what is deleted meanwhile
   * may lie behind it.
   */
  #scrubOn(id: number): Answer {
    const scrub = this.#scrub ?? new Scrub(this.#db);
    this.#scrub = null;
    try {
      const more = scrub.step();
      if (more) this.#scrub = scrub;
      return { id, ok: true, result: [Number(more)] };
    } catch (error) {
      return refusal(id, error);
    }
  }

  /** Folds the write-ahead file into the log, so that one file is all there is to copy. A full disk may prevent it; the next start does it. */
  close(): void {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#db.close();
    }
  }

  /** SQLITE_FULL has rolled back already; other errors have not. What was counted ahead is read again from the file. */
  #forget(): void {
    this.#heads.clear();
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
  }

  #apply(ask: Ask): readonly number[] {
    switch (ask.kind) {
      case 'append':
        return this.#append(ask);
      case 'commit':
        return this.#commit(ask);
      case 'declare':
        return this.#declare(ask);
      case 'drop':
        return this.#drop(ask);
      case 'erase':
        return this.#erase(ask);
      case 'probe':
        return this.#probe();
      case 'scrub':
      case 'close':
        return [];
      default:
        return ask satisfies never;
    }
  }

  #append({ at, slots, keys, values }: Append): readonly number[] {
    return slots.map((slot, index) => {
      const offset = this.#heads.get(slot) ?? headOf(this.#db, slot);
      this.#insert.run(entryId(slot, offset), at, keys[index], values[index]);
      this.#heads.set(slot, offset + 1);
      return offset;
    });
  }

  #commit({ group, slots, nexts }: Commit): readonly number[] {
    slots.forEach((slot, index) => {
      this.#position.run(group, slot, nexts[index]);
    });
    return [];
  }

  #declare({ topics, partitions }: Declare): readonly number[] {
    const make = this.#db.prepare('INSERT OR IGNORE INTO topic (name, partitions) VALUES (?, ?)');
    const find = this.#db.prepare('SELECT id, partitions FROM topic WHERE name = ?');
    return topics.flatMap((name) => {
      make.run(name, partitions);
      const made = find.get(name) as { id: number; partitions: number };
      return [made.id, made.partitions];
    });
  }

  #drop({ slot, before, limit }: Drop): readonly number[] {
    this.#keepHead(slot);
    const oldest = 'SELECT id FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT ?';
    const { changes } = this.#db
      .prepare(`DELETE FROM entry WHERE id IN (${oldest}) AND at < ?`)
      .run(entryId(slot, 0), endOf(slot), limit, before);
    return [changes];
  }

  #erase({ slot, offsets }: Erase): readonly number[] {
    this.#keepHead(slot);
    const erase = this.#db.prepare('DELETE FROM entry WHERE id = ?');
    for (const offset of offsets) erase.run(entryId(slot, offset));
    return [];
  }

  /** Remembers the head of what is to be shortened, so that offsets go on increasing when a partition has been emptied. */
  #keepHead(slot: number): void {
    const head = this.#heads.get(slot) ?? headOf(this.#db, slot);
    this.#db.prepare('INSERT OR REPLACE INTO floor (slot, next) VALUES (?, ?)').run(slot, head);
  }

  #probe(): readonly number[] {
    this.#db.prepare('INSERT INTO probe (padding) VALUES (zeroblob(?))').run(PROBE_BYTES);
    this.#db.exec('DELETE FROM probe');
    return [];
  }
}

function refusal(id: number, error: unknown): Answer {
  return { id, ok: false, error: error instanceof Error ? error.message : String(error) };
}
