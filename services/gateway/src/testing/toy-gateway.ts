import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bus, Message } from '@sinan/bus';
import type { FileStore } from '@sinan/files';
import { centreDirectory, type Log, type Metrics, systemClock } from '@sinan/runtime';
import { TOPICS } from '@sinan/schema';
import { localDispatcher } from '../dispatch/local.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import type { GatewayOptions } from '../options.ts';
import { aRoom, type ToyRoom } from './toy-room.ts';
import { toyServices } from './toys.ts';

/** A line that was logged. */
export interface Line {
  readonly level: string;
  readonly fields: { readonly [name: string]: unknown };
  readonly message: string;
}

/** A gateway over the toy services, on a port of its own. */
export interface ToyGateway {
  readonly gateway: Gateway;
  readonly url: string;
  readonly room: ToyRoom;
  readonly lines: Line[];
  readonly tails: () => number;
  publish(topic: keyof typeof TOPICS, event: object): void;
  /** `POST /graphql`, as JSON. */
  ask(query: string, more?: { variables?: object; token?: string; headers?: object }): Promise<Answer>;
  close(): Promise<void>;
}
export interface Answer {
  readonly status: number;
  readonly body: { data?: unknown; errors?: { message: string; extensions: { [name: string]: unknown } }[] };
}

export async function openToyGateway(over: Partial<GatewayOptions> = {}): Promise<ToyGateway> {
  const room = aRoom();
  const { services, rooms } = toyServices(room);
  const lines: Line[] = [];
  const bus = new ToyBus();
  const gateway = createGateway({
    services,
    dispatcher: localDispatcher(rooms, { metrics: noMetrics }),
    bus,
    files: noFiles,
    topic: (name) => TOPICS[name].name,
    clock: systemClock,
    log: logTo(lines),
    metrics: noMetrics,
    settings: {
      publicUrl: 'https://sinan.example',
      secret: 's',
      administratorEmail: 'a@example.cn',
      mailFrom: 'm@example.cn',
      bounceAddress: null,
      mailLimits: { perSecond: null, perMinuteToDomain: null, atOnceToDomain: null },
      webhookTargets: 'public',
      reviewStages: 2,
      secondFactor: 'optional',
    },
    centres: centreDirectory(),
    health: { live: () => true, ready: async () => ({ ready: true, checks: { store: 'ok' } }), checks: () => [] },
    development: false,
    ...over,
  });
  const server = createServer((req, res) => gateway.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    gateway,
    url,
    room,
    lines,
    tails: () => bus.handlers.size,
    publish: (topic, event) => bus.deliver(TOPICS[topic].name, event),
    ask: async (query, { variables, token, headers } = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    close: async () => {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A request as a browser or program sends it byte for byte: `fetch` sets headers of its own. */
export function raw(
  url: string,
  options: { method?: string; headers?: object; body?: string | Buffer } = {},
): Promise<{ status: number; headers: IncomingMessage['headers']; text: string; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const req = request(url, { method: options.method ?? 'GET', headers: { ...options.headers } }, async (res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of res) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      resolve({ status: res.statusCode ?? 0, headers: res.headers, text: bytes.toString('utf8'), bytes });
    });
    req.on('error', reject);
    req.end(options.body);
  });
}

/** A form as a browser posts it. */
export function postForm(url: string, fields: { readonly [name: string]: string }, headers: object = {}) {
  const body = new URLSearchParams(fields).toString();
  return raw(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
}

/** A bus that only tails. */
class ToyBus implements Bus {
  readonly handlers = new Map<(message: Message) => void, readonly string[]>();

  deliver(topic: string, event: object): void {
    const value = JSON.stringify(event);
    for (const [handle, topics] of this.handlers) {
      if (topics.includes(topic)) handle({ topic, partition: 0, offset: '0', key: 'k', value, at: 0 });
    }
  }
  async tail(topics: readonly string[], handle: (message: Message) => void) {
    this.handlers.set(handle, topics);
    return { stop: async () => void this.handlers.delete(handle) };
  }
  async declare(): Promise<void> {}
  async publish(): Promise<void> {}
  async subscribe(): Promise<never> {
    throw new Error('a gateway subscribes to nothing');
  }
  async ping(): Promise<void> {}
  async scrub(): Promise<void> {}
  async close(): Promise<void> {}
}

const refuse = () => Promise.reject(new Error('this gateway has no files'));
const noFiles: FileStore = { put: refuse, info: refuse, open: refuse };

const noMetrics: Metrics = { count() {}, gauge() {}, observe() {}, collect() {}, text: async () => 'sinan_up 1\n' };

function logTo(lines: Line[]): Log {
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: { ...fields }, message });
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return log;
}
