import type { Resources, Worker } from '@sinan/runtime';
import type { Collection, CollectionSpec, Doc } from '@sinan/store';

/** A row of work: taken when `due`, under a lease (its `due` moves on), until done. `id` is derived from what asks for it, so it is inserted once. */
export interface WorkRow extends Doc {
  readonly open: boolean;
  readonly due: string;
  readonly attempts: number;
  readonly lastError?: string;
}

/** The collection of a queue. */
export declare function workCollection(owner: string, name: string): CollectionSpec;

export interface WorkQueue<Row extends WorkRow> {
  readonly rows: Collection<Row>;
  /** Inserts the rows that are not there yet; resolves when durable. Wakes the worker. */
  add(rows: readonly (Omit<Row, 'open' | 'due' | 'attempts'> & { readonly due?: string })[]): Promise<void>;
}
export declare function openWork<Row extends WorkRow>(resources: Resources, spec: CollectionSpec): WorkQueue<Row>;

/**
 * A worker over a queue: leases due rows, runs each (`concurrency` at once), and marks it done with what `run` returns merged in
 * (or removes it when `run` returns `'remove'`). A thrown error puts it back with back-off (1 s doubling to 10 min); a row is never given up silently:
 * after `giveUpAfter` attempts it is closed with `lastError` and counted.
 */
export declare function workWorker<Room, Row extends WorkRow>(spec: {
  readonly name: string;
  queue(room: Room): WorkQueue<Row>;
  run(room: Room, row: Row, context: { readonly signal: AbortSignal }): Promise<Partial<Row> | 'remove' | undefined>;
  readonly concurrency?: number;
  readonly leaseMs?: number;
  readonly giveUpAfter?: number;
}): Worker<Room>;
