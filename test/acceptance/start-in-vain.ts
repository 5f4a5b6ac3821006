import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BINARY, remembered } from './process.ts';

/**
 * Runs `sinan serve <parts>` with these settings to its end: what it said on stderr, line by line, and its exit code. `begun`: when it is to
 * get SIGTERM.
 */
export async function startInVain(
  env: Record<string, string>,
  parts: readonly string[] = [],
  begun: Promise<unknown> = new Promise(() => undefined),
) {
  const child = remembered(
    spawn(process.execPath, [BINARY, 'serve', ...parts], { env: { PATH: process.env.PATH ?? '', ...env } }),
  );
  void begun.then(() => child.kill('SIGTERM'));
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, lines: err.split('\n').filter(Boolean) };
}
