import type { RunningSubscription } from '@sinan/bus';
import type { Reaction, Resources, ServiceDefinition } from '@sinan/runtime';
import type { Pace } from './reaction-pace.ts';
import type { ReactionRunner } from './reactions.ts';

const COUNTED = [
  'events_handled_total',
  'events_repeated_total',
  'events_ignored_total',
  'events_parked_total',
] as const;

/** Subscribes every reaction of a service. `stop` waits for what is in hand. */
export async function startReactions<Room>(
  runner: ReactionRunner<Room>,
  service: ServiceDefinition<Room>,
  resources: Resources,
) {
  for (const { group } of service.reactions) for (const name of COUNTED) resources.metrics.count(name, { group }, 0);
  const running = await Promise.all(service.reactions.map((reaction) => subscribe(runner, reaction, resources)));
  return {
    async stop() {
      await Promise.all(running.map((one) => one.stop()));
      await runner.flush();
    },
    /** When the log was last heard by all of them, in ms since 1970. */
    heardAt: () => Math.min(...running.map((one) => one.heardAt())),
    async lag() {
      const lags = await Promise.all(running.map((one) => one.lag()));
      return lags.reduce((sum, lag) => sum + lag, 0);
    },
    /** How each group gets on. */
    async paces(): Promise<readonly (Pace & { readonly group: string })[]> {
      const lags = await Promise.all(running.map((one) => one.lag()));
      return service.reactions.map(({ group }, i) => ({ group, ...runner.pace(group).look(lags[i] ?? 0) }));
    },
  };
}

function subscribe<Room>(
  runner: ReactionRunner<Room>,
  reaction: Reaction<Room>,
  resources: Resources,
): Promise<RunningSubscription> {
  return resources.bus.subscribe({
    group: reaction.group,
    topics: reaction.topics.map(resources.topic),
    handle: (message, { signal }) => runner.handle(reaction, message, signal),
    park: (message, error) => runner.park(reaction, message, error),
    ping: resources.pingStore,
    taking: () => runner.taking(reaction.group),
    ...(reaction.timeoutMs === undefined ? {} : { timeoutMs: reaction.timeoutMs }),
    ...(reaction.retries === undefined ? {} : { retries: reaction.retries }),
  });
}
