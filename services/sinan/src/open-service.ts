import { parkedOperations, type ReactionRunner, reactionRunner, startReactions } from '@sinan/aggregate';
import { type Host, type Resources, type ServiceDefinition, type Swept, systemClock } from '@sinan/runtime';

/** A service with its room open and its parked events' operations beside its own. */
export interface OpenService {
  readonly service: ServiceDefinition;
  readonly room: unknown;
  readonly runner: ReactionRunner<unknown>;
  readonly resources: Resources;
}

/** A service's definition with the operations on its parked events added. */
export function withParked(service: ServiceDefinition, runner: () => ReactionRunner<unknown>): ServiceDefinition {
  return service.reactions.length === 0
    ? service
    : { ...service, operations: [...service.operations, ...parkedOperations(service.name, runner)] };
}

export function openService(service: ServiceDefinition, resources: Resources): OpenService {
  const room = service.open(resources);
  const runner = reactionRunner(service, room, resources);
  return { service: withParked(service, () => runner), room, runner, resources };
}

const SWEEP_EVERY_MS = 5_000;
const HEARD_WITHIN_MS = 60_000;
const WAITS_AT_MOST_MS = 60_000;

export interface StartOptions {
  readonly host: Host;
  /** Whether this process runs the service, or only answers with its operations. */
  readonly runs: boolean;
  /** Whether the process is unready while the service's events do not move. */
  readonly gates: boolean;
}

/** Starts a service's sweeps, reactions and workers under the host. Where it only answers, what its commands write is relayed all the same. */
export async function startService(one: OpenService, options: StartOptions): Promise<void> {
  const { service, room } = one;
  const aggregates = service.aggregates?.(room) ?? [];
  const { host } = options;
  await host.use(`${service.name} outboxes`, async () => ({
    stop: async () => void (await Promise.all(aggregates.map((aggregate) => aggregate.stop()))),
  }));
  if (!options.runs) return;
  await host.use(`${service.name} sweeps`, async () => startSweeping(one, aggregates));
  if (aggregates.length > 0)
    host.check(`${service.name} outboxes`, () => refuseLongWait(aggregates), { gates: options.gates });
  await startReacting(one, options);
  for (const worker of service.workers) await host.use(worker.name, async () => worker.start(room, one.resources));
}

async function startReacting({ service, runner, resources }: OpenService, { host, gates }: StartOptions) {
  if (service.reactions.length === 0) return;
  const reactions = await host.use(`${service.name} reactions`, () => startReactions(runner, service, resources));
  resources.metrics.collect(async () =>
    resources.metrics.gauge('reaction_lag', await reactions.lag(), { service: service.name }),
  );
  host.check(`${service.name} reactions`, async () => refuseSilence(systemClock.now() - reactions.heardAt()), {
    gates,
  });
}

/** A member of a group that hears nothing handles nothing: its loop has ended, or its broker is away. */
function refuseSilence(ms: number): void {
  if (ms > HEARD_WITHIN_MS) throw new Error(`the log was last heard ${Math.round(ms / 1000)} s ago`);
}

async function refuseLongWait(aggregates: readonly Swept[]): Promise<void> {
  const waits = await Promise.all(aggregates.map((aggregate) => aggregate.oldestWait()));
  const oldest = Math.max(...waits);
  if (oldest > WAITS_AT_MOST_MS)
    throw new Error(`the oldest entry has waited ${Math.round(oldest / 1000)} s for its relay`);
}

/** Relays what a crash left behind, at once and every few seconds. */
function startSweeping({ service, resources: { log, metrics } }: OpenService, aggregates: readonly Swept[]) {
  const sweep = async () => {
    const found = await Promise.all(aggregates.map((aggregate) => aggregate.sweep()));
    const leftOver = found.reduce((sum, n) => sum + n, 0);
    metrics.gauge('outbox_left_over', leftOver, { service: service.name });
  };
  const safely = () =>
    sweep().catch((error) =>
      log.warn({ service: service.name, error: String(error) }, 'the outboxes could not be swept; trying again soon'),
    );
  metrics.collect(async () => {
    const waits = await Promise.all(aggregates.map((aggregate) => aggregate.oldestWait()));
    metrics.gauge('outbox_oldest_seconds', Math.max(0, ...waits) / 1000, { service: service.name });
  });
  let sweeping = safely();
  const timer = setInterval(() => {
    sweeping = sweeping.then(safely);
  }, SWEEP_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      // A sweep waits for its relays, which give up once they are told to stop.
      await Promise.all(aggregates.map((aggregate) => aggregate.stop()));
      await sweeping;
    },
  };
}
