import { Worker } from 'node:worker_threads';
import type { WriterData } from './embedded/protocol.ts';

/**
 * Starts the writer thread: always the built one, with built packages (hence no conditions of its parent's), since a thread does not inherit its
 * parent's TypeScript loader. Every npm script builds first.
 */
export function spawnWriter(workerData: WriterData): Worker {
  const built = import.meta.url.endsWith('.ts') ? '../dist/writer-thread.js' : './writer-thread.js';
  return new Worker(new URL(built, import.meta.url), { workerData, execArgv: [] });
}
