import { randomUUID } from 'node:crypto';
import { isTransient } from '@sinan/bus';
import { instant, step } from '@sinan/runtime';
import { type Collection, OutcomeUnknown, StaleRevision, type Stored } from '@sinan/store';
import { OthersLeases } from './others-leases.ts';
import type { WorkRow } from './work-queue.ts';

/** The rows of work that one worker holds. */
export interface Leases<Row extends WorkRow> {
  held(): number;
  /** Takes up to `limit` due rows. */
  claim(limit: number): Promise<readonly Row[]>;
  /**
   * Writes what `next` makes of a row that is held, which goes on being held. Resolves to it once that is durable, or to null when the row is no
   * longer ours. `next` may be called more than once, each time with the row as it is stored.
   */
  keep(id: string, next: (row: Row) => Row): Promise<Row | null>;
  /**
   * Ends the lease of a row: writes what `next` makes of it as it is stored, or removes it. Resolves to what that was, or to null when the row
   * was no longer ours: the lease ran out and another took it, or whoever had asked for it has asked anew.
   */
  settle(id: string, next: (row: Row) => Row | 'remove'): Promise<Row | 'remove' | null>;
  stop(): void;
}

const SETTLE_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/**
 * A lease is short and is renewed while its row runs, however long that is: what a killed process held is free again after `leaseMs`, and
 * half of that again.
 */
export function openLeases<Row extends WorkRow>(
  rows: Collection<Row>,
  options: {
    readonly leaseMs: number;
    readonly now: () => number;
    readonly failed: (error: unknown) => void;
    /** Of which rows, among those that are due. Default: of all. */
    readonly of?: { readonly lane?: string };
    /** Aborted when the worker is to stop: it no longer waits for a store that is away. */
    readonly stopping: AbortSignal;
  },
): Leases<Row> {
  const held = new Map<string, Stored<Row>>();
  /** What was taken and is not settled yet. A lease that could not be renewed in time has run out, but what it was for still runs here. */
  const here = new Set<string>();
  const others = new OthersLeases<Row>(options.leaseMs / 2);
  let renewing: Promise<void> = Promise.resolve();
  const until = () => instant(options.now() + options.leaseMs);

  /** Moves the due time of these rows on; those that somebody wrote first are left out. */
  async function lease(found: readonly Stored<Row>[]): Promise<readonly Stored<Row>[]> {
    if (found.length === 0) return [];
    const outcomes = await rows.replaceMany(found);
    return found.flatMap(({ doc, revision }, i) => (outcomes[i] === 'ok' ? [{ doc, revision: revision + 1 }] : []));
  }

  /** A row that was woken while it runs is still ours, in a newer version: its lease is renewed the next time. */
  async function renew(): Promise<void> {
    const wanted = [...held.values()].map(({ doc, revision }) => ({ doc: { ...doc, due: until() }, revision }));
    const renewed = await lease(wanted);
    const done = new Set(renewed.map(({ doc }) => doc.id));
    const changed = wanted.filter(({ doc }) => !done.has(doc.id));
    const ours = changed.length === 0 ? [] : await rows.getMany(changed.map(({ doc }) => doc.id));
    for (const stored of [...renewed, ...ours])
      if (held.get(stored.doc.id)?.doc.lease === stored.doc.lease) held.set(stored.doc.id, stored);
  }
  const timer = setInterval(() => {
    renewing = renewing.then(renew).catch(options.failed);
  }, options.leaseMs / 3);

  /** Resolves to whether it is certain that it was written. */
  async function written({ doc, revision }: Stored<Row>, next: Row | 'remove'): Promise<boolean> {
    try {
      if (next === 'remove') return await rows.remove(doc.id, revision);
      await rows.replace(next, revision);
      return true;
    } catch (error) {
      if (error instanceof StaleRevision || error instanceof OutcomeUnknown) return false;
      throw error;
    }
  }

  /** While the store is away the outcome of a row waits for it: otherwise what was done would be done again. */
  async function untilAnswered<T>(write: () => Promise<T>): Promise<T> {
    for (const deadline = performance.now() + SETTLE_WITHIN_MS; ; ) {
      try {
        return await write();
      } catch (error) {
        if (!isTransient(error) || options.stopping.aborted || performance.now() > deadline) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async function settled(id: string, mine: Stored<Row> | undefined, next: (row: Row) => Row | 'remove') {
    for (let stored: Stored<Row> | null | undefined = mine; stored; ) {
      const wanted = next(stored.doc);
      if (await written(stored, wanted)) return wanted;
      const now: Stored<Row> | null = await rows.get(id);
      stored = now?.doc.lease === mine?.doc.lease ? now : null;
    }
    return null;
  }

  async function kept(id: string, next: (row: Row) => Row): Promise<Row | null> {
    const mine = held.get(id);
    for (let stored: Stored<Row> | null | undefined = mine; stored; ) {
      const doc = next(stored.doc);
      if (await written(stored, doc)) {
        held.set(id, { doc, revision: stored.revision + 1 });
        return doc;
      }
      const now: Stored<Row> | null = await rows.get(id);
      stored = now?.doc.lease === mine?.doc.lease ? now : null;
    }
    return null;
  }

  return {
    held: () => held.size,
    async claim(limit) {
      const due = await rows.page({
        where: { open: true, ...options.of, due: { lte: instant(options.now()) } },
        orderBy: { field: 'due', direction: 'asc' },
        limit: limit + here.size + others.size,
      });
      const token = randomUUID();
      const free = others.free(due.rows.filter(({ doc }) => !here.has(doc.id))).slice(0, limit);
      const wanted = free.map(({ doc, revision }) => ({
        doc: { ...doc, due: until(), attempts: doc.attempts + 1, lease: token },
        revision,
      }));
      const claimed = await lease(wanted);
      if (claimed.length > 0) step('work.after-claim');
      for (const stored of claimed) {
        held.set(stored.doc.id, stored);
        here.add(stored.doc.id);
      }
      return claimed.map(({ doc }) => doc);
    },
    keep(id, next) {
      const writing = renewing.then(() => untilAnswered(() => kept(id, next)));
      renewing = writing.then(
        () => undefined,
        () => undefined,
      );
      return writing;
    },
    async settle(id, next) {
      await renewing;
      const mine = held.get(id);
      held.delete(id);
      return untilAnswered(() => settled(id, mine, next)).finally(() => here.delete(id));
    },
    stop: () => clearInterval(timer),
  };
}
