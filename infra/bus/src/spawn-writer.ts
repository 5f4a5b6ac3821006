import { Worker } from 'node:worker_threads';
import type { WriterData } from './embedded/protocol.ts';

/**
 * Starts the writer thread beside this file, from source or from `dist`. A thread does not inherit the TypeScript loader of its
 * parent, and `--import tsx` does nothing in one, so from source the thread registers the loader itself before it begins.
 */
export function spawnWriter(workerData: WriterData): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./writer-thread.js', import.meta.url), { workerData });
  }
  const thread = JSON.stringify(new URL('./writer-thread.ts', import.meta.url).href);
  const boot = `import('tsx/esm/api').then(({ register }) => { register(); return import(${thread}); })`;
  return new Worker(boot, { eval: true, workerData, execArgv: ['-C', 'source'] });
}
