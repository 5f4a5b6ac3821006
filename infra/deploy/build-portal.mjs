// Builds the portal for browsers into services/portal/dist/site, each text also compressed (.gz, .br) for the gateway to send as it is.
// Ends with 1 when what a first visit loads is more than it may be.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './workspace.mjs';

// Whoever runs this may be a test: without it the libraries' own checks would be built in.
process.env.NODE_ENV = 'production';
const folder = join(root, 'services/portal');
const { build } = await import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve('vite')).href);
await build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' });

const SHORT = 1024;
const site = join(folder, 'dist/site');
const assets = join(site, 'assets');
for (const name of readdirSync(assets)) {
  const plain = readFileSync(join(assets, name));
  if (plain.byteLength < SHORT) continue;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  writeFileSync(join(assets, `${name}.gz`), gzipSync(plain, { level: 9 }));
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(plain, { params }));
}

/** What may be loaded before a page is there: script and style, compressed as the widest-spread proxies still ask for it. */
const FIRST_LOAD_BYTES = 250 * 1024;
const manifest = JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8'));
function keysOf(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const one of manifest[key].imports ?? []) keysOf(one, found);
  return found;
}
const filesAt = (key) => [manifest[key].file, ...(manifest[key].css ?? [])];
const bytesOf = (file) => gzipSync(readFileSync(join(site, file)), { level: 9 }).byteLength;
/** The words in Chinese that files load as they run, as an English page loads the others. */
const wordsOf = (keys) =>
  keys.flatMap((key) => manifest[key].dynamicImports ?? []).filter((key) => /^site\/words\/.*zh/.test(key));
const pages = Object.keys(manifest).filter((key) => key.startsWith('site/pages/'));
for (const page of pages) {
  const loaded = keysOf('index.html', keysOf(page));
  const files = new Set([...loaded, ...wordsOf([...loaded])].flatMap(filesAt));
  const bytes = [...files].reduce((sum, file) => sum + bytesOf(file), 0);
  if (process.argv.includes('--sizes')) console.log(`${page}: ${(bytes / 1024).toFixed(1)} kB`);
  if (bytes <= FIRST_LOAD_BYTES) continue;
  console.error(`The first load of ${page} is ${bytes} bytes; it may be ${FIRST_LOAD_BYTES}.`);
  process.exitCode = 1;
}
