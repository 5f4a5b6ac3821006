import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openEmbeddedBus } from '@sinan/bus';
import { createGateway, localDispatcher } from '@sinan/gateway';
import { openCatcher, openSmtpMailer } from '@sinan/mail';
import {
  type Config,
  type Dispatcher,
  type Host,
  type Log,
  loadSecret,
  lockFolder,
  openHost,
  openMetrics,
  type Resources,
  step,
  systemClock,
} from '@sinan/runtime';
import { type Call, newId, TOPICS, type TopicName, type TopicSpec } from '@sinan/schema';
import { openSqliteStore } from '@sinan/store';
import { type OpenService, openService, startService } from './open-service.ts';
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
  /** Puts another dispatcher around the local one: the acceptance suite serialises every call. */
  readonly around?: (inner: Dispatcher) => Dispatcher;
}

/** Starts everything in one process on one folder. What fails to start stops what had started, and rejects. */
export async function serve({ config, log, around = (inner) => inner }: ServeOptions): Promise<Running> {
  const metrics = openMetrics();
  const host = openHost({ log, metrics });
  try {
    return await startAll({ config, log, around }, host, metrics);
  } catch (error) {
    await host.stop();
    throw error;
  }
}

async function startAll(
  { config, log, around = (inner) => inner }: ServeOptions,
  host: Host,
  metrics: ReturnType<typeof openMetrics>,
): Promise<Running> {
  await mkdir(config.dataFolder, { recursive: true });
  await host.use('folder lock', async () => stoppable(await lockFolder(config.dataFolder), (lock) => lock.release()));
  const secret = await loadSecret(config);
  const inData = (name: string) => join(config.dataFolder, name);
  const { store } = await host.use('store', async () => {
    const opened = await openSqliteStore({ file: inData('store.db'), step });
    return { store: opened, stop: () => opened.close() };
  });
  const { bus } = await host.use('bus', async () => {
    const opened = await openEmbeddedBus({ file: inData('log.db'), step });
    return { bus: opened, stop: () => opened.close() };
  });
  const catcher = config.smtpUrl
    ? undefined
    : await host.use('mail catcher', () => openCatcher({ file: inData('mail.db'), host: '127.0.0.1' }));
  const { mailer } = await host.use('mail', async () => {
    const opened = openSmtpMailer({ url: config.smtpUrl ?? catcher?.url ?? '', log, step });
    return { mailer: opened, stop: async () => opened.close() };
  });

  const services = servicesWith(mailer);
  await store.declare(services.flatMap(({ collections }) => collections));
  const topic = (name: TopicName) =>
    config.namespace ? `${config.namespace}.${TOPICS[name].name}` : TOPICS[name].name;
  await bus.declare(topicsOf(topic));

  const settings = {
    publicUrl: config.publicUrl,
    secret,
    administratorEmail: config.administratorEmail,
    mailFrom: config.mailFrom,
  };
  let dispatcher: Dispatcher | undefined;
  const resourcesOf = (name: string): Resources => ({
    store: store.forService(name),
    bus,
    clock: systemClock,
    log: log.child({ service: name }),
    metrics,
    settings,
    ask: (operation, input) => dispatched().dispatch(operation, systemCall(name), input),
    pingStore: () => store.ping(),
    topic,
  });
  const dispatched = (): Dispatcher => {
    if (!dispatcher) throw new Error('nothing can be asked before every room is open');
    return dispatcher;
  };
  const opened: readonly OpenService[] = services.map((service) => openService(service, resourcesOf(service.name)));
  dispatcher = around(localDispatcher(opened, { metrics }));
  for (const one of opened) await startService(one, host);

  host.check('store', () => store.ping());
  host.check('bus', () => bus.ping());
  const gateway = await host.use('gateway', async () =>
    createGateway({
      services: opened.map(({ service }) => service),
      dispatcher: dispatched(),
      bus,
      topic,
      clock: systemClock,
      log,
      metrics,
      settings,
      health: { live: () => true, ready: () => host.ready() },
      development: config.loopback,
      ...(catcher ? { mailbox: catcher } : {}),
    }),
  );
  await host.use('http', () => listen(gateway.handle, config));
  const link = (await dispatched().dispatch('accounts.administratorLink', systemCall('sinan'), {})) as {
    url: string;
  } | null;
  return { url: config.publicUrl, administratorLink: link?.url ?? null, dispatcher: dispatched(), host };
}

const WEEK_MS = 7 * 86_400_000;

/** Every topic with its retention: what is kept "last per key" is kept for ever until compaction takes the older ones. */
function topicsOf(topic: (name: TopicName) => string) {
  return (Object.keys(TOPICS) as TopicName[]).map((name) => {
    const keeps: TopicSpec['keeps'] = TOPICS[name].keeps;
    return keeps === '7 days' ? { name: topic(name), keepMs: WEEK_MS } : topic(name);
  });
}

function systemCall(service: string): Call {
  const commandId = newId('command', Date.now());
  return { actor: { kind: 'system', service }, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}

function stoppable<T extends object>(part: T, stop: (part: T) => Promise<void>): T & { stop(): Promise<void> } {
  return Object.assign(part, { stop: () => stop(part) });
}

async function listen(handle: Parameters<typeof createServer>[1] & {}, config: Config) {
  const server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
