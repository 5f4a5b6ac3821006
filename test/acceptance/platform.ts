import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built platform as a process of its own, as `npm start` runs it: known from outside only. */
export interface Platform {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** What it printed so far. */
  printed(): string;
  /** The first administrator's link, if one was printed. */
  administratorLink(): string | null;
  /** SIGTERM, and waits for the end. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

/** What `npm start` runs. */
export const BINARY = new URL('../../services/sinan/dist/bin.js', import.meta.url).pathname;

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

/** Starts it on a folder (a new one when none is given) and waits until it says that it is ready. */
export async function startPlatform(
  options: { readonly env?: Record<string, string>; readonly folder?: string; readonly port?: number } = {},
): Promise<Platform> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'sinan-acceptance-')));
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [BINARY, 'serve'], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), SINAN_DATA: folder, LOG_LEVEL: 'error', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'exit');
  await ready(child, () => printed);
  return {
    url: `http://localhost:${port}`,
    folder,
    process: child,
    printed: () => printed,
    administratorLink: () => printed.match(/http:\S+\/sign-in\?token=\S+/)?.[0] ?? null,
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ready(child: ChildProcess, printed: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => printed().includes('已就绪') && resolve();
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ready:\n${printed()}`)));
  });
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
