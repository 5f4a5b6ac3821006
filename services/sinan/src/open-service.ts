import { parkedOperations, type ReactionRunner, reactionRunner, startReactions } from '@sinan/aggregate';
import type { Host, Resources, ServiceDefinition } from '@sinan/runtime';

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

/** Prepares a service, then starts its sweeps, reactions and workers under the host. */
export async function startService({ service, room, runner, resources }: OpenService, host: Host): Promise<void> {
  await host.use(`${service.name} outboxes`, async () => startSweeping(service, room, resources));
  const reactions = await host.use(`${service.name} reactions`, () => startReactions(runner, service, resources));
  resources.metrics.collect(async () =>
    resources.metrics.gauge('reaction_lag', await reactions.lag(), { service: service.name }),
  );
  for (const worker of service.workers) await host.use(worker.name, async () => worker.start(room, resources));
}

/** Relays what a crash left behind, at once and every few seconds. */
function startSweeping(service: ServiceDefinition, room: unknown, { log, metrics }: Resources) {
  const aggregates = service.aggregates?.(room) ?? [];
  const sweep = async () => {
    const found = await Promise.all(aggregates.map((aggregate) => aggregate.sweep()));
    metrics.gauge(
      'outbox_left_over',
      found.reduce((sum, n) => sum + n, 0),
      { service: service.name },
    );
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
      await Promise.all(aggregates.map((aggregate) => aggregate.stop()));
      await sweeping;
    },
  };
}
