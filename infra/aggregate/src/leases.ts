import { instant, step } from '@sinan/runtime';
import type { Collection, Stored } from '@sinan/store';
import type { WorkRow } from './work.ts';

/** The rows of work that one worker holds. */
export interface Leases<Row extends WorkRow> {
  held(): number;
  /** Takes up to `limit` due rows. */
  claim(limit: number): Promise<readonly Row[]>;
  /** Ends the lease of a row: gives it as it is stored, for the write that settles it. */
  release(id: string): Promise<Stored<Row>>;
  stop(): void;
}

/**
 * A lease is short and is renewed while its row runs, however long that is: what a killed process held is free again after `leaseMs`.
 */
export function openLeases<Row extends WorkRow>(
  rows: Collection<Row>,
  options: { readonly leaseMs: number; readonly now: () => number; readonly failed: (error: unknown) => void },
): Leases<Row> {
  const held = new Map<string, Stored<Row>>();
  let renewing: Promise<void> = Promise.resolve();
  const until = () => instant(options.now() + options.leaseMs);

  /** Moves the due time of these rows on; those that another writer had first are left out. */
  async function lease(found: readonly Stored<Row>[]): Promise<readonly Stored<Row>[]> {
    if (found.length === 0) return [];
    const outcomes = await rows.replaceMany(found);
    return found.flatMap(({ doc, revision }, i) => (outcomes[i] === 'ok' ? [{ doc, revision: revision + 1 }] : []));
  }

  async function renew(): Promise<void> {
    const renewed = await lease(
      [...held.values()].map(({ doc, revision }) => ({ doc: { ...doc, due: until() }, revision })),
    );
    for (const stored of renewed) if (held.has(stored.doc.id)) held.set(stored.doc.id, stored);
  }
  const timer = setInterval(() => {
    renewing = renewing.then(renew).catch(options.failed);
  }, options.leaseMs / 3);

  return {
    held: () => held.size,
    async claim(limit) {
      const due = await rows.page({
        where: { open: true, due: { lte: instant(options.now()) } },
        orderBy: { field: 'due', direction: 'asc' },
        limit,
      });
      const wanted = due.rows.map(({ doc, revision }) => ({
        doc: { ...doc, due: until(), attempts: doc.attempts + 1 },
        revision,
      }));
      const claimed = await lease(wanted);
      if (claimed.length > 0) step('work.after-claim');
      for (const stored of claimed) held.set(stored.doc.id, stored);
      return claimed.map(({ doc }) => doc);
    },
    async release(id) {
      await renewing;
      const stored = held.get(id);
      if (!stored) throw new Error(`the row ${id} is not held`);
      held.delete(id);
      return stored;
    },
    stop: () => clearInterval(timer),
  };
}
