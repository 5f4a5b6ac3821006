import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ServerKind = 'kafka' | 'mongo';

/** One pair of local servers: where its data is, and its ports, of each of which the next one is used too. */
export interface Instance {
  readonly home: string;
  readonly kafkaPort: number;
  readonly mongoPort: number;
}

/** Servers that answer. Every call resolves when it is done: stopped is gone, started answers. */
export interface LocalServers {
  /** For KAFKA_BROKERS. */
  readonly brokers: string;
  /** For MONGODB_URI. */
  readonly mongoUri: string;
  /** Stops one in order, or with SIGKILL. */
  stop(kind: ServerKind, how?: { readonly kill: boolean }): Promise<void>;
  /** Starts one again on the same data. */
  start(kind: ServerKind): Promise<void>;
  /** Stops both; the data stays. */
  down(): Promise<void>;
  /** Stops both and deletes their data and logs. */
  wipe(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./servers.sh', import.meta.url));
const NOT_RUNNING = 3;

/** Installs what is missing (minutes, once a machine) and starts both: the developer's own instance, or the one given. */
export async function upServers(instance?: Instance): Promise<LocalServers> {
  const printed = await servers(instance, 'up');
  return {
    brokers: settingIn('KAFKA_BROKERS', printed),
    mongoUri: settingIn('MONGODB_URI', printed),
    stop: (kind, how) => done(servers(instance, 'stop', kind, ...(how?.kill ? ['-9'] : []))),
    start: (kind) => done(servers(instance, 'start', kind)),
    down: () => done(servers(instance, 'down')),
    wipe: async () => {
      await servers(instance, 'wipe');
      if (instance) await rm(instance.home, { recursive: true, force: true });
    },
  };
}

/** Whether both run already. */
export async function serversRun(instance?: Instance): Promise<boolean> {
  const { code } = await run(instance, ['status']);
  return code !== NOT_RUNNING;
}

/** A place for servers of one's own, beside any others: for tests that stop and kill them. */
export async function newInstance(): Promise<Instance> {
  const home = await mkdtemp(join(tmpdir(), 'sinan-servers-'));
  const kafkaPort = await freePorts();
  return { home, kafkaPort, mongoPort: await freePorts(kafkaPort) };
}

/** The first of two ports that nobody listens on, below those that systems give to outgoing connections. */
async function freePorts(taken?: number): Promise<number> {
  const port = randomInt(5_000, 16_000) * 2;
  return port !== taken && (await isFree(port)) && (await isFree(port + 1)) ? port : freePorts(taken);
}
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function servers(instance: Instance | undefined, ...args: readonly string[]): Promise<string> {
  const { code, printed } = await run(instance, args);
  if (code !== 0) throw new Error(`local servers: ${args.join(' ')} failed; what it said is above.`);
  return printed;
}

/** Its progress goes where this process's errors go. */
async function run(instance: Instance | undefined, args: readonly string[]) {
  const child = spawn('bash', [SCRIPT, ...args], {
    env: { ...process.env, ...(instance ? environmentOf(instance) : {}) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [code]: (number | null)[] = await once(child, 'close');
  return { code, printed };
}

function environmentOf({ home, kafkaPort, mongoPort }: Instance) {
  return {
    SINAN_SERVERS_HOME: home,
    SINAN_SERVERS_KAFKA_PORT: String(kafkaPort),
    SINAN_SERVERS_MONGO_PORT: String(mongoPort),
  };
}
function settingIn(name: string, printed: string): string {
  const value = printed.match(new RegExp(`^export ${name}=(.+)$`, 'm'))?.[1];
  if (value === undefined) throw new Error(`local servers: no ${name} in what \`up\` printed.`);
  return value;
}
async function done(work: Promise<unknown>): Promise<void> {
  await work;
}
