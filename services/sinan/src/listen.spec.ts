import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import type { Gateway } from '@sinan/gateway';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, type Patience } from './listen.ts';

const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

/** A gateway that keeps what it is handed, and whose stop waits until all of it is over, as the real one's does. */
async function listening(patience: Partial<Patience> = { landingMs: 50 }) {
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
  const server = await listen(gateway, { host: '127.0.0.1', port }, patience);
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

describe('a client', () => {
  /** What it is answered until the server ends the connection. */
  const untilCut = async (socket: Socket): Promise<string> => {
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes));
    await once(socket, 'close');
    return answer;
  };

  it.each([
    ['that drips its headers', { headersMs: 50, lookEveryMs: 10 }, 'GET / HTTP/1.1\r\nHos', /^HTTP\/1\.1 408 /],
    [
      'whose body never comes',
      { headersMs: 50, requestMs: 100, lookEveryMs: 10 },
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{',
      /^HTTP\/1\.1 408 /,
    ],
    ['that neither reads nor writes', { silenceMs: 50 }, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', /^$/],
  ])('%s is cut', { timeout: 3_000 }, async (_, patience, sent, answer) => {
    const { server, client } = await listening({ landingMs: 50, ...patience });
    expect(await untilCut(await client(sent))).toMatch(answer);
    await server.stop();
  });

  it('that asks nothing more is let go', { timeout: 3_000 }, async () => {
    const { server, client, inHand } = await listening({ landingMs: 50, keepAliveMs: 50 });
    const socket = await client('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived(inHand);
    inHand[0]?.end('well');
    expect(await untilCut(socket)).toContain('well');
    await server.stop();
  });

  it('cannot send more headers than 16 KB', async () => {
    const { server, client } = await listening();
    const socket = await client(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`);
    expect(await untilCut(socket)).toMatch(/^HTTP\/1\.1 431 /);
    await server.stop();
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
