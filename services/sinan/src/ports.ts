import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bus } from '@sinan/bus';
import type { Files } from '@sinan/files';
import { type Catcher, type Mailer, openCatcher, openSmtpMailer } from '@sinan/mail';
import { type Clock, type Config, type Host, type Log, lockFolder, step, type Tracing } from '@sinan/runtime';
import type { TopicName } from '@sinan/schema';
import type { Store } from '@sinan/store';
import { dkimKey } from './dkim-key.ts';
import { embeddedBackend } from './embedded.ts';
import type { Parts } from './parts.ts';
import { patiently } from './patiently.ts';
import { serversBackend } from './servers.ts';
import { topicsOf } from './topics.ts';
import { tracedMailer } from './traced-mailer.ts';

/** The ports of this deployment, open and stopped by the host. */
export interface Ports {
  readonly store: Store;
  readonly bus: Bus;
  readonly files: Files;
  readonly mailer: Mailer;
  /** The built-in mail server: only where no other is set. */
  readonly catcher: Catcher | undefined;
  /** The data folder, where this process writes to it. */
  readonly folder: string | null;
  /** A topic's full name in this deployment. */
  readonly topic: (name: TopicName) => string;
}

/** What keeps documents, events and files: the data folder, or servers. */
export interface Backend {
  readonly store: Store;
  readonly bus: Bus;
  readonly files: Files;
}

export interface PortsOptions {
  readonly host: Host;
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly tracing: Tracing;
  readonly parts: Parts;
  /** Called when the process cannot go on hearing the log: it is to end, and to be started again. */
  readonly onFatal: (error: Error) => void;
}

/** Brokers that have just started name leaders of new partitions in their own time. */
const TOPICS_WITHIN_MS = 60_000;

export async function openPorts(options: PortsOptions): Promise<Ports> {
  const { host, config, parts } = options;
  const folder = config.servers === null || builtInMail(config, parts) ? config.dataFolder : null;
  if (folder !== null) await lock(host, folder);
  const { store, bus, files } = await (config.servers === null ? embeddedBackend(options) : serversBackend(options));
  host.check('store', () => store.ping());
  host.check('files', () => files.ping());
  // A broker that is away holds up what reacts to events; who files and reads is served meanwhile.
  host.check('bus', () => bus.ping(), { gates: config.servers === null || !parts.gateway });
  const { topic, declarations } = topicsOf(config.namespace);
  await patiently(() => bus.declare(declarations), TOPICS_WITHIN_MS);
  return { store, bus, files, topic, folder, ...(await openMail(options)) };
}

/** Two processes on one folder is a start-up error. */
async function lock(host: Host, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await host.use('folder lock', async () => {
    const held = await lockFolder(folder);
    return { stop: () => held.release() };
  });
}

function builtInMail({ smtpUrl }: Config, { whole }: Parts): boolean {
  return smtpUrl === null && whole;
}

async function openMail({
  host,
  config,
  log,
  clock,
  tracing,
  parts,
}: PortsOptions): Promise<Pick<Ports, 'mailer' | 'catcher'>> {
  const catcher = builtInMail(config, parts)
    ? await host.use('mail catcher', () => openCatcher({ file: join(config.dataFolder, 'mail.db'), clock }))
    : undefined;
  const url = config.smtpUrl ?? catcher?.url;
  if (url === undefined) return { mailer: noMailer, catcher };
  const { mailer } = await host.use('mail', async () => {
    const dkim = await dkimKey(config);
    const opened = openSmtpMailer({ url, log, clock, step, ...(dkim && { dkim }) });
    return { mailer: opened, stop: async () => opened.close() };
  });
  const sending = tracedMailer(mailer, tracing);
  return { mailer: catcher ? { ...sending, forget: catcher.forget } : sending, catcher };
}

const refuse = () => Promise.reject(new Error('this process sends no mail'));

/** For a process that does not serve notifications, where nothing sends. */
const noMailer: Mailer = { send: refuse, verify: refuse, close: () => undefined };
