import type Database from 'libsql';
import type { Entry } from '../delivery/entry.ts';
import { headOf, openForReading } from './file.ts';
import { endOf, entryId, offsetOf, slotOf } from './layout.ts';

export interface StoredTopic {
  readonly id: number;
  readonly name: string;
  readonly partitions: number;
}
interface Row {
  readonly id: number;
  readonly at: number;
  readonly key: string;
  readonly value: string | null;
}
/** What compaction needs to know of an entry. */
export interface Remains {
  readonly offset: number;
  readonly at: number;
  readonly key: string;
  readonly isTombstone: boolean;
}
/** Entries whose keys are read in one go: a few milliseconds. */
const REMAINS = 1_000;
/** Rows looked at in one go while searching for a time, so that the loop is never held for long. */
const SCAN = 5_000;

/** All reads of the log, on a connection of its own that cannot write. Synchronous: each call is short. */
export class Reader {
  readonly #db: Database.Database;
  readonly #batch: Database.Statement;
  readonly #scan: Database.Statement;
  readonly #remains: Database.Statement;

  constructor(file: string) {
    this.#db = openForReading(file);
    this.#batch = this.#db.prepare('SELECT id, at, key, value FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT ?');
    this.#scan = this.#db.prepare(
      `SELECT min(CASE WHEN at >= ? THEN id END) AS hit, max(id) AS last
       FROM (SELECT id, at FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT ${SCAN})`,
    );
    this.#remains = this.#db.prepare(
      `SELECT id, at, key, value IS NULL AS dead FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT ${REMAINS}`,
    );
  }

  topics(): readonly StoredTopic[] {
    return this.#db.prepare('SELECT id, name, partitions FROM topic ORDER BY id').all() as StoredTopic[];
  }

  head(topicId: number, partition: number): number {
    return headOf(this.#db, slotOf(topicId, partition));
  }

  /** Where a group is: slot → the offset that it handles next. A new group is nowhere. */
  positions(group: string): ReadonlyMap<number, number> {
    const rows = this.#db.prepare('SELECT slot, next FROM position WHERE grp = ?').all(group) as {
      slot: number;
      next: number;
    }[];
    return new Map(rows.map(({ slot, next }) => [slot, next]));
  }

  /** Up to `limit` entries of a partition from `from` on, in order. */
  batch(
    place: { readonly topic: string; readonly partition: number; readonly slot: number },
    from: number,
    limit: number,
  ): readonly Entry[] {
    const rows = this.#batch.all(entryId(place.slot, from), endOf(place.slot), limit) as Row[];
    return rows.map(({ id, at, key, value }) => {
      const offset = offsetOf(id);
      return {
        offset,
        message: { topic: place.topic, partition: place.partition, offset: String(offset), key, value, at },
      };
    });
  }

  /** The first offset of a slot whose message is of `time` or later, or null. */
  async firstSince(slot: number, time: number): Promise<number | null> {
    let from = entryId(slot, 0);
    for (;;) {
      const found = this.#scan.get(time, from, endOf(slot)) as { hit: number | null; last: number | null };
      if (found.hit !== null) return offsetOf(found.hit);
      if (found.last === null) return null;
      from = found.last + 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** What is there of a slot between two offsets, a chunk at a time; the loop goes on in between. */
  async *remains(slot: number, from: number, to: number): AsyncGenerator<readonly Remains[]> {
    for (let next = entryId(slot, from); ; ) {
      const rows = this.#remains.all(next, entryId(slot, to)) as {
        id: number;
        at: number;
        key: string;
        dead: number;
      }[];
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(({ id, at, key, dead }) => ({ offset: offsetOf(id), at, key, isTombstone: dead === 1 }));
      next = last.id + 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  close(): void {
    this.#db.close();
  }
}
