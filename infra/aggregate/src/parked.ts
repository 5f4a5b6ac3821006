import type { Message } from '@sinan/bus';
import { instant, type Resources } from '@sinan/runtime';
import { type Collection, type CollectionSpec, type Doc, type Page, StaleRevision, type Stored } from '@sinan/store';

/**
 * A parked event: one that a reaction could not handle, or one of the same key that came after it. Rows of a lane (group, topic, key) are
 * handled in the order of `position`. A closed row keeps who dealt with it, and no longer what the message said; an erased one not its error
 * either, which may quote it.
 */
export interface ParkedRow extends Doc {
  readonly open: boolean;
  readonly lane: string;
  readonly position: number;
  readonly group: string;
  readonly topic: string;
  readonly key: string;
  readonly partition: number;
  readonly offset: string;
  readonly at: number;
  readonly value: string | null;
  readonly error: string;
  /** Waits behind another of its key; nothing is known to be wrong with it. */
  readonly behind: boolean;
  readonly replayable: boolean;
  readonly parkedAt: string;
  readonly closed?: {
    readonly how: 'replayed' | 'skipped' | 'erased';
    readonly by: string;
    readonly at: string;
    readonly reason?: string;
  };
}

/** In the place of the error of an erased row. */
const ERASED = 'erased';

export function parkedCollection(owner: string): CollectionSpec {
  return {
    owner,
    name: 'parked',
    fields: { open: 'boolean', lane: 'string', position: 'number' },
    indexes: [
      { equal: ['lane', 'open'], order: 'position' },
      { equal: ['open'], order: 'position' },
    ],
  };
}

export function laneOf(group: string, message: { readonly topic: string; readonly key: string }): string {
  return `${group}|${message.topic}|${message.key}`;
}

export interface Parked {
  readonly rows: Collection<ParkedRow>;
  /** Every lane with an open row. */
  lanes(): Promise<Set<string>>;
  head(lane: string): Promise<Stored<ParkedRow> | null>;
  /** Parks a message at the end of its lane; once, however often it is delivered. */
  add(
    group: string,
    message: Message,
    why: { readonly error: string; readonly behind: boolean; readonly replayable: boolean },
  ): Promise<void>;
  /** Resolves to false when the row has changed meanwhile: another process deals with the lane too. */
  close(
    row: Stored<ParkedRow>,
    closed: { readonly how: 'replayed' | 'skipped'; readonly by: string; readonly reason?: string },
  ): Promise<boolean>;
  /** Notes why a row failed again, unless it has changed meanwhile. */
  failedAgain(row: Stored<ParkedRow>, error: string): Promise<void>;
  /** Empties all rows of a lane, whoever else deals with it, and closes those that are open; resolves to how many these were. */
  erase(lane: string, by: string): Promise<number>;
}

export function openParked(resources: Resources, owner: string): Parked {
  const rows = resources.store.collection<ParkedRow>(parkedCollection(owner));
  const inLane = (lane: string) => ({ lane, open: true });

  async function lastPosition(lane: string): Promise<number> {
    const last = await rows.page({ where: inLane(lane), orderBy: { field: 'position', direction: 'desc' }, limit: 1 });
    return last.rows[0]?.doc.position ?? 0;
  }

  async function changed(row: ParkedRow, revision: number): Promise<boolean> {
    try {
      await rows.replace(row, revision);
      return true;
    } catch (error) {
      if (error instanceof StaleRevision) return false;
      throw error;
    }
  }

  /** Up to 500 rows of a lane that still say something. */
  async function speaking(lane: string, open: boolean): Promise<readonly Stored<ParkedRow>[]> {
    for (let after: string | null = null; ; ) {
      const query = {
        where: { lane, open },
        orderBy: { field: 'position', direction: 'asc' },
        after,
        limit: 500,
      } as const;
      const page: Page<ParkedRow> = await rows.page(query);
      const found = page.rows.filter(({ doc }) => doc.open || doc.error !== ERASED);
      if (found.length > 0 || page.next === null) return found;
      after = page.next;
    }
  }

  /** Resolves to how many rows there were. Another process may deal with them too. */
  async function silence(lane: string, open: boolean, by: string): Promise<number> {
    const closed = { how: 'erased', by, at: instant(resources.clock.now()) } as const;
    let erased = 0;
    for (let left = await speaking(lane, open); left.length > 0; left = await speaking(lane, open))
      for (const { doc, revision } of left) {
        const silent = { ...doc, open: false, value: null, error: ERASED, closed: doc.closed ?? closed };
        if (await changed(silent, revision)) erased += 1;
      }
    return erased;
  }

  return {
    rows,
    async lanes() {
      const found = new Set<string>();
      for (let after: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof rows.page>> = await rows.page({
          where: { open: true },
          orderBy: { field: 'position', direction: 'asc' },
          after,
          limit: 500,
        });
        for (const { doc } of page.rows) found.add(doc.lane);
        if (page.next === null) return found;
        after = page.next;
      }
    },
    async head(lane) {
      const page = await rows.page({ where: inLane(lane), orderBy: { field: 'position', direction: 'asc' }, limit: 1 });
      return page.rows[0] ?? null;
    },
    async add(group, message, why) {
      const lane = laneOf(group, message);
      const now = resources.clock.now();
      const { topic, key, partition, offset, at, value } = message;
      const position = Math.max(now, (await lastPosition(lane)) + 1);
      const id = `${group}|${topic}|${partition}|${offset}`;
      await rows.insertMany([
        {
          id,
          open: true,
          lane,
          position,
          group,
          topic,
          key,
          partition,
          offset,
          at,
          value,
          ...why,
          parkedAt: instant(now),
        },
      ]);
      resources.metrics.count('events_parked_total', { group });
      resources.log.error(
        { group, topic, partition, offset, error: why.error, behind: why.behind },
        'an event was parked',
      );
    },
    close: ({ doc, revision }, closed) =>
      changed(
        { ...doc, open: false, value: null, closed: { ...closed, at: instant(resources.clock.now()) } },
        revision,
      ),
    async failedAgain({ doc, revision }, error) {
      if (doc.error !== error || doc.behind) await changed({ ...doc, error, behind: false }, revision);
    },
    async erase(lane, by) {
      const erased = await silence(lane, true, by);
      await silence(lane, false, by);
      return erased;
    },
  };
}
