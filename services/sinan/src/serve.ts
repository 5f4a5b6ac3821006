import type { RouteShown } from '@sinan/gateway';
import { type Config, ConfigError, type Dispatcher, type Host, type SelfChecks, systemClock } from '@sinan/runtime';
import { mayDemonstrate } from './demo/may.ts';
import { startMaking } from './demo/start-making.ts';
import { isUnfinished, unfinished } from './demo/unfinished.ts';
import { type Door, openDoor } from './door.ts';
import { refuseHalfRestored } from './half-restored.ts';
import { keepHeapSmall } from './heap.ts';
import { listen } from './listen.ts';
import { openMap } from './map/open-map.ts';
import { type OpenOptions, openProcess, type Process } from './open-platform.ts';
import { type Parts, partsOf } from './parts.ts';
import { serviceNames } from './services.ts';
import { type Started, start } from './start.ts';

/** A running process of the platform: where it is reached, and how to stop it. */
export interface Running {
  readonly url: string;
  readonly parts: Parts;
  /** Where the first administrator signs in; null once there is one, and where no gateway is served. */
  readonly administratorLink: string | null;
  readonly dispatcher: Dispatcher;
  /** Everything that it answers at over HTTP. */
  readonly routes: readonly RouteShown[];
  /** What the process looks for in itself: how it stands, and a pass at once for who cannot wait. */
  readonly checks: SelfChecks;
  readonly host: Host;
}

export interface ServeOptions extends OpenOptions {
  /** The parts that this process serves: everything when left out. */
  readonly parts?: readonly string[];
  /** How often the process looks for faults in itself: every 30 s when left out. */
  readonly selfChecksEveryMs?: number;
  /** Called when this process cannot go on and is to be started again. Left out, it stops. */
  readonly onFatal?: (error: Error) => void;
  /** Given the process' host before anything starts, so that a start can be stopped too. */
  readonly hosted?: (host: Host) => void;
}

/** Starts what this process serves. What fails to start stops what had started, and rejects. */
export async function serve(options: ServeOptions): Promise<Running> {
  keepHeapSmall();
  const process = openProcess(options, partsOf(options.parts ?? [], serviceNames, options.config));
  options.hosted?.(process.host);
  try {
    return await served(options, process);
  } catch (error) {
    await process.host.stop();
    throw error;
  }
}

/** The HTTP server outlives the platform behind it, which is another one once its folder was filled with a demonstration. */
async function served(options: ServeOptions, process: Process): Promise<Running> {
  const { config, log } = options;
  const { host, parts } = process;
  const onFatal = (error: Error) => {
    log.error({ err: error }, 'this process cannot go on; it ends, to be started again');
    (options.onFatal ?? (() => void host.stop()))(error);
  };
  refuseHalfRestored(config.dataFolder);
  const map = parts.gateway ? openMap(config.map, log) : null;
  let platform: Host | null = null;
  let door: Door | null = null;
  let isMaking = false;
  await host.use('platform', async () => ({ stop: async () => platform?.stop() }));
  const hosted = (one: Host) => {
    platform = one;
  };

  const answer = async (endpoint: Started['endpoint']) => {
    if (door !== null) return door.turn(endpoint);
    const opened = openDoor(endpoint);
    door = opened;
    await host.use('http', () => listen(opened, config));
  };
  const open = async () => {
    const opened = await start({ ...options, parts, onFatal, demonstrate, hosted, map });
    await answer(opened.endpoint);
    // The listener is no part of the platform behind it, and is told of with its parts.
    opened.metrics.gauge('part_up', 1, { part: 'http' });
    return opened;
  };
  const make = async () => {
    const making = startMaking({ config, log, now: systemClock.now() });
    await answer(making.endpoint);
    await platform?.stop();
    await making.made();
    // What could neither be made nor taken away is no folder to begin on.
    if (isUnfinished(config.dataFolder)) throw new ConfigError([unfinished(config.dataFolder).en]);
  };
  const demonstrate = async () => {
    if (isMaking) return;
    isMaking = true;
    make().then(open).catch(onFatal);
  };

  if (config.servers === null && isUnfinished(config.dataFolder)) {
    if (!mayDemonstrate(config)) throw new ConfigError([unfinished(config.dataFolder).en]);
    log.warn({ folder: config.dataFolder }, 'a demonstration was cut short while it was being made: it begins anew');
    await make();
  }
  const first = await open();
  return {
    url: parts.gateway ? config.publicUrl : addressOf(config),
    parts,
    administratorLink: first.administratorLink,
    dispatcher: first.dispatcher,
    routes: first.endpoint.routes,
    checks: first.checks,
    host,
  };
}

function addressOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
