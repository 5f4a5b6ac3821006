import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds what has changed before any spec runs: writer threads and the acceptance suite run the built code. */
export function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('./setup.mjs', import.meta.url)), 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
