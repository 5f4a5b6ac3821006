import { instant, type Resources, step, type Worker } from '@sinan/runtime';
import type { Collection, CollectionSpec, Doc } from '@sinan/store';
import { openLeases } from './leases.ts';

/** A row of work: taken when `due`, under a lease (its `due` moves on), until done. `id` is derived from what asks for it, so it is inserted once. */
export interface WorkRow extends Doc {
  readonly open: boolean;
  readonly due: string;
  readonly attempts: number;
  readonly lastError?: string;
}

/** The collection of a queue. */
export function workCollection(owner: string, name: string): CollectionSpec {
  return { owner, name, fields: { open: 'boolean', due: 'string' }, indexes: [{ equal: ['open'], order: 'due' }] };
}

/** What is asked for: the row without its book-keeping; `due` when it is not at once. */
export type NewWork<Row extends WorkRow> = Omit<Row, 'open' | 'due' | 'attempts' | 'lastError'> & {
  readonly due?: string;
};

export interface WorkQueue<Row extends WorkRow> {
  readonly rows: Collection<Row>;
  /** Inserts the rows that are not there yet; resolves when durable. Wakes the worker. */
  add(rows: readonly NewWork<Row>[]): Promise<void>;
  /** Called when rows were added in this process; gives back what takes the call away. */
  onAdded(wake: () => void): () => void;
}

export function openWork<Row extends WorkRow>(resources: Resources, spec: CollectionSpec): WorkQueue<Row> {
  const rows = resources.store.collection<Row>(spec);
  const wakes = new Set<() => void>();
  return {
    rows,
    async add(wanted) {
      const due = instant(resources.clock.now());
      const outcomes = await rows.insertMany(
        wanted.map((row) => ({ due, ...row, open: true, attempts: 0 }) as unknown as Row),
      );
      if (outcomes.includes('unknown'))
        throw Object.assign(new Error('the rows of work may not have been written'), { transient: true });
      for (const wake of wakes) wake();
    },
    onAdded(wake) {
      wakes.add(wake);
      return () => wakes.delete(wake);
    },
  };
}

/** What a run leads to: fields to keep on the closed row, or `'remove'`. */
export type WorkResult<Row extends WorkRow> = Partial<Omit<Row, keyof WorkRow>> | 'remove' | undefined;

export interface WorkerSpec<Room, Row extends WorkRow> {
  readonly name: string;
  queue(room: Room): WorkQueue<Row>;
  run(room: Room, row: Row, context: { readonly signal: AbortSignal }): Promise<WorkResult<Row>>;
  /** Called once the outcome of a row is durable. */
  written?(row: Row): void;
  /** How many rows at once. Default 8. */
  readonly concurrency?: number;
  /** How long after this process died another may take what it held; renewed while a row runs. Default 6 s. */
  readonly leaseMs?: number;
  /** After so many attempts a row is closed with its `lastError` and counted. Default: never. */
  readonly giveUpAfter?: number;
}

const LEASE_MS = 6_000;
const LOOK_AGAIN_MS = 1_000;
const FIRST_BACKOFF_MS = 1_000;
const LAST_BACKOFF_MS = 600_000;

/**
 * A worker over a queue: leases due rows, runs each, and closes it with what `run` gives merged in (or removes it).
 * A thrown error puts it back with back-off (1 s doubling to 10 min, with jitter).
 */
export function workWorker<Room, Row extends WorkRow>(spec: WorkerSpec<Room, Row>): Worker<Room> {
  return { name: spec.name, start: (room, resources) => startWorker(spec, room, resources) };
}

function startWorker<Room, Row extends WorkRow>(spec: WorkerSpec<Room, Row>, room: Room, resources: Resources) {
  const queue = spec.queue(room);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let wake: () => void = () => undefined;
  let awake = false;
  const stir = () => {
    awake = true;
    wake();
  };
  const forget = queue.onAdded(stir);
  const at = (ms: number) => instant(resources.clock.now() + ms);
  const leases = openLeases(queue.rows, {
    leaseMs: spec.leaseMs ?? LEASE_MS,
    now: () => resources.clock.now(),
    failed: (error) =>
      resources.log.warn({ worker: spec.name, error: String(error) }, 'the leases could not be renewed'),
  });

  async function run(row: Row): Promise<void> {
    const next = await outcomeOf(row);
    step('work.after-run');
    const { doc, revision } = await leases.release(row.id);
    if (next === 'remove') await queue.rows.remove(doc.id, revision);
    else {
      await queue.rows.replace(next, revision);
      spec.written?.(next);
    }
  }

  async function outcomeOf(doc: Row): Promise<Row | 'remove'> {
    try {
      const result = await spec.run(room, doc, { signal: stopping.signal });
      return result === 'remove' ? 'remove' : { ...doc, ...result, open: false };
    } catch (error) {
      return putBack(doc, error);
    }
  }

  function putBack(doc: Row, error: unknown): Row {
    const lastError = error instanceof Error ? error.message : String(error);
    const over = spec.giveUpAfter !== undefined && doc.attempts >= spec.giveUpAfter;
    resources.metrics.count(over ? 'work_given_up_total' : 'work_retries_total', { worker: spec.name });
    resources.log.warn(
      { worker: spec.name, row: doc.id, attempts: doc.attempts, error: lastError },
      over ? 'a row of work was given up' : 'a row of work failed; it will be tried again',
    );
    const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (doc.attempts - 1), LAST_BACKOFF_MS) * (0.75 + Math.random() / 2);
    return { ...doc, lastError, open: !over, due: over ? doc.due : at(backoff) };
  }

  /** A row that could not be written back stays leased: it is run again when its lease is over. */
  function launch(row: Row): void {
    const job = run(row)
      .catch((error) =>
        resources.log.error(
          { worker: spec.name, row: row.id, error: String(error) },
          'the outcome of a row of work could not be written',
        ),
      )
      .finally(() => {
        running.delete(job);
        stir();
      });
    running.add(job);
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      awake = false;
      const free = (spec.concurrency ?? 8) - running.size;
      const claimed = await (free > 0 ? leases.claim(free) : Promise.resolve([])).catch((error) => {
        resources.log.warn({ worker: spec.name, error: String(error) }, 'no work could be claimed; looking again soon');
        return [];
      });
      for (const row of claimed) launch(row);
      if (claimed.length === 0 && !awake && !stopping.signal.aborted) await rest();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      stir();
      forget();
      await looping;
      await Promise.all(running);
      leases.stop();
    },
  };
}
