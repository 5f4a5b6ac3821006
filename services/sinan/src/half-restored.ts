import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@sinan/runtime';

/** Stands in a data folder while a restore puts things back: what has come back is not all, and what was erased may be among it. */
export const HALF_RESTORED = 'restore-unfinished';

/** Throws `ConfigError` for such a folder. The restore itself opens it, and takes the mark away when all is done. */
export function refuseHalfRestored(folder: string): void {
  if (existsSync(join(folder, HALF_RESTORED)))
    throw new ConfigError([
      `A restore into ${folder} has not finished: give the command once more, which begins anew. Until then nothing starts on it.`,
    ]);
}
