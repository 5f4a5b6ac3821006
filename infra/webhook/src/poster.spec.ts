import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openPoster, type PosterOptions } from './poster.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function listening(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
const receiver = (listener: RequestListener) => listening(createServer(listener));
const message = { headers: { 'webhook-id': 'm1' }, body: '{"title":"预警"}' };
const post = (url: string, options: Partial<PosterOptions> = {}, signal?: AbortSignal) =>
  openPoster({ targets: 'any', ...options }).post(url, message, signal);

describe('a post', () => {
  it('arrives as it was given, with its headers, at the path and query of the address', async () => {
    const seen: unknown[] = [];
    const port = await receiver(async (req, res) => {
      const body = Buffer.concat(await req.toArray()).toString('utf8');
      const { 'webhook-id': id, 'content-type': type, host } = req.headers;
      seen.push({ method: req.method, url: req.url, id, type, host, body });
      res.writeHead(202).end();
    });
    const name = `http://hooks.example.com:${port}/in?key=1`;
    expect(await post(name, { resolve: async () => ['127.0.0.1'] })).toEqual({
      kind: 'answered',
      status: 202,
      retryAfter: null,
    });
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/in?key=1',
        id: 'm1',
        type: 'application/json; charset=utf-8',
        host: `hooks.example.com:${port}`,
        body: message.body,
      },
    ]);
  });

  it('ends where the receiver would go on in another protocol', async () => {
    const port = await receiver((_, res) =>
      res.socket?.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'answered', status: 101 });
  });

  it('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const port = await receiver((req, res) => {
      paths.push(req.url);
      res.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 307 });
    expect(paths).toEqual(['/']);
  });

  it('is answered with what to wait for', async () => {
    const port = await receiver((_, res) => void res.writeHead(429, { 'retry-after': '120' }).end());
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'answered', status: 429, retryAfter: '120' });
  });

  it('ends with its status where the answer has no end', async () => {
    const port = await receiver((_, res) => {
      res.writeHead(200);
      const more = () => {
        while (!res.destroyed && res.write('x'.repeat(1_024)));
      };
      res.on('drain', more);
      more();
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('fails in time where nothing is answered', async () => {
    const port = await receiver(() => undefined);
    expect(await post(`http://127.0.0.1:${port}/`, { timeoutMs: 50 })).toEqual({ kind: 'failed', why: 'timeout' });
  });

  it('fails in time where the name server says nothing', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await post('https://hooks.example.com/', { timeoutMs: 50, resolve })).toEqual({
      kind: 'failed',
      why: 'timeout',
    });
  });

  it('fails where nobody listens, where the name leads nowhere, where what listens speaks no TLS', async () => {
    const tcp = createTcpServer((socket) => socket.end('no'));
    const port = await listening(tcp);
    tcp.close();
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'failed', why: 'connection' });
    expect(await post('https://nowhere.example/', { resolve: async () => [] })).toMatchObject({ why: 'unresolved' });
    const plain = await receiver((_, res) => void res.end());
    expect(await post(`https://127.0.0.1:${plain}/`)).toMatchObject({ kind: 'failed', why: 'connection' });
  });

  it('ends when it is to stop', async () => {
    const stopping = new AbortController();
    const port = await receiver(() => stopping.abort());
    expect(await post(`http://127.0.0.1:${port}/`, {}, stopping.signal)).toMatchObject({ why: 'connection' });
  });
});

describe('a post to the public alone', () => {
  it.each([
    ['a private address', ['10.0.0.1']],
    ['loopback, mapped', ['::ffff:127.0.0.1']],
    ['a public address and a private one', ['8.8.8.8', '192.168.1.1']],
  ])('is not made where the name leads to %s', async (_, addresses) => {
    const resolve = async () => addresses;
    expect(await post('https://hooks.example.com/', { targets: 'public', resolve })).toEqual({
      kind: 'failed',
      why: 'forbidden',
    });
  });

  it('is made to no address as it stands, and not by http', async () => {
    const seen: unknown[] = [];
    const port = await receiver((req) => seen.push(req.url));
    for (const url of [`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`])
      expect(await post(url, { targets: 'public' })).toMatchObject({ why: 'forbidden' });
    expect(seen).toEqual([]);
  });
});
