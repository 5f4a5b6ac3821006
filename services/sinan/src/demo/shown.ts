import type { Demonstration } from '@sinan/gateway';
import type { Config } from '@sinan/runtime';
import type { Platform } from '../open-platform.ts';
import { entranceTo } from './entrance.ts';
import { holdsNothing } from './holds-nothing.ts';
import { mayDemonstrate } from './may.ts';
import { holdsRemains } from './unfinished.ts';

/** What the gateway is to show of a demonstration: that there is one, and the way in where only this machine comes; or that there may be one. */
export function shownDemonstration(
  { demonstration, dispatcher, settings, ports, services }: Platform,
  config: Config,
  make: () => Promise<void>,
): Demonstration | undefined {
  const may = mayDemonstrate(config);
  if (demonstration !== null)
    return { status: 'held', entrance: may ? entranceTo(demonstration, { dispatcher, settings }) : null };
  if (!may) return undefined;
  const definitions = services.map(({ service }) => service);
  const empty = async () => (await holdsNothing(ports.store, definitions)) && !(await holdsRemains(config.dataFolder));
  return { status: 'offered', holdsNothing: empty, make };
}
