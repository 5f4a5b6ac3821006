import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CLIENT = fileURLToPath(new URL('./foreign-client.py', import.meta.url));
const INSTALL = fileURLToPath(new URL('../../infra/deploy/foreign-client/install.sh', import.meta.url));

/** A message as the program in another language read it. `event` is what its own JSON reader made of the value. */
export interface Read {
  readonly partition: number;
  readonly offset: number;
  /** Of the header by which readers know a CloudEvent in structured mode; '' when there is none. */
  readonly contentType: string;
  readonly key: string | null;
  readonly event: { readonly [name: string]: unknown };
}

/** A program that shares nothing with the platform, neither code nor language: it knows the topics' names and Kafka's protocol. */
export interface ForeignClient {
  /** The first `count` messages of a topic. Rejects when so many do not come within its patience of 20 s. */
  read(topic: string, count: number): Promise<readonly Read[]>;
  send(topic: string, value: string | Uint8Array, key?: string): Promise<void>;
}

/** Installs it on first use, which needs a network; `brokers` is `host:port,…`. */
export async function openForeignClient(brokers: string): Promise<ForeignClient> {
  const { stdout: library } = await promisify(execFile)(INSTALL);
  const env = { ...process.env, PYTHONPATH: library.trim() };

  async function run(args: readonly string[], input: string | Uint8Array): Promise<string> {
    const child = spawn('python3', [CLIENT, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.end(input);
    const [printed, complaint, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    if (code !== 0) throw new Error(`the foreign client ended with ${code}: ${complaint}`);
    return printed;
  }
  return {
    async read(topic, count) {
      const lines = (await run(['read', brokers, topic, String(count)], '')).trim().split('\n');
      return lines.map((line) => JSON.parse(line) as Read);
    },
    async send(topic, value, key) {
      await run(['send', brokers, topic, ...(key === undefined ? [] : [key])], value);
    },
  };
}
