// Lays out in a new folder what a process needs at run time, and nothing else: manifests, built rooms, packages that are not for
// development. Run after a build. Usage: node production.mjs <folder>
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packages, pnpmInstall, ROOT_MANIFESTS, root } from './workspace.mjs';

const BINARY = '@sinan/sinan';
const folder = process.argv[2] ? resolve(process.argv[2]) : null;
if (folder === null || existsSync(join(folder, 'package.json'))) {
  console.error('Usage: node infra/deploy/production.mjs <new folder>');
  process.exit(1);
}

const files = [
  ...ROOT_MANIFESTS,
  'infra/deploy/healthy.mjs',
  ...packages().flatMap((dir) => [`${dir}/package.json`, ...(dir === 'test' ? [] : [`${dir}/dist`])]),
];
for (const file of files) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  cpSync(join(root, file), join(folder, file), { recursive: true });
}
pnpmInstall(['--prod', '--frozen-lockfile', '--prefer-offline', '--filter', `${BINARY}...`], folder);
