import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import type { Gateway } from '@sinan/gateway';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './listen.ts';

const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

/** A gateway that keeps what it is handed, and whose stop waits until all of it is over, as the real one's does. */
async function listening() {
  const inHand: ServerResponse[] = [];
  const over: Promise<unknown>[] = [];
  const gateway: Pick<Gateway, 'handle' | 'stop'> = {
    handle: (_req: IncomingMessage, res: ServerResponse) => {
      over.push(once(res, 'close'));
      inHand.push(res);
    },
    stop: async () => void (await Promise.all(over)),
  };
  const port = await freePort();
  const server = await listen(gateway, { host: '127.0.0.1', port }, 50);
  /** A client that has sent so much, and then says no more. */
  const client = async (sent: string) => {
    const socket = connect(port, '127.0.0.1');
    clients.push(socket);
    await once(socket, 'connect');
    // A connection that is cut may end in a reset.
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.write(sent, () => resolve()));
    return socket;
  };
  return { server, client, inHand };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const arrived = async (inHand: readonly unknown[]) => {
  while (inHand.length === 0) await new Promise((resolve) => setImmediate(resolve));
};

describe('a server that stops', () => {
  it('does not wait for a client that never ends its request line', { timeout: 3_000 }, async () => {
    const { server, client } = await listening();
    const socket = await client('GET / HTTP/1.1\r\nHos');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await server.stop();
    await closed;
  });

  it('waits only so long for a request whose body never comes', { timeout: 3_000 }, async () => {
    const { server, client, inHand } = await listening();
    await client('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
    await arrived(inHand);
    await server.stop();
    expect(inHand[0]?.destroyed).toBe(true);
  });

  it('lets a request in hand be answered first', async () => {
    const { server, client, inHand } = await listening();
    const socket = await client('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived(inHand);
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes));
    const ended = once(socket, 'close');
    const stopped = server.stop();
    inHand[0]?.end('well');
    await Promise.all([stopped, ended]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*well/);
  });
});

describe('an address that cannot be listened on', () => {
  const refused: Pick<Gateway, 'handle' | 'stop'> = { handle: () => undefined, stop: async () => undefined };

  it('is told with the setting that is wrong', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(listen(refused, { host: '127.0.0.1', port })).rejects.toMatchObject({
      lines: [expect.stringMatching(`^PORT ${port} on 127.0.0.1 is in use`)],
    });
    other.close();
    await expect(listen(refused, { host: '192.0.2.1', port: await freePort() })).rejects.toMatchObject({
      lines: [expect.stringMatching('^HOST 192.0.2.1 is no address of this machine')],
    });
  });
});
