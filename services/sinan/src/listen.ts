import { createServer } from 'node:http';
import type { Gateway } from '@sinan/gateway';
import type { Config, Stoppable } from '@sinan/runtime';

/** Serves the gateway. Its stop takes no new request, ends the streams, and waits for the requests in hand. */
export async function listen(gateway: Gateway, { host, port }: Pick<Config, 'host' | 'port'>): Promise<Stoppable> {
  const server = createServer(gateway.handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await gateway.stop();
      server.closeIdleConnections();
      await closed;
    },
  };
}
