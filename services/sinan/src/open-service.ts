import { parkedOperations, type ReactionRunner, reactionRunner, serviceChecks, startReactions } from '@sinan/aggregate';
import type { Host, Resources, SelfCheck, ServiceDefinition, Swept } from '@sinan/runtime';
import { watchService } from './watch-service.ts';

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

export interface StartOptions {
  readonly host: Host;
  /** Whether this process runs the service, or only answers with its operations. */
  readonly runs: boolean;
  /** Whether the process is unready while the service's events do not move. */
  readonly gates: boolean;
}

/**
 * Starts a service's sweeps, reactions and workers under the host; resolves to what it looks for in itself. Where it only answers, what its
 * commands write is relayed all the same.
 */
export async function startService(
  one: OpenService,
  { host, runs, gates }: StartOptions,
): Promise<readonly SelfCheck[]> {
  const { service, room } = one;
  const aggregates = service.aggregates?.(room) ?? [];
  await host.use(`${service.name} outboxes`, async () => ({
    stop: async () => void (await Promise.all(aggregates.map((aggregate) => aggregate.stop()))),
  }));
  if (!runs) return [];
  one.resources.metrics.count('relay_failures_total', { service: service.name }, 0);
  await host.use(`${service.name} sweeps`, async () => startSweeping(one, aggregates));
  const running = { ...one, aggregates, reactions: await startReacting(one, host) };
  for (const worker of service.workers) await host.use(worker.name, async () => worker.start(room, one.resources));
  watchService(running, host, gates);
  return serviceChecks(running);
}

async function startReacting({ service, runner, resources }: OpenService, host: Host) {
  if (service.reactions.length === 0) return null;
  return host.use(`${service.name} reactions`, () => startReactions(runner, service, resources));
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
