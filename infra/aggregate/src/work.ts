import { instant, type Resources, type Span, step, type Worker } from '@sinan/runtime';
import { openLeases } from './leases.ts';
import { workStanding } from './standing.ts';
import { failedForMs, type WorkQueue, type WorkRow } from './work-queue.ts';

/** What a run leads to: fields to keep on the closed row, `'remove'`, or that it is not done: some of it was, and it is due at once (`'again'`); or none, and it is due at an instant. */
export type WorkResult<Row extends WorkRow> =
  | Partial<Omit<Row, keyof WorkRow>>
  | 'remove'
  | 'again'
  | { readonly againAt: string }
  | undefined;

/** What a run may do with its row besides ending it. */
export interface RunContext<Row extends WorkRow> {
  /** Aborted when the worker is to stop. */
  readonly signal: AbortSignal;
  /**
   * Writes what `next` makes of the row as it is stored, while it goes on being run; resolves to it once that is durable. Rejects with `LeaseLost` when
   * another has the row by now: what is left is theirs.
   */
  keep(next: (row: Row) => Row): Promise<Row>;
}
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * Thrown by a run that lacks another topic's fact: the row waits, without a failed attempt, until somebody says by `wake` that the fact has
 * come. `fact` is a key that both choose alike, such as `duty:intake|<centre>`.
 */
export class WaitingFor extends Error {
  override readonly name = 'WaitingFor';
  readonly fact: string;
  constructor(fact: string) {
    super(`waits for ${fact}`);
    this.fact = fact;
  }
}

export interface WorkerSpec<Room, Row extends WorkRow> {
  readonly name: string;
  queue(room: Room): WorkQueue<Row>;
  run(room: Room, row: Row, context: RunContext<Row>): Promise<WorkResult<Row>>;
  /** Called once the outcome of a row is durable. */
  written?(row: Row): void;
  /** Whether a row whose run is done is run again at once, instead of being closed: as it is stored then, somebody has added to it meanwhile. Default: never. */
  hasMore?(row: Row): boolean;
  /** The lanes of a queue in lanes. The rows of each are taken by themselves, so that those of one never wait behind those of another. */
  readonly lanes?: readonly string[];
  /** How many rows at once, in each lane. Default 8. */
  readonly concurrency?: number;
  /** How long after this process died another may take what it held, and half of it more; renewed while a row runs. Default 6 s. */
  readonly leaseMs?: number;
  /** When a row has failed for so long it is closed with its `lastError` and counted. Default: never. */
  readonly giveUpAfterMs?: number;
  /** The longest that a row which failed so waits for its next run, and a quarter more. Default 10 min. */
  readonly lastBackoffMs?: (error: unknown) => number;
}

const LEASE_MS = 6_000;
const LOOK_AGAIN_MS = 1_000;
const FIRST_BACKOFF_MS = 1_000;
const LAST_BACKOFF_MS = 600_000;
const COUNTED = ['work_done_total', 'work_retries_total', 'work_given_up_total'] as const;
const NOT_HELD = { lease: null, woken: false } as const;

/**
 * A worker over a queue: leases due rows, runs each, and closes it with what `run` gives merged in (or removes it).
 * A thrown error puts it back with back-off (1 s doubling to 10 min, or as its spec says, with jitter); `WaitingFor` puts it back until its fact has come.
 */
export function workWorker<Room, Row extends WorkRow>(spec: WorkerSpec<Room, Row>): Worker<Room> {
  return {
    name: spec.name,
    start: (room, resources) => startWorker(spec, room, resources),
    standing: (room, { clock }) => workStanding(spec.queue(room).rows, clock.now()),
  };
}

