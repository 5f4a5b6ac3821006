import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, openEmbeddedBus } from '@sinan/bus';
import { openFolderFiles } from '@sinan/files';
import {
  centreDirectory,
  type Log,
  type Metrics,
  noTracing,
  type Resources,
  type ServiceDefinition,
  type Settings,
  systemClock,
  type Tracing,
} from '@sinan/runtime';
import { type Actor, type Call, type Centre, newId, TOPICS } from '@sinan/schema';
import { openSqliteStore, type Store } from '@sinan/store';
import { reactionRunner } from '../reactions.ts';
import { startReactions } from '../start-reactions.ts';

export { doneId } from '../seen.ts';
export { type RecordedSpan, recordedTracing } from './recorded-tracing.ts';

/** For specs of services: one service over a real store and a real log, in a folder of its own that goes with `close`. */
export interface TestRoom<Room> {
  readonly room: Room;
  /** Where store and log lie. */
  readonly folder: string;
  readonly resources: Resources;
  readonly store: Store;
  readonly bus: Bus;
  /** The clock of this room: set `now` to move it. */
  readonly clock: { now(): number; set(ms: number): void };
  /** A call of this actor with a command id of its own. */
  call(actor: Actor, more?: Partial<Call>): Call;
  /** Starts the service's reactions and workers. */
  start(): Promise<void>;
  /** Stops them; what they have written can be read. */
  stop(): Promise<void>;
  readonly runner: ReturnType<typeof reactionRunner<Room>>;
  /** Resolves when every reaction has handled what was published, and no outbox waits. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
const unmetered: Metrics = {
  count: () => undefined,
  gauge: () => undefined,
  observe: () => undefined,
  collect: () => undefined,
  text: async () => '',
};
export const testSettings: Settings = {
  publicUrl: 'http://localhost:4000',
  secret: 'a secret of the specs, long enough to pass',
  administratorEmail: 'administrator@sinan.localhost',
  mailFrom: 'Sinan 司南 <sinan@localhost>',
  bounceAddress: null,
  mailLimits: { perSecond: null, perMinuteToDomain: null, atOnceToDomain: null },
  webhookTargets: 'public',
  reviewStages: 2,
  secondFactor: 'optional',
};

export interface TestRoomOptions {
  readonly ask?: Resources['ask'];
  readonly now?: number;
  readonly metrics?: Metrics;
  /** What differs from `testSettings`. */
  readonly settings?: Partial<Settings>;
  /** The reference centres when left out. */
  readonly centres?: readonly Centre[];
  readonly tracing?: Tracing;
  /** Closed with the room. A SQLite file of its own when left out. */
  readonly store?: Store;
  /** What another room has left. One of its own when left out. */
  readonly folder?: string;
}

/** As the platform declares them. */
const TOPIC_DECLARATIONS = Object.values(TOPICS).map(({ name, keeps }) => ({
  name,
  compact: keeps === 'last per key',
}));

export async function openTestRoom<Room>(
  service: ServiceDefinition<Room>,
  options: TestRoomOptions = {},
): Promise<TestRoom<Room>> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), `sinan-${service.name}-`)));
  const store = options.store ?? (await openSqliteStore({ file: join(folder, 'store.db') }));
  const bus = await openEmbeddedBus({ file: join(folder, 'log.db') });
  const clock = testClock(options.now);
  const files = await openFolderFiles({ folder: join(folder, 'files'), clock });
  await store.declare(service.collections);
  await bus.declare(TOPIC_DECLARATIONS);
  const resources: Resources = {
    store: store.forService(service.name),
    bus,
    files,
    clock,
    log: silent,
    metrics: options.metrics ?? unmetered,
    tracing: options.tracing ?? noTracing,
    settings: { ...testSettings, ...options.settings },
    centres: centreDirectory(options.centres),
    ask: options.ask ?? ((name) => Promise.reject(new Error(`this room asks for ${name}, and nobody answers`))),
    forgetFiles: async (ids) => {
      for (const id of ids) await files.remove(id);
      return [];
    },
    scrub: async () => void (await Promise.all([store.scrub(), bus.scrub()])),
    pingStore: () => store.ping(),
    topic: (name) => TOPICS[name].name,
  };
  const room = service.open(resources);
  const runner = reactionRunner(service, room, resources);
  const running: { stop(): Promise<void> }[] = [];
  let lag = async () => 0;
  async function stop(): Promise<void> {
    for (const part of running.splice(0).reverse()) await part.stop();
  }

  return {
    room,
    folder,
    resources,
    store,
    bus,
    clock,
    runner,
    call: (actor, more) => ({
      actor,
      locale: 'en',
      commandId: newId('command', clock.now()),
      origin: 'client',
      correlationId: 'spec',
      ...more,
    }),
    async start() {
      const reactions = await startReactions(runner, service, resources);
      lag = reactions.lag;
      running.push(reactions, ...service.workers.map((worker) => worker.start(room, resources)));
    },
    stop,
    async settled() {
      for (const aggregate of service.aggregates?.(room) ?? []) await aggregate.sweep();
      while ((await lag()) > 0) await new Promise((resolve) => setImmediate(resolve));
    },
    async close() {
      await stop();
      for (const aggregate of service.aggregates?.(room) ?? []) await aggregate.stop();
      await bus.close();
      await files.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function testClock(start: number | undefined) {
  let fixed = start;
  return {
    now: () => fixed ?? systemClock.now(),
    set: (ms: number) => {
      fixed = ms;
    },
  };
}
