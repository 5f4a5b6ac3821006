import { type Zippable, zipSync } from 'fflate/browser';

/**
 * In place of `fflate` for the one library that zips (`vite.config.ts`): there, a large file is zipped by workers made from text, which the page’s policy
 * refuses. What calls this is a worker itself.
 */
export function zip(files: Zippable, done: (error: Error | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files));
}
export { strToU8, zipSync } from 'fflate/browser';
