import { createServer } from 'node:http';
import type { Gateway } from '@sinan/gateway';
import type { Config, Stoppable } from '@sinan/runtime';

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
    server.once('error', reject);
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
