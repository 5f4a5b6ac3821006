import { openKafkaBus } from '@sinan/bus';
import { openGridFsFiles } from '@sinan/files';
import { ConfigError, type Servers, step } from '@sinan/runtime';
import { openMongoStore } from '@sinan/store';
import { patiently } from './patiently.ts';
import type { Backend, PortsOptions } from './ports.ts';

/** Servers that start together with this process may take a little longer. */
const ANSWERS_WITHIN_MS = 8_000;

/** MongoDB, with its GridFS for files, and Kafka. That they do not answer at the start is a fault of the settings, or of the servers, told in one line. */
export async function serversBackend(options: PortsOptions): Promise<Backend> {
  const { servers } = options.config;
  if (servers === null) throw new Error('no servers are set');
  const store = await openStore(options, servers);
  return { store, bus: await openBus(options, servers), files: await openFiles(options, servers) };
}

async function openStore({ host }: PortsOptions, { mongoUri: uri, database }: Servers) {
  const { store } = await host.use('store', async () => {
    const opened = await openMongoStore({ uri, database, step });
    return { store: opened, stop: () => opened.close() };
  });
  await patiently(() => store.ping(), ANSWERS_WITHIN_MS).catch((error) => {
    throw new ConfigError([`MONGODB_URI: no database answers there (${messageOf(error)}).`]);
  });
  return store;
}

/** In the same database, which has answered by now. */
async function openFiles({ host }: PortsOptions, { mongoUri: uri, database }: Servers) {
  const { files } = await host.use('files', async () => {
    const opened = await openGridFsFiles({ uri, database });
    return { files: opened, stop: () => opened.close() };
  });
  return files;
}

async function openBus({ host, config, log, parts, onFatal }: PortsOptions, { brokers }: Servers) {
  const { namespace } = config;
  const { bus } = await host.use('bus', async () => {
    const opened = await openKafkaBus({
      brokers,
      clientId: `sinan-${parts.title}`,
      ...(namespace ? { groupPrefix: `${namespace}.` } : {}),
      step,
      log,
      onFatal,
    });
    return { bus: opened, stop: () => opened.close() };
  });
  await patiently(() => bus.ping(), ANSWERS_WITHIN_MS).catch((error) => {
    throw new ConfigError([`KAFKA_BROKERS: no broker answers at ${brokers.join(', ')} (${messageOf(error)}).`]);
  });
  return bus;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
