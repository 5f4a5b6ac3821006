import { createServer } from 'node:http';
import type { Gateway } from '@sinan/gateway';
import { type Config, ConfigError, type Stoppable } from '@sinan/runtime';

/** What the requests in hand get to be answered in: half of what the whole process gets to stop in, so that the parts behind it stop too. */
const LANDING_MS = 5_000;

/**
 * Serves the gateway. Its stop takes no new request, ends the streams, and waits for the requests in hand; then every connection is cut,
 * since a client that never finishes its request would hold the whole stop up.
 */
export async function listen(
  gateway: Pick<Gateway, 'handle' | 'stop'>,
  { host, port }: Pick<Config, 'host' | 'port'>,
  landingMs = LANDING_MS,
): Promise<Stoppable> {
  const server = createServer(gateway.handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      const late = setTimeout(() => server.closeAllConnections(), landingMs);
      await gateway.stop().finally(() => clearTimeout(late));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What to do about it, where the settings are what is wrong. */
function explained(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new ConfigError([`PORT ${port} on ${host} is in use: stop what listens there, or set PORT to another.`]);
  if (code === 'EACCES')
    return new ConfigError([`PORT ${port} may not be opened by this user: set PORT to another, above 1023.`]);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError([`HOST ${host} is no address of this machine: set HOST to one that is, such as 127.0.0.1.`]);
  return error;
}