function startWorker<Room, Row extends WorkRow>(spec: WorkerSpec<Room, Row>, room: Room, resources: Resources) {
  const all = spec.lanes?.map((lane) => ({ lane })) ?? [{}];
  const lanes = all.map((of) => startLane(spec, room, resources, of));
  return {
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

function startLane<Room, Row extends WorkRow>(
  spec: WorkerSpec<Room, Row>,
  room: Room,
  resources: Resources,
  of: { readonly lane?: string },
) {
  const queue = spec.queue(room);
  for (const name of COUNTED) resources.metrics.count(name, { worker: spec.name }, 0);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let wake: () => void = () => undefined;
  let awake = false;
  const stir = () => {
    awake = true;
    wake();
  };
  const forget = queue.onStir(stir);
  const at = (ms: number) => instant(resources.clock.now() + ms);
  const leases = openLeases(queue.rows, {
    leaseMs: spec.leaseMs ?? LEASE_MS,
    of,
    stopping: stopping.signal,
    now: () => resources.clock.now(),
    failed: (error) =>
      resources.log.warn({ worker: spec.name, error: String(error) }, 'the leases could not be renewed'),
  });

  async function run(row: Row): Promise<void> {
    const settled = await outcomeOf(row);
    step('work.after-run');
    const written = await leases.settle(row.id, settled);
    if (written !== null && written !== 'remove') spec.written?.(written);
  }

  /** What a run makes of its row, which may have been woken meanwhile. */
  type Settled = (row: Row) => Row | 'remove';

  async function outcomeOf(doc: Row): Promise<Settled> {
    const attributes = { 'sinan.attempt': doc.attempts };
    const span = resources.tracing.start(`work ${spec.name}`, {
      kind: 'internal',
      parent: doc.traceparent,
      attributes,
    });
    try {
      const result = await span.run(() => spec.run(room, doc, { signal: stopping.signal, keep: keeping(doc.id) }));
      resources.metrics.count('work_done_total', { worker: spec.name });
      span.end();
      if (result === 'remove') return () => 'remove';
      if (result === 'again') return again(at(0), null);
      if (result && 'againAt' in result) return again(result.againAt, doc.failsSince ?? null);
      return (row) =>
        spec.hasMore?.(row) ? again(at(0), null)(row) : { ...row, ...result, ...NOT_HELD, waitsFor: null, open: false };
    } catch (error) {
      endFailed(span, error);
      return error instanceof WaitingFor ? waiting(error.fact) : putBack(doc, error);
    }
  }

  /** Nothing has failed: what was done counts as no attempt. */
  function again(due: string, failsSince: string | null): (row: Row) => Row {
    return (row) => ({ ...row, ...NOT_HELD, attempts: row.attempts - 1, due, failsSince });
  }

  function keeping(id: string): RunContext<Row>['keep'] {
    return async (next) => {
      const row = await leases.keep(id, next);
      if (row === null) throw new LeaseLost('another has the row of work by now');
      return row;
    };
  }

  /**
   * The first time it is run again at once, because the fact may have come after the look and before the row said that it waits. From then
   * on a wake finds it; one that comes during a run is kept on the row. So the late look is for nothing but what nobody foresaw.
   */
  function waiting(fact: string): Settled {
    resources.metrics.count('work_waiting_total', { worker: spec.name });
    return (row) => {
      const asleep = row.waitsFor === fact && !row.woken;
      return { ...row, ...NOT_HELD, waitsFor: fact, attempts: row.attempts - 1, due: at(asleep ? LAST_BACKOFF_MS : 0) };
    };
  }

  function putBack(doc: Row, error: unknown): Settled {
    const lastError = error instanceof Error ? error.message : String(error);
    const failsSince = doc.failsSince ?? at(0);
    const over = failedForMs({ failsSince }, resources.clock.now()) >= (spec.giveUpAfterMs ?? Number.POSITIVE_INFINITY);
    resources.metrics.count(over ? 'work_given_up_total' : 'work_retries_total', { worker: spec.name });
    resources.log.warn(
      { worker: spec.name, row: doc.id, attempts: doc.attempts, error: lastError },
      over ? 'a row of work was given up' : 'a row of work failed; it will be tried again',
    );
    const last = spec.lastBackoffMs?.(error) ?? LAST_BACKOFF_MS;
    const isLong = last > LAST_BACKOFF_MS;
    const longWaits = (doc.longWaits ?? 0) + (isLong ? 1 : 0);
    const times = isLong ? longWaits : doc.attempts;
    const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (times - 1), last) * (0.75 + Math.random() / 2);
    return (row) => ({
      ...row,
      ...NOT_HELD,
      waitsFor: null,
      lastError,
      failsSince,
      ...(longWaits > 0 && { longWaits }),
      open: !over,
      due: over ? doc.due : at(backoff),
    });
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

/** To lack a fact is no failure. */
function endFailed(span: Span, error: unknown): void {
  if (error instanceof WaitingFor) span.set({ 'sinan.outcome': 'waits' });
  span.end(error instanceof WaitingFor ? undefined : nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
