import { join } from 'node:path';
import { openEmbeddedBus } from '@sinan/bus';
import { openFolderFiles } from '@sinan/files';
import { step } from '@sinan/runtime';
import { openSqliteStore } from '@sinan/store';
import type { Backend, PortsOptions } from './ports.ts';

/** SQLite, the embedded log and a folder of files, in the data folder. */
export async function embeddedBackend({ host, config }: PortsOptions): Promise<Backend> {
  const { store } = await host.use('store', async () => {
    const opened = await openSqliteStore({ file: join(config.dataFolder, 'store.db'), step });
    return { store: opened, stop: () => opened.close() };
  });
  const { bus } = await host.use('bus', async () => {
    const opened = await openEmbeddedBus({ file: join(config.dataFolder, 'log.db'), step });
    return { bus: opened, stop: () => opened.close() };
  });
  const { files } = await host.use('files', async () => {
    const opened = await openFolderFiles({ folder: join(config.dataFolder, 'files') });
    return { files: opened, stop: () => opened.close() };
  });
  return { store, bus, files };
}
