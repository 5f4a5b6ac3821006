import type { Endpoint } from '@sinan/gateway';
import type { Dispatcher, Host, Log, SelfCheck, SelfChecks, Tracing } from '@sinan/runtime';
import { noTracing, openTelemetry, startSelfChecks } from '@sinan/runtime';
import { listenForBounces } from './bounces.ts';
import { shownDemonstration } from './demo/shown.ts';
import { diskCheck } from './disk-check.ts';
import { endpointOf } from './endpoint.ts';
import { startFileSweep } from './file-sweep.ts';
import { type Imports, openImports } from './imports/jobs.ts';
import type { ApprovedMap } from './map/open-map.ts';
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
import type { Parts } from './parts.ts';

export interface StartOptions extends OpenOptions {
  readonly parts: Parts;
  /** Given its host before anything starts, so that a start can be stopped too. */
  readonly hosted: (host: Host) => void;
  /** How often the process looks for faults in itself: every 30 s when left out. */
  readonly selfChecksEveryMs?: number | undefined;
  readonly onFatal: (error: Error) => void;
  /** The operator's map. Null: none is shown. */
  readonly map: ApprovedMap | null;
  /** Has the folder filled with fictitious data, in place of what is started here. */
  readonly demonstrate: () => Promise<void>;
}

/** A platform that runs, and answers whatever request it is handed. */
export interface Started {
  readonly host: Host;
  readonly endpoint: Endpoint;
  readonly metrics: Process['metrics'];
  readonly dispatcher: Dispatcher;
  readonly checks: SelfChecks;
  /** Where the first administrator signs in; null once there is one, and where no gateway is served. */
  readonly administratorLink: string | null;
}

/** Starts everything but the HTTP server. What fails to start stops what had started, and rejects. */
export async function start(options: StartOptions): Promise<Started> {
  const process = openProcess(options, options.parts);
  options.hosted(process.host);
  try {
    return await started(options, process);
  } catch (error) {
    await process.host.stop();
    throw error;
  }
}

async function started(options: StartOptions, process: Process): Promise<Started> {
  const { config, log, onFatal, map } = options;
  const { host, clock, parts } = process;
  const tracing = await openTracing(options, process);
  const platform = await openPlatform(options, { ...process, tracing }, onFatal);
  const { dispatcher, centres } = platform;
  const looks = await startServices(platform, options);
  const checks = await host.use('self-checks', async () =>
    startSelfChecks({ ...process, checks: looks, log, everyMs: options.selfChecksEveryMs }),
  );
  tellReadiness(process);
  await listenForBounces(platform, config, log);
  const imports = await resumeImports(platform, log);
  await listenToOperators({ platform, config, log, checks, imports });
  const services = platform.services.map(({ service }) => service);
  const demonstration = shownDemonstration(platform, config, options.demonstrate);
  const endpoint = endpointOf(platform, { config, log, dispatcher, centres, services, checks, demonstration, map });
  const link = parts.gateway
    ? await dispatcher.dispatch('accounts.administratorLink', systemCall('sinan', clock), {})
    : undefined;
  return { host, endpoint, metrics: process.metrics, dispatcher, checks, administratorLink: urlOf(link) };
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
async function openTracing({ config, log }: StartOptions, { host, parts }: Process): Promise<Tracing> {
  const { tracesTo: endpoint } = config;
  if (endpoint === null) return noTracing;
  const service = parts.whole ? 'sinan' : `sinan-${parts.title}`;
  return host.use('tracing', () => openTelemetry({ endpoint, service, log }));
}

/** Starts what runs of the services here; resolves to what the process looks for in itself. */
async function startServices(
  { host, metrics, ports, parts, services }: Platform,
  { config, log }: StartOptions,
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

function urlOf(link: unknown): string | null {
  return typeof link === 'object' && link !== null && 'url' in link ? String(link.url) : null;
}
