import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that `CHROMIUM` names, or one that is there; null for none. */
export function chromiumPath(): string | null {
  return [process.env.CHROMIUM, ...KNOWN].find((path) => path && existsSync(path)) ?? null;
}

/** Before `npm run test:browser`: where there is no Chromium, or no font with Chinese characters, Debian's are installed, which only root may do. */
export function setup(): void {
  if (chromiumPath() !== null && hasChineseFont()) return;
  console.error('sinan: installing Chromium and a Chinese font (once) …');
  if ((process.getuid?.() === 0 && install()) || chromiumPath() !== null) return;
  throw new Error(
    'There is no Chromium, and it could not be installed here. Install it (on Debian, as root: apt-get install chromium fonts-wqy-microhei), or name one: CHROMIUM=/path/to/chrome npm run test:browser',
  );
}

function hasChineseFont(): boolean {
  return spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== '';
}

function install(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const get = (...args: readonly string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  return get('update') && get('install', '-y', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei');
}
