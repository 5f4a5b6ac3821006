import { localDispatcher } from '@sinan/gateway';
import type { Mailer } from '@sinan/mail';
import {
  type Clock,
  type Config,
  type Dispatcher,
  type FollowingCentres,
  type Host,
  type Log,
  loadSecret,
  type Metrics,
  movedClock,
  openCentres,
  openHost,
  openMetrics,
  type Resources,
  type ServiceDefinition,
  type Settings,
  systemClock,
  type Tracing,
} from '@sinan/runtime';
import { type Call, type Centre, newId } from '@sinan/schema';
import { mayDemonstrate } from './demo/may.ts';
import { type Demonstration, recorded } from './demo/record.ts';
import { withSignIn } from './demo/with-sign-in.ts';
import { forgetFiles } from './file-sweep.ts';
import { type OpenService, openService } from './open-service.ts';
import type { Parts } from './parts.ts';
import { openPorts, type Ports } from './ports.ts';
import { refuseOtherSecret } from './same-secret.ts';
import { servicesWith } from './services.ts';

/** A process before anything is open. */
export interface Process {
  readonly host: Host;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly parts: Parts;
}

/** A process with its ports open. */
export interface Base extends Process {
  readonly tracing: Tracing;
  readonly ports: Ports;
  readonly settings: Settings;
}

/** A process with every room open, in which nothing runs by itself yet. */
export interface Platform extends Base {
  readonly services: readonly OpenService[];
  readonly dispatcher: Dispatcher;
  readonly centres: FollowingCentres;
  /** The record of the fictitious data that the store holds; null for data of its own. */
  readonly demonstration: Demonstration | null;
}

export interface OpenOptions {
  readonly config: Config;
  readonly log: Log;
  /** What is composed: every service of the platform when left out. */
  readonly services?: (mailer: Mailer) => readonly ServiceDefinition[];
  /** Puts another dispatcher around the local one: the acceptance suite serialises every call. */
  readonly around?: (inner: Dispatcher) => Dispatcher;
}

export function openProcess({ config, log }: Pick<OpenOptions, 'config' | 'log'>, parts: Parts): Process {
  const metrics = openMetrics();
  const clock = config.clockFile === null ? systemClock : movedClock(config.clockFile, log);
  return { host: openHost({ log, metrics }), clock, metrics, parts };
}

/** Opens the ports, then every room, before any of them runs: whoever asks another finds it there. Rooms are stateless, and may be open in many processes. */
export async function openPlatform(
  options: OpenOptions,
  process: Process & { readonly tracing: Tracing },
  onFatal: (error: Error) => void,
): Promise<Platform> {
  const { config } = options;
  const ports = await openPorts({ ...process, config, log: options.log, onFatal });
  const { publicUrl, administratorEmail, mailFrom, mailLimits, webhookTargets, reviewStages, secondFactor } = config;
  const { address: bounceAddress } = config.bounces;
  const given = {
    publicUrl,
    administratorEmail,
    mailFrom,
    bounceAddress,
    mailLimits,
    webhookTargets,
    reviewStages,
    secondFactor,
  };
  const settings = { ...given, secret: await loadSecret(config) };
  await refuseOtherSecret(ports.store, settings.secret);
  return openRooms(options, { ...process, ports, settings });
}

async function openRooms(options: OpenOptions, base: Base): Promise<Platform> {
  const { config, log, services: wanted = servicesWith, around = (inner) => inner } = options;
  const { metrics, tracing, clock, ports, settings } = base;
  const demonstration = await recorded(ports.store);
  const wished = wanted(ports.mailer);
  const definitions = demonstration !== null && mayDemonstrate(config) ? withSignIn(wished) : wished;
  await ports.store.declare(definitions.flatMap(({ collections }) => collections));
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
    forgetFiles: (ids) => forgetFiles({ files: ports.files, services, clock }, ids),
    scrub: async () => void (await Promise.all([ports.store.scrub(), ports.bus.scrub()])),
    pingStore: () => ports.store.ping(),
    topic: ports.topic,
  });
  const services: readonly OpenService[] = definitions.map((service) =>
    openService(service, resourcesOf(service.name)),
  );
  const dispatcher = around(localDispatcher(services, { metrics, tracing }));
  const platform = { ...base, services, dispatcher, centres, demonstration };
  await followCentres(platform, log);
  return platform;
}

async function followCentres({ host, dispatcher, centres, clock }: Platform, log: Log): Promise<void> {
  await host.use('centres', () =>
    centres.follow(
      async () =>
        (await dispatcher.dispatch('accounts.centreList', systemCall('sinan', clock), {})) as readonly Centre[],
      (error) => log.warn({ error: String(error) }, 'the list of centres could not be renewed; the last one stays'),
    ),
  );
}

/** A call of the platform itself. */
export function systemCall(service: string, clock: Clock): Call {
  const commandId = newId('command', clock.now());
  return { actor: { kind: 'system', service }, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}
