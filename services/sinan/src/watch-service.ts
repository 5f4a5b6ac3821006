import { parkedStanding, type RunningService } from '@sinan/aggregate';
import { type Host, type Swept, systemClock } from '@sinan/runtime';

const HEARD_WITHIN_MS = 60_000;
const WAITS_AT_MOST_MS = 60_000;

/** Adds a service's part to the readiness of the process, and to what its metrics ask each time they are read. */
export function watchService(one: RunningService, host: Host, gates: boolean): void {
  const { service, aggregates, reactions, resources } = one;
  if (aggregates.length > 0) host.check(`${service.name} outboxes`, () => refuseLongWait(aggregates), { gates });
  // The bus tells when it heard something by the system's time, which is never moved.
  if (reactions !== null)
    host.check(`${service.name} reactions`, async () => refuseSilence(systemClock.now() - reactions.heardAt()), {
      gates,
    });
  for (const look of [outboxes, paces, parked, work]) resources.metrics.collect(() => look(one));
}

async function outboxes({ service, aggregates, resources: { metrics } }: RunningService): Promise<void> {
  metrics.gauge('outbox_oldest_seconds', (await oldestWait(aggregates)) / 1000, { service: service.name });
}

async function paces({ reactions, resources: { metrics } }: RunningService): Promise<void> {
  for (const { group, lag, oldestMs } of (await reactions?.paces()) ?? []) {
    metrics.gauge('reaction_lag', lag, { group });
    metrics.gauge('reaction_oldest_seconds', oldestMs / 1000, { group });
  }
}

async function parked({ service, runner, resources: { metrics } }: RunningService): Promise<void> {
  if (service.reactions.length === 0) return;
  metrics.gauge('parked_rows', (await parkedStanding(runner.parked.rows)).open, { service: service.name });
}

async function work({ service, room, resources }: RunningService): Promise<void> {
  for (const { name, standing } of service.workers) {
    const found = await standing?.(room, resources);
    if (!found) continue;
    resources.metrics.gauge('work_open', found.open, { worker: name });
    resources.metrics.gauge('work_late', found.late, { worker: name });
  }
}

async function oldestWait(aggregates: readonly Swept[]): Promise<number> {
  return Math.max(0, ...(await Promise.all(aggregates.map((aggregate) => aggregate.oldestWait()))));
}

/** A member of a group that hears nothing handles nothing: its loop has ended, or its broker is away. */
function refuseSilence(ms: number): void {
  if (ms > HEARD_WITHIN_MS) throw new Error(`the log was last heard ${Math.round(ms / 1000)} s ago`);
}

async function refuseLongWait(aggregates: readonly Swept[]): Promise<void> {
  const oldest = await oldestWait(aggregates);
  if (oldest > WAITS_AT_MOST_MS)
    throw new Error(`the oldest entry has waited ${Math.round(oldest / 1000)} s for its relay`);
}
