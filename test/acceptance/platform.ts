import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { newPlace, type Place, settingsOf } from './place.ts';
import { type PlatformProcess, startProcess } from './process.ts';

/** The built platform in processes of its own: one, as `npm start` runs it, or on servers several. Known from outside only. */
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
  readonly env?: Record<string, string>;
  /** A new place when none is given. */
  readonly place?: Place;
  readonly port?: number;
  /** Default: on servers by group. One process alone works on a folder, and one alone has the built-in mailbox: without an `SMTP_URL` they are together. */
  readonly split?: Split;
}

/** How the platform is split into processes: each part is one, each group of parts, or there is one process. */
export type Split = 'each' | 'grouped' | 'together';

/** Every part of the platform. Written out, so that a spec loads none of the platform's code; a spec holds it equal to the topology. */
export const PARTS = ['gateway', 'accounts', 'cases', 'experts', 'risk', 'insights', 'notifications'];

/** To start a process costs seconds of a processor: only where the deployment itself is tried each part has its own. */
const GROUPS = [['gateway'], ['accounts', 'cases', 'experts'], ['risk', 'insights', 'notifications']];

const PROCESSES = {
  each: PARTS.map((part) => [part]),
  grouped: GROUPS,
  together: [[]],
} satisfies Record<Split, readonly (readonly string[])[]>;

/** Starts it on a place and waits until it is ready. */
export async function startPlatform(options: StartOptions = {}): Promise<Platform> {
  const place = options.place ?? (await newPlace());
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const { SMTP_URL } = options.env ?? {};
  const canSplit = place.namespace !== null && SMTP_URL !== undefined;
  const split = canSplit ? (options.split ?? 'grouped') : 'together';
  const start = async (parts: readonly string[]) => {
    const answers = parts.length === 0 || parts.includes('gateway');
    const PORT = String(answers ? port : await freePort());
    return startProcess(parts, { ...settingsOf(place), PUBLIC_URL: url, ...options.env, PORT });
  };
  let running = await allOrNone(PROCESSES[split].map((parts) => () => start(parts)));

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
      const victim = running.find(({ parts }) => parts.includes(service)) ?? running[0];
      if (!victim) throw new Error('nothing runs');
      await victim.end('SIGKILL');
      await meanwhile();
      const again = await start(victim.parts);
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
