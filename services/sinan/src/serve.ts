import { localDispatcher, type RouteShown } from '@sinan/gateway';
import type { Mailer } from '@sinan/mail';
import {
  type Clock,
  type Config,
  type Dispatcher,
  type Host,
  type Log,
  loadSecret,
  type Metrics,
  movedClock,
  noTracing,
  openCentres,
  openHost,
  openMetrics,
  openTelemetry,
  type Resources,
  type SelfCheck,
  type SelfChecks,
  type ServiceDefinition,
  type Settings,
  startSelfChecks,
  systemClock,
  type Tracing,
} from '@sinan/runtime';
import { type Call, type Centre, newId } from '@sinan/schema';
import { diskCheck } from './disk-check.ts';
import { endpointOf } from './endpoint.ts';
import { startFileSweep } from './file-sweep.ts';
import { listen } from './listen.ts';
import { type OpenService, openService, startService } from './open-service.ts';
import { type Parts, partsOf } from './parts.ts';
import { openPorts, type Ports } from './ports.ts';
import { refuseOtherSecret } from './same-secret.ts';
import { serviceNames, servicesWith } from './services.ts';

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

export interface ServeOptions {
  readonly config: Config;
  readonly log: Log;
  /** The parts that this process serves: everything when left out. */
  readonly parts?: readonly string[];
  /** What is composed: every service of the platform when left out. */
  readonly services?: (mailer: Mailer) => readonly ServiceDefinition[];
  /** Puts another dispatcher around the local one: the acceptance suite serialises every call. */
  readonly around?: (inner: Dispatcher) => Dispatcher;
  /** How often the process looks for faults in itself: every 30 s when left out. */
  readonly selfChecksEveryMs?: number;
  /** Called when this process cannot go on and is to be started again. Left out, it stops. */
  readonly onFatal?: (error: Error) => void;
  /** Given the process' host before anything starts, so that a start can be stopped too. */
  readonly hosted?: (host: Host) => void;
}

/** Starts what this process serves. What fails to start stops what had started, and rejects. */
export async function serve(options: ServeOptions): Promise<Running> {
  const parts = partsOf(options.parts ?? [], serviceNames, options.config);
  const metrics = openMetrics();
  const { clockFile } = options.config;
  const clock = clockFile === null ? systemClock : movedClock(clockFile, options.log);
  const host = openHost({ log: options.log, metrics });
  options.hosted?.(host);
  try {
    return await start(options, { host, metrics, clock, parts });
  } catch (error) {
    await host.stop();
    throw error;
  }
}

interface Process {
  readonly host: Host;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly parts: Parts;
}

async function start(options: ServeOptions, process: Process): Promise<Running> {
  const { config, log } = options;
  const { host, clock, parts } = process;
  const onFatal = (error: Error) => {
    log.error({ err: error }, 'this process cannot go on; it ends, to be started again');
    (options.onFatal ?? (() => void host.stop()))(error);
  };
  const tracing = await openTracing(options, process);
  const ports = await openPorts({ host, config, log, clock, tracing, parts, onFatal });
  const { publicUrl, administratorEmail, mailFrom, reviewStages, secondFactor } = config;
  const given = { publicUrl, administratorEmail, mailFrom, reviewStages, secondFactor };
  const settings = { ...given, secret: await loadSecret(config) };
  await refuseOtherSecret(ports.store, settings.secret);
  const base = { ...process, tracing, ports, settings };
  const { dispatcher, centres, services, looks } = await startServices(options, base);
  const checks = await host.use('self-checks', async () =>
    startSelfChecks({ ...process, checks: looks, log, everyMs: options.selfChecksEveryMs }),
  );
  tellReadiness(process);
  const endpoint = endpointOf(base, { config, log, dispatcher, centres, services, checks });
  await host.use('http', () => listen(endpoint, config));
  const link = parts.gateway
    ? await dispatcher.dispatch('accounts.administratorLink', systemCall('sinan', clock), {})
    : undefined;
  return {
    url: parts.gateway ? publicUrl : addressOf(config),
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

/** A process with its ports open. */
export interface Base extends Process {
  readonly tracing: Tracing;
  readonly ports: Ports;
  readonly settings: Settings;
}

/** Opens every room before any of them runs, so that whoever asks another finds it there: rooms are stateless, and may be open in many processes. */
async function startServices(options: ServeOptions, base: Base) {
  const { config, log, services: wanted = servicesWith, around = (inner) => inner } = options;
  const { host, metrics, tracing, clock, ports, settings, parts } = base;
  const services = wanted(ports.mailer);
  await ports.store.declare(services.flatMap(({ collections }) => collections));
  const centres = openCentres();
  const resourcesOf = (name: string): Resources => ({
    store: ports.store.forService(name),
    bus: ports.bus,
    files: ports.files,
    clock,
    log: log.child({ service: name }),
    metrics,
    tracing,
    settings,
    centres,
    ask: (operation, input) => dispatcher.dispatch(operation, systemCall(name, clock), input),
    pingStore: () => ports.store.ping(),
    topic: ports.topic,
  });
  const opened = services.map((service) => openService(service, resourcesOf(service.name)));
  const dispatcher = around(localDispatcher(opened, { metrics, tracing }));
  await host.use('centres', () =>
    centres.follow(
      async () =>
        (await dispatcher.dispatch('accounts.centreList', systemCall('sinan', clock), {})) as readonly Centre[],
      (error) => log.warn({ error: String(error) }, 'the list of centres could not be renewed; the last one stays'),
    ),
  );
  const gates = config.servers === null || !parts.gateway;
  const looks: SelfCheck[] = ports.folder === null ? [] : [diskCheck(ports.folder)];
  for (const one of opened)
    looks.push(...(await startService(one, { host, runs: parts.runs(one.service.name), gates })));
  if (parts.runs('accounts'))
    await host.use('file sweep', async () => startFileSweep({ files: ports.files, services: opened, log, metrics }));
  return { dispatcher, centres, services: opened.map(({ service }: OpenService) => service), looks };
}

function systemCall(service: string, clock: Clock): Call {
  const commandId = newId('command', clock.now());
  return { actor: { kind: 'system', service }, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}

function addressOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function urlOf(link: unknown): string | null {
  return typeof link === 'object' && link !== null && 'url' in link ? String(link.url) : null;
}
