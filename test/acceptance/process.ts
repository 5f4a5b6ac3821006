import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `npm start` runs. */
export const BINARY = new URL('../../services/sinan/dist/bin.js', import.meta.url).pathname;

/** One process of a platform, known from outside only. */
export interface PlatformProcess {
  /** What it serves: services by their names and `gateway`; none named: everything. */
  readonly parts: readonly string[];
  readonly port: number;
  readonly child: ChildProcess;
  /** What it printed so far. */
  printed(): string;
  /** Sends a signal and waits for the end. Resolves to the exit code, null when a signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Remembers it until it ends. */
export function remembered<Child extends ChildProcess>(child: Child): Child {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** SIGKILL to whatever was started here and runs still: a spec that broke off half-way would leave it to the machine. */
export function killWhatRuns(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts `sinan serve <parts>` and waits until it says that it is ready. */
export async function startProcess(
  parts: readonly string[],
  env: Record<string, string> & { readonly PORT: string },
): Promise<PlatformProcess> {
  const child = spawn(process.execPath, [BINARY, 'serve', ...parts], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  remembered(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'exit');
  await ready(child, () => printed);
  return {
    parts,
    port: Number(env.PORT),
    child,
    printed: () => printed,
    async end(signal) {
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
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
