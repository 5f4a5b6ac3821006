import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Place, settingsOf } from './place.ts';
import { BINARY, remembered } from './process.ts';

/** What a command of `sinan` printed, and its exit code. */
interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
interface Commanded {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts a command on a place, as an operator would beside the platform: with its settings. */
function command(place: Place, args: readonly string[], env: Record<string, string> = {}): Commanded {
  const settings = { PATH: process.env.PATH ?? '', ...settingsOf(place), ...env };
  const child = remembered(
    spawn(process.execPath, [BINARY, ...args], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, out, err }));
  return { child, ended };
}

/** Runs it to its end. */
export function sinan(place: Place, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return command(place, args, env).ended;
}
