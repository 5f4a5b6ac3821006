import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log, Stoppable } from '@sinan/runtime';
import type { Desk } from './desk.ts';
import { operateHandler } from './endpoint.ts';
import { operate } from './operations.ts';
import { forgetWhereabouts, tellWhereabouts } from './whereabouts.ts';

/**
 * Answers operators while this process holds the data folder, on a port of 127.0.0.1 that the system gives: no proxy leads there. On servers
 * nothing is needed, since the command line opens them itself.
 */
export async function listenToOperators(desk: Desk & { readonly log: Log }): Promise<void> {
  const { host, ports } = desk.platform;
  const { folder } = ports;
  if (folder === null || desk.config.servers !== null) return;
  await host.use('operators', () => listening(desk, folder));
}

async function listening(desk: Desk & { readonly log: Log }, folder: string): Promise<Stoppable> {
  const handle = operateHandler({
    secret: desk.platform.settings.secret,
    operate: (operation, input, tell) => operate(desk, operation, input, tell),
  });
  const server = createServer({ requestTimeout: 0 }, (req, res) => {
    handle(req, res).catch((error) => {
      desk.log.warn({ error: String(error) }, 'a request of an operator broke off');
      res.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  await tellWhereabouts(folder, { pid: process.pid, port: (server.address() as AddressInfo).port });
  return { stop: () => stopped(server, folder) };
}

async function stopped(server: Server, folder: string): Promise<void> {
  await forgetWhereabouts(folder);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
}
