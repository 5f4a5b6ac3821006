import { createServer, type Server } from 'node:http';
import type { Gateway } from '@sinan/gateway';
import { type Config, ConfigError, type Stoppable } from '@sinan/runtime';

/** What the server bears of its clients, in ms. Written down because node:http's own answers change from release to release. */
export interface Patience {
  /** How long a request's headers may take. A client that drips them holds a connection for so long, and no longer. */
  readonly headersMs: number;
  /** How long a whole request may take: an upload of 50 MB needs it at 4 Mbit/s. */
  readonly requestMs: number;
  /** How long an idle connection is kept: longer than a proxy keeps its own (60 s is usual), which would else send into one that just closed. */
  readonly keepAliveMs: number;
  /** How long nothing may move on a connection, in either direction: who reads nothing is cut. Event streams tell that they are there every 12 s. */
  readonly silenceMs: number;
  /** How often the first two are looked at. */
  readonly lookEveryMs: number;
  /** What the requests in hand get at the stop: half of what the whole process gets, so that the parts behind the server stop too. */
  readonly landingMs: number;
}

const PATIENCE: Patience = {
  headersMs: 10_000,
  requestMs: 120_000,
  keepAliveMs: 65_000,
  silenceMs: 120_000,
  lookEveryMs: 2_000,
  landingMs: 5_000,
};

/**
 * Serves the gateway. Its stop takes no new request, ends the streams, and waits for the requests in hand; then every connection is cut,
 * since a client that never finishes its request would hold the whole stop up.
 */
export async function listen(
  gateway: Pick<Gateway, 'handle' | 'stop'>,
  { host, port }: Pick<Config, 'host' | 'port'>,
  patience: Partial<Patience> = {},
): Promise<Stoppable> {
  const { landingMs, ...bears } = { ...PATIENCE, ...patience };
  const server = serverOf(gateway, bears);
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

function serverOf({ handle }: Pick<Gateway, 'handle'>, bears: Omit<Patience, 'landingMs'>): Server {
  const server = createServer(
    {
      headersTimeout: bears.headersMs,
      requestTimeout: bears.requestMs,
      keepAliveTimeout: bears.keepAliveMs,
      connectionsCheckingInterval: bears.lookEveryMs,
    },
    handle,
  );
  return server.setTimeout(bears.silenceMs);
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
