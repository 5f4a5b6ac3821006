import { createGateway, localDispatcher } from '@sinan/gateway';
import type { Mailer } from '@sinan/mail';
import {
  type Config,
  type Dispatcher,
  type Host,
  type Log,
  loadSecret,
  type Metrics,
  openHost,
  openMetrics,
  type Resources,
  type ServiceDefinition,
  type Settings,
  systemClock,
} from '@sinan/runtime';
import { type Call, newId } from '@sinan/schema';
import { listen } from './listen.ts';
import { openService, startService } from './open-service.ts';
import { openPorts, type Ports } from './ports.ts';
import { servicesWith } from './services.ts';

/** A running platform: where it is reached, and how to stop it. */
export interface Running {
  readonly url: string;
  /** Where the first administrator signs in; null once there is one. */
  readonly administratorLink: string | null;
  readonly dispatcher: Dispatcher;
  readonly host: Host;
}

export interface ServeOptions {
  readonly config: Config;
  readonly log: Log;
  /** What is served: every service of the platform when left out. */
  readonly services?: (mailer: Mailer) => readonly ServiceDefinition[];
  /** Puts another dispatcher around the local one: the acceptance suite serialises every call. */
  readonly around?: (inner: Dispatcher) => Dispatcher;
}

/** Starts everything in one process on one folder. What fails to start stops what had started, and rejects. */
export async function serve(options: ServeOptions): Promise<Running> {
  const metrics = openMetrics();
  const host = openHost({ log: options.log, metrics });
  try {
    return await start(options, host, metrics);
  } catch (error) {
    await host.stop();
    throw error;
  }
}

async function start(options: ServeOptions, host: Host, metrics: Metrics): Promise<Running> {
  const { config, log } = options;
  const ports = await openPorts(host, config, log);
  const { publicUrl, administratorEmail, mailFrom } = config;
  const settings = { publicUrl, administratorEmail, mailFrom, secret: await loadSecret(config) };
  const { dispatcher, services } = await startServices(options, { host, metrics, ports, settings });
  const gateway = createGateway({
    services,
    dispatcher,
    bus: ports.bus,
    topic: ports.topic,
    clock: systemClock,
    log,
    metrics,
    settings,
    health: { live: () => true, ready: () => host.ready() },
    development: config.loopback,
    ...(ports.catcher ? { mailbox: ports.catcher } : {}),
  });
  await host.use('http', () => listen(gateway, config));
  const link = await dispatcher.dispatch('accounts.administratorLink', systemCall('sinan'), {});
  return { url: publicUrl, administratorLink: urlOf(link), dispatcher, host };
}

interface Base {
  readonly host: Host;
  readonly metrics: Metrics;
  readonly ports: Ports;
  readonly settings: Settings;
}

/** Opens every room before any of them runs, so that whoever asks another finds it there. */
async function startServices(
  { log, services: wanted = servicesWith, around = (inner) => inner }: ServeOptions,
  base: Base,
) {
  const { host, metrics, ports, settings } = base;
  const services = wanted(ports.mailer);
  await ports.store.declare(services.flatMap(({ collections }) => collections));
  const resourcesOf = (name: string): Resources => ({
    store: ports.store.forService(name),
    bus: ports.bus,
    clock: systemClock,
    log: log.child({ service: name }),
    metrics,
    settings,
    ask: (operation, input) => dispatcher.dispatch(operation, systemCall(name), input),
    pingStore: () => ports.store.ping(),
    topic: ports.topic,
  });
  const opened = services.map((service) => openService(service, resourcesOf(service.name)));
  const dispatcher = around(localDispatcher(opened, { metrics }));
  for (const one of opened) await startService(one, host);
  return { dispatcher, services: opened.map(({ service }) => service) };
}

function systemCall(service: string): Call {
  const commandId = newId('command', systemClock.now());
  return { actor: { kind: 'system', service }, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}

function urlOf(link: unknown): string | null {
  return typeof link === 'object' && link !== null && 'url' in link ? String(link.url) : null;
}
