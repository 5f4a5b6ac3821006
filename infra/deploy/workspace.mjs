// What the scripts of this folder share: where the repository is, its packages, how a command is run in it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = '12.21.0';

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What says which packages are installed, beside each package's own manifest. */
export const ROOT_MANIFESTS = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml'];

/** The folder of every package of the workspace. */
export function packages() {
  const rooms = ['infra', 'services'].flatMap((dir) => readdirSync(join(root, dir)).map((name) => `${dir}/${name}`));
  return ['schema', ...rooms, 'test'].filter((dir) => existsSync(join(root, dir, 'package.json')));
}

/** Runs a command; when it fails, says `hint` and ends the process. */
export function run(command, args, hint, cwd = root) {
  const done = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  console.error(hint);
  process.exit(done.status ?? 1);
}

/** Runs `pnpm install`, in the one version that the lockfile was made with. */
export function pnpmInstall(flags, cwd = root) {
  run(
    'npx',
    ['--yes', `pnpm@${PNPM}`, 'install', ...flags, '--reporter=append-only'],
    'The packages could not be installed. The first start needs a network.',
    cwd,
  );
}
