import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { newPlace, onServers, type Place, settingsOf } from './place.ts';
import { type PlatformProcess, startProcess } from './process.ts';

/** The built platform in processes of its own: one, as `npm start` runs it, or on servers one for each service. Known from outside only. */
export interface Platform {
  readonly url: string;
  readonly place: Place;
  processes(): readonly PlatformProcess[];
  /** What its processes printed so far. */
  printed(): string;
  /** The first administrator's link, if one was printed. */
  administratorLink(): string | null;
  /** SIGTERM to all, and waits for the end. Resolves to the first exit code that is not 0, else 0. */
  stop(): Promise<number | null>;
  /** SIGKILL to all, and waits for the end. */
  kill(): Promise<void>;
  /** SIGKILL to the process that runs this service, which is started again once `meanwhile` is over. */
  killOne(service: string, meanwhile?: () => Promise<void>): Promise<void>;
}

export interface StartOptions {
  /** More settings. With an `SMTP_URL` the platform on servers is split; the built-in mailbox serves one process only. */
  readonly env?: Record<string, string>;
  /** A new place when none is given. */
  readonly place?: Place;
  readonly port?: number;
  /** Whether each service is a process of its own. Default: on servers, where there is a mail server. */
  readonly split?: boolean;
}

/** Every part of the split platform, each a process. Written out, so that a spec loads none of the platform's code; a spec holds it equal to the topology. */
export const PARTS = ['gateway', 'accounts', 'cases', 'risk', 'insights', 'notifications'];

/** Starts it on a place and waits until it is ready. */
export async function startPlatform(options: StartOptions = {}): Promise<Platform> {
  const place = options.place ?? (await newPlace());
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const { SMTP_URL } = options.env ?? {};
  const split = options.split ?? (onServers() && SMTP_URL !== undefined);
  const start = async (part: string | null) => {
    const PORT = String(part === null || part === 'gateway' ? port : await freePort());
    const env = { ...settingsOf(place), PUBLIC_URL: url, ...options.env, PORT };
    return startProcess(part ?? 'sinan', part === null ? [] : [part], env);
  };
  let running = await allOrNone(split ? PARTS.map((part) => () => start(part)) : [() => start(null)]);

  async function endAll(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const codes = await Promise.all(running.map((one) => one.end(signal)));
    return codes.find((code) => code !== 0) ?? 0;
  }
  const printed = () => running.map((one) => one.printed()).join('');
  return {
    url,
    place,
    processes: () => running,
    printed,
    administratorLink: () => printed().match(/https?:\S+\/sign-in\?token=\S+/)?.[0] ?? null,
    stop: () => endAll('SIGTERM'),
    kill: async () => void (await endAll('SIGKILL')),
    async killOne(service, meanwhile = async () => undefined) {
      const victim = running.find(({ name }) => name === service) ?? running[0];
      if (!victim) throw new Error('nothing runs');
      await victim.end('SIGKILL');
      await meanwhile();
      const again = await start(victim.name === 'sinan' ? null : victim.name);
      running = running.map((one) => (one === victim ? again : one));
    },
  };
}

/** Starts them at once; when one does not start, the others are ended, and its error is thrown. */
async function allOrNone(starts: readonly (() => Promise<PlatformProcess>)[]): Promise<readonly PlatformProcess[]> {
  const settled = await Promise.allSettled(starts.map((start) => start()));
  const running = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (!failed) return running;
  await Promise.all(running.map((one) => one.end('SIGKILL')));
  throw failed.reason;
}

/**
 * A port that nobody listens on, below those that systems give out by themselves (from 32768 on Linux, 49152 elsewhere): such a one would
 * be somebody's outgoing connection before the platform is up.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(10_000, 32_768);
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!free) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}
