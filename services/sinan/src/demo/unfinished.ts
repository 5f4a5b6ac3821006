import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '@sinan/runtime';

/** Stands in a data folder while a demonstration is made in it: what is there is a part, and is taken for nothing else. */
const UNFINISHED = 'demonstration-unfinished';
/** What a platform keeps there beside its secret. */
const KEPT = /^(store|log|mail)\.db|^files$/;

export function isUnfinished(folder: string): boolean {
  return existsSync(join(folder, UNFINISHED));
}

/** Marks the folder, then empties it. Whoever calls has seen that it holds nothing, or a part of a demonstration. */
export async function beginMaking(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  try {
    await writeFile(join(folder, UNFINISHED), '', { mode: 0o600, flush: true });
    await empty(folder);
  } finally {
    await lock.release();
  }
}

export async function endMaking(folder: string): Promise<void> {
  await rm(join(folder, UNFINISHED), { force: true });
}

/** Takes away what a making left that failed. The mark goes last. */
export async function giveUp(folder: string): Promise<void> {
  await empty(folder);
  await endMaking(folder);
}

async function empty(folder: string): Promise<void> {
  const found = await readdir(folder);
  for (const name of found.filter((one) => KEPT.test(one)))
    await rm(join(folder, name), { recursive: true, force: true });
}
