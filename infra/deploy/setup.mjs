// Prepares a checkout with nothing but Node and npm: installs the packages and builds the services. Each step is skipped
// when nothing it depends on has changed, so a warm start needs no network. Usage: node setup.mjs [install] [build]; after a change of
// a package.json: node setup.mjs relock
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packages, pnpmInstall, ROOT_MANIFESTS, root, run } from './workspace.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Sinan needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function stampOf(files) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
function once(name, files, produced, work) {
  const path = join(root, '.stamps', name);
  const stamp = stampOf(files);
  if (existsSync(path) && readFileSync(path, 'utf8') === stamp && produced.every((p) => existsSync(join(root, p))))
    return;
  work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stamp);
}
function sourcesOf(dir, found = []) {
  for (const name of readdirSync(join(root, dir)).sort()) {
    const path = `${dir}/${name}`;
    if (statSync(join(root, path)).isDirectory()) sourcesOf(path, found);
    else found.push(path);
  }
  return found;
}

const PORTAL_FILES = ['services/portal/index.html', 'services/portal/vite.config.ts'];
const manifests = [...ROOT_MANIFESTS, ...packages().map((dir) => `${dir}/package.json`)];
const steps = {
  install: () =>
    once('install', manifests, ['node_modules/.pnpm'], () => {
      console.error('sinan: installing packages (once per lockfile) …');
      pnpmInstall(['--frozen-lockfile']);
    }),
  relock: () => pnpmInstall(['--no-frozen-lockfile', '--prefer-offline']),
  build: () => {
    const rooms = packages().filter((dir) => dir !== 'test');
    const sources = rooms.flatMap((dir) => sourcesOf(`${dir}/src`)).filter((file) => !file.endsWith('.spec.ts'));
    // Bundled into the room that reads it.
    sources.push('schema/graphql/operations.json');
    const browser = [...PORTAL_FILES, ...sourcesOf('services/portal/src'), ...sourcesOf('services/portal/site')];
    once('portal', [...manifests, 'infra/deploy/build-portal.mjs', ...browser], ['services/portal/dist/site'], () => {
      console.error('sinan: building the portal …');
      run(process.execPath, ['infra/deploy/build-portal.mjs'], 'The build of the portal failed.');
    });
    const built = rooms.map((dir) => `${dir}/dist`);
    once('build', [...manifests, 'infra/deploy/build.mjs', ...sources], built, () => {
      console.error('sinan: building …');
      run(process.execPath, ['infra/deploy/build.mjs', ...rooms], 'The build failed.');
    });
  },
};
for (const step of process.argv.slice(2)) steps[step]();
