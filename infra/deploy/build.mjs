// Builds each room named on the command line into its own dist: one file per entry, packages left outside.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Entries beside the faces that `exports` names: processes and threads that are started by path. */
const MORE_ENTRIES = ['bin', 'writer-thread'];

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

for (const dir of process.argv.slice(2)) {
  const bundle = await rolldown({
    input: entriesOf(dir),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    logLevel: 'warn',
  });
  await bundle.write({
    dir: join(dir, 'dist'),
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].chunk.js',
  });
  await bundle.close();
}
