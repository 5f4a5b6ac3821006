import { createGateway, createHealthEndpoint, type Endpoint, localDispatcher } from '@sinan/gateway';
import type { Mailer } from '@sinan/mail';
import {
  type Config,
  type Dispatcher,
  type Host,
  type Log,
  loadSecret,
  type Metrics,
  openCentres,
  openHost,
  openMetrics,
  type Resources,
  type ServiceDefinition,
  type Settings,
  systemClock,
} from '@sinan/runtime';
import { type Call, type Centre, newId } from '@sinan/schema';
import { OPERATIONS } from '@sinan/schema/graphql';
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
  /** Called when this process cannot go on and is to be started again. Left out, it stops. */
  readonly onFatal?: (error: Error) => void;
  /** Given the process' host before anything starts, so that a start can be stopped too. */
  readonly hosted?: (host: Host) => void;
}

/** Starts what this process serves. What fails to start stops what had started, and rejects. */
export async function serve(options: ServeOptions): Promise<Running> {
  const parts = partsOf(options.parts ?? [], serviceNames, options.config);
  const metrics = openMetrics();
  const host = openHost({ log: options.log, metrics });
  options.hosted?.(host);
  try {
    return await start(options, { host, metrics, parts });
  } catch (error) {
    await host.stop();
    throw error;
  }
}

interface Process {
  readonly host: Host;
  readonly metrics: Metrics;
  readonly parts: Parts;
}

async function start(options: ServeOptions, process: Process): Promise<Running> {
  const { config, log } = options;
  const { host, parts } = process;
  const onFatal = (error: Error) => {
    log.error({ err: error }, 'this process cannot go on; it ends, to be started again');
    (options.onFatal ?? (() => void host.stop()))(error);
  };
  const ports = await openPorts({ host, config, log, parts, onFatal });
  const { publicUrl, administratorEmail, mailFrom, secondFactor } = config;
  const settings = { publicUrl, administratorEmail, mailFrom, secondFactor, secret: await loadSecret(config) };
  await refuseOtherSecret(ports.store, settings.secret);
  const base = { ...process, ports, settings };
  const started = await startServices(options, base);
  const { dispatcher } = started;
  await host.use('http', () => listen(endpointOf(options, base, started), config));
  const link = parts.gateway
    ? await dispatcher.dispatch('accounts.administratorLink', systemCall('sinan'), {})
    : undefined;
  return {
    url: parts.gateway ? publicUrl : addressOf(config),
    parts,
    administratorLink: urlOf(link),
    dispatcher,
    host,
  };
}

interface Base extends Process {
  readonly ports: Ports;
  readonly settings: Settings;
}

/** Opens every room before any of them runs, so that whoever asks another finds it there: rooms are stateless, and may be open in many processes. */
async function startServices(options: ServeOptions, base: Base) {
  const { config, log, services: wanted = servicesWith, around = (inner) => inner } = options;
  const { host, metrics, ports, settings, parts } = base;
  const services = wanted(ports.mailer);
  await ports.store.declare(services.flatMap(({ collections }) => collections));
  const centres = openCentres();
  const resourcesOf = (name: string): Resources => ({
    store: ports.store.forService(name),
    bus: ports.bus,
    files: ports.files,
    clock: systemClock,
    log: log.child({ service: name }),
    metrics,
    settings,
    centres,
    ask: (operation, input) => dispatcher.dispatch(operation, systemCall(name), input),
    pingStore: () => ports.store.ping(),
    topic: ports.topic,
  });
  const opened = services.map((service) => openService(service, resourcesOf(service.name)));
  const dispatcher = around(localDispatcher(opened, { metrics }));
  await host.use('centres', () =>
    centres.follow(
      async () => (await dispatcher.dispatch('accounts.centreList', systemCall('sinan'), {})) as readonly Centre[],
      (error) => log.warn({ error: String(error) }, 'the list of centres could not be renewed; the last one stays'),
    ),
  );
  const gates = config.servers === null || !parts.gateway;
  for (const one of opened) await startService(one, { host, runs: parts.runs(one.service.name), gates });
  if (parts.runs('accounts'))
    await host.use('file sweep', async () => startFileSweep({ files: ports.files, services: opened, log, metrics }));
  return { dispatcher, centres, services: opened.map(({ service }: OpenService) => service) };
}

type Started = Awaited<ReturnType<typeof startServices>>;

/** The gateway where it is served; how the process is, everywhere. */
function endpointOf(
  { config, log }: ServeOptions,
  { host, metrics, ports, settings, parts }: Base,
  { dispatcher, centres, services }: Started,
): Endpoint {
  const watched = {
    clock: systemClock,
    log,
    metrics,
    health: { live: () => true, ready: () => host.ready() },
  };
  if (!parts.gateway) return createHealthEndpoint(watched);
  return createGateway({
    ...watched,
    services,
    dispatcher,
    bus: ports.bus,
    files: ports.files,
    topic: ports.topic,
    settings,
    centres,
    persisted: { known: OPERATIONS, only: config.graphql === 'persisted' },
    development: config.loopback,
    // On loopback everybody is one network, this machine.
    limits: { proxies: config.proxies, ...(config.loopback ? { rates: 'none' } : {}) },
    ...(ports.catcher ? { mailbox: ports.catcher } : {}),
  });
}

function systemCall(service: string): Call {
  const commandId = newId('command', systemClock.now());
  return { actor: { kind: 'system', service }, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}

function addressOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function urlOf(link: unknown): string | null {
  return typeof link === 'object' && link !== null && 'url' in link ? String(link.url) : null;
}
