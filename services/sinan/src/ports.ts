import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bus, openEmbeddedBus } from '@sinan/bus';
import { type Catcher, type Mailer, openCatcher, openSmtpMailer } from '@sinan/mail';
import { type Config, type Host, type Log, lockFolder, step } from '@sinan/runtime';
import { TOPICS, type TopicName, type TopicSpec } from '@sinan/schema';
import { openSqliteStore, type Store } from '@sinan/store';

/** The ports of this deployment, open on the data folder and stopped by the host. */
export interface Ports {
  readonly store: Store;
  readonly bus: Bus;
  readonly mailer: Mailer;
  /** The built-in mail server: only where no other is set. */
  readonly catcher: Catcher | undefined;
  /** A topic's full name in this deployment. */
  readonly topic: (name: TopicName) => string;
}

/** Locks the folder first: two processes on one folder is a start-up error. */
export async function openPorts(host: Host, config: Config, log: Log): Promise<Ports> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  await host.use('folder lock', async () => {
    const lock = await lockFolder(config.dataFolder);
    return { stop: () => lock.release() };
  });
  const store = await openStore(host, config);
  const { bus, topic } = await openBus(host, config);
  const catcher = config.smtpUrl
    ? undefined
    : await host.use('mail catcher', () => openCatcher({ file: join(config.dataFolder, 'mail.db') }));
  const mailer = await openMailer(host, config.smtpUrl ?? catcher?.url ?? '', log);
  return { store, bus, mailer, catcher, topic };
}

async function openStore(host: Host, config: Config): Promise<Store> {
  const { store } = await host.use('store', async () => {
    const opened = await openSqliteStore({ file: join(config.dataFolder, 'store.db'), step });
    return { store: opened, stop: () => opened.close() };
  });
  host.check('store', () => store.ping());
  return store;
}

async function openBus(host: Host, config: Config) {
  const { bus } = await host.use('bus', async () => {
    const opened = await openEmbeddedBus({ file: join(config.dataFolder, 'log.db'), step });
    return { bus: opened, stop: () => opened.close() };
  });
  host.check('bus', () => bus.ping());
  const topic = (name: TopicName) =>
    config.namespace ? `${config.namespace}.${TOPICS[name].name}` : TOPICS[name].name;
  await bus.declare(topicsAs(topic));
  return { bus, topic };
}

const WEEK_MS = 7 * 86_400_000;

/** Every topic with its retention: what is kept "last per key" is kept for ever until compaction takes the older ones. */
function topicsAs(topic: (name: TopicName) => string) {
  return (Object.keys(TOPICS) as TopicName[]).map((name) => {
    const keeps: TopicSpec['keeps'] = TOPICS[name].keeps;
    return keeps === '7 days' ? { name: topic(name), keepMs: WEEK_MS } : topic(name);
  });
}

async function openMailer(host: Host, url: string, log: Log): Promise<Mailer> {
  const { mailer } = await host.use('mail', async () => {
    const opened = openSmtpMailer({ url, log, step });
    return { mailer: opened, stop: async () => opened.close() };
  });
  return mailer;
}
