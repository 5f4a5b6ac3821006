import { instant, type Resources, type Worker } from '@sinan/runtime';
import { type Call, deriveId } from '@sinan/schema';
import { type CollectionSpec, DuplicateKey, type Json, StaleRevision } from '@sinan/store';
import { workStanding } from './standing.ts';
import { workWorker } from './work.ts';
import { openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';

/** What is to happen later. `at` is the instant for which it was set, in ms since 1970. */
export interface Timer<Payload extends Json> {
  readonly id: string;
  readonly at: number;
  readonly payload: Payload;
}

/** A timer as a row of work: it lives in the store, and rings in whatever process runs its worker then. */
export interface TimerRow<Payload extends Json> extends WorkRow {
  readonly at: number;
  readonly payload: Payload;
}

export interface Timers<Payload extends Json> {
  readonly queue: WorkQueue<TimerRow<Payload>>;
  /** Sets the timer of this id, or moves the one that is set; resolves when durable. Set for the same instant again, it changes nothing. */
  set(id: string, at: number, payload: Payload): Promise<void>;
  /** Resolves to whether one was set. One that is ringing at this moment may still be heard. */
  cancel(id: string): Promise<boolean>;
}

/** The collection of a service's timers of one kind. */
export function timerCollection(owner: string, name: string): CollectionSpec {
  return workCollection(owner, name);
}

export function openTimers<Payload extends Json>(resources: Resources, spec: CollectionSpec): Timers<Payload> {
  const queue = openWork<TimerRow<Payload>>(resources, spec);
  const { rows } = queue;

  async function write(row: TimerRow<Payload>): Promise<void> {
    const stored = await rows.get(row.id);
    if (stored === null) return rows.insert(row);
    if (stored.doc.at !== row.at) await rows.replace(row, stored.revision);
  }

  return {
    queue,
    async set(id, at, payload) {
      const row = { id, at, payload, due: instant(at), open: true, attempts: 0 };
      for (;;) {
        try {
          await write(row);
          if (at <= resources.clock.now()) queue.stir();
          return;
        } catch (error) {
          if (!(error instanceof DuplicateKey || error instanceof StaleRevision)) throw error;
        }
      }
    },
    cancel: (id) => rows.remove(id),
  };
}

export interface TimerWorkerSpec<Room, Payload extends Json> {
  readonly name: string;
  timers(room: Room): Timers<Payload>;
  /**
   * What happens when it is time, at least once: again after a crash or an error, with the same command id. A command run with `call` so has
   * one effect; whatever else is done must bear a repetition.
   */
  ring(room: Room, timer: Timer<Payload>, call: Call): Promise<void>;
}

/** Rings the timers that are due, each until it has been heard, and removes them. One that is moved while it rings stays. */
export function timerWorker<Room, Payload extends Json>(spec: TimerWorkerSpec<Room, Payload>): Worker<Room> {
  const workerWith = (resources: Resources) =>
    workWorker<Room, TimerRow<Payload>>({
      name: spec.name,
      queue: (room) => spec.timers(room).queue,
      async run(room, { id, at, payload }) {
        await spec.ring(room, { id, at, payload }, callOf(spec, room, resources, { id, at }));
        return 'remove';
      },
    });
  return {
    name: spec.name,
    start: (room, resources) => workerWith(resources).start(room, resources),
    standing: (room, { clock }) => workStanding(spec.timers(room).queue.rows, clock.now()),
  };
}

/** In the name of the service that owns the timer; always the same for the same timer and instant. */
function callOf<Room, Payload extends Json>(
  { name, timers }: TimerWorkerSpec<Room, Payload>,
  room: Room,
  { settings, tracing }: Resources,
  { id, at }: Pick<Timer<Payload>, 'id' | 'at'>,
): Call {
  const service = timers(room).queue.rows.spec.owner;
  const traceparent = tracing.current();
  return {
    actor: { kind: 'system', service },
    locale: 'zh-CN',
    commandId: deriveId('command', at, settings.secret, 'timer', name, id),
    origin: 'reaction',
    correlationId: id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
