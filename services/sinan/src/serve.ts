import type { RouteShown } from '@sinan/gateway';
import type { Config, Dispatcher, Host, Log, SelfCheck, SelfChecks, Tracing } from '@sinan/runtime';
import { noTracing, openTelemetry, startSelfChecks } from '@sinan/runtime';
import { diskCheck } from './disk-check.ts';
import { endpointOf } from './endpoint.ts';
import { startFileSweep } from './file-sweep.ts';
import { refuseHalfRestored } from './half-restored.ts';
import { type Imports, openImports } from './imports/jobs.ts';
import { listen } from './listen.ts';
import {
  type OpenOptions,
  openPlatform,
  openProcess,
  type Platform,
  type Process,
  systemCall,
} from './open-platform.ts';
import { startService } from './open-service.ts';
import { listenToOperators } from './operate/listening.ts';
import { type Parts, partsOf } from './parts.ts';
import { serviceNames } from './services.ts';

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
  const process = openProcess(options, partsOf(options.parts ?? [], serviceNames, options.config));
  options.hosted?.(process.host);
  try {
    return await start(options, process);
  } catch (error) {
    await process.host.stop();
    throw error;
  }
}

async function start(options: ServeOptions, process: Process): Promise<Running> {
  const { config, log } = options;
  const { host, clock, parts } = process;
  const onFatal = (error: Error) => {
    log.error({ err: error }, 'this process cannot go on; it ends, to be started again');
    (options.onFatal ?? (() => void host.stop()))(error);
  };
  refuseHalfRestored(config.dataFolder);
  const tracing = await openTracing(options, process);
  const platform = await openPlatform(options, { ...process, tracing }, onFatal);
  const { dispatcher, centres } = platform;
  const looks = await startServices(platform, options);
  const checks = await host.use('self-checks', async () =>
    startSelfChecks({ ...process, checks: looks, log, everyMs: options.selfChecksEveryMs }),
  );
  tellReadiness(process);
  const imports = await resumeImports(platform, log);
  await listenToOperators({ platform, config, log, checks, imports });
  const services = platform.services.map(({ service }) => service);
  const endpoint = endpointOf(platform, { config, log, dispatcher, centres, services, checks });
  await host.use('http', () => listen(endpoint, config));
  const link = parts.gateway
    ? await dispatcher.dispatch('accounts.administratorLink', systemCall('sinan', clock), {})
    : undefined;
  return {
    url: parts.gateway ? config.publicUrl : addressOf(config),
    parts,
    administratorLink: urlOf(link),
    dispatcher,
    routes: endpoint.routes,
    checks,
    host,
  };
}

/** Whether the process is ready, and what each of its checks says, as often as its metrics are read. */
function tellReadiness({ host, metrics }: Process): void {
  metrics.collect(async () => {
    const { ready, checks } = await host.ready();
    metrics.gauge('ready', ready ? 1 : 0, {});
    for (const [check, said] of Object.entries(checks)) metrics.gauge('check_ok', said === 'ok' ? 1 : 0, { check });
  });
}

/** The first part, so that what all others do until they have stopped is sent. */
async function openTracing({ config, log }: ServeOptions, { host, parts }: Process): Promise<Tracing> {
  const { tracesTo: endpoint } = config;
  if (endpoint === null) return noTracing;
  const service = parts.whole ? 'sinan' : `sinan-${parts.title}`;
  return host.use('tracing', () => openTelemetry({ endpoint, service, log }));
}

/** Starts what runs of the services here; resolves to what the process looks for in itself. */
async function startServices(
  { host, metrics, ports, parts, services }: Platform,
  { config, log }: ServeOptions,
): Promise<readonly SelfCheck[]> {
  const gates = config.servers === null || !parts.gateway;
  const looks: SelfCheck[] = ports.folder === null ? [] : [diskCheck(ports.folder)];
  for (const one of services)
    looks.push(...(await startService(one, { host, runs: parts.runs(one.service.name), gates })));
  if (parts.runs('accounts'))
    await host.use('file sweep', async () => startFileSweep({ files: ports.files, services, log, metrics }));
  return looks;
}

/** Goes on with imports that were cut short: in one process of a deployment, that of the gateway. */
async function resumeImports(platform: Platform, log: Log): Promise<Imports> {
  const imports = await openImports(platform);
  await platform.host.use('imports', async () => {
    const warn = (error: unknown) =>
      log.warn({ error: String(error) }, 'an import could not go on; it does at the next start');
    const resumed = platform.parts.gateway ? imports.resume().catch(warn) : Promise.resolve();
    return {
      async stop() {
        imports.stop();
        await resumed;
      },
    };
  });
  return imports;
}

function addressOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function urlOf(link: unknown): string | null {
  return typeof link === 'object' && link !== null && 'url' in link ? String(link.url) : null;
}
