// Builds each room named on the command line into its own dist: one file per entry, packages left outside.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/** Entries beside the faces that `exports` names: processes and threads that are started by path. */
const MORE_ENTRIES = ['bin', 'writer-thread', 'sender-thread'];

function entriesOf(dir) {
  const { exports } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  const faces = Object.values(exports)
    .filter((face) => face.default)
    .map(({ source, default: out }) => [out.replace('./dist/', '').replace('.js', ''), join(dir, source)]);
  const more = MORE_ENTRIES.map((name) => [name, join(dir, 'src', `${name}.ts`)]).filter(([, path]) =>
    existsSync(path),
  );
  return Object.fromEntries([...faces, ...more]);
}

/** Puts a file in place whole: another process may be starting from it just now. */
function put(path, content) {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}

for (const dir of process.argv.slice(2)) {
  const bundle = await rolldown({
    input: entriesOf(dir),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].chunk.js',
  });
  for (const file of output) put(join(dir, 'dist', file.fileName), file.type === 'chunk' ? file.code : file.source);
  await bundle.close();
}
