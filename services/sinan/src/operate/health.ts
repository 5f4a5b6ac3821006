import type { Readiness, SelfCheckState } from '@sinan/runtime';
import { z } from 'zod';
import { type Desk, deskOperation } from './desk.ts';
import { parked } from './parked.ts';

/** A service's documents that a newer release wrote: this one refuses to change them. */
export interface Newer {
  readonly service: string;
  readonly ids: readonly string[];
}

/** How the platform is, as whoever holds it open sees it. */
export interface Health {
  /** Whether the process that answers serves the platform. */
  readonly serves: boolean;
  /** Whether it is on servers, where other processes may serve it. */
  readonly onServers: boolean;
  readonly checks: Readiness['checks'];
  /** What self-checks find; none are made where nothing runs. */
  readonly found: readonly SelfCheckState[];
  readonly parked: number;
  readonly newer: readonly Newer[];
  /** `ok`, `built-in`, or what is wrong with the mail server. */
  readonly mail: string;
}

export const health = deskOperation({
  input: z.strictObject({}),
  async run(desk, input, tell): Promise<Health> {
    const { checks, platform, config } = desk;
    await checks?.pass();
    return {
      serves: checks !== null,
      onServers: config.servers !== null,
      checks: (await platform.host.ready()).checks,
      found: checks?.report().filter(({ found }) => found !== null) ?? [],
      parked: (await parked.run(desk, input, tell)).length,
      newer: await newerOf(desk),
      mail: await mailOf(desk),
    };
  },
});

async function newerOf({ platform }: Desk): Promise<readonly Newer[]> {
  const found: Newer[] = [];
  for (const { service, room } of platform.services) {
    const ids: string[] = [];
    for (const aggregate of service.aggregates?.(room) ?? []) ids.push(...(await aggregate.newer()));
    if (ids.length > 0) found.push({ service: service.name, ids });
  }
  return found;
}

async function mailOf({ platform, config }: Desk): Promise<string> {
  if (config.smtpUrl === null) return 'built-in';
  return platform.ports.mailer.verify().then(
    () => 'ok',
    (error) => (error instanceof Error ? error.message : String(error)),
  );
}
