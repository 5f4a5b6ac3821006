import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '@sinan/runtime';
import type { Both } from './words/both.ts';

/** Stands in a data folder while a demonstration is made in it: what is there is a part, and is taken for nothing else. */
const UNFINISHED = 'demonstration-unfinished';
/** What a platform keeps there beside its secret. */
const KEPT = /^(store|log|mail)\.db(-wal|-shm|-journal)?$|^files$/;

export function isUnfinished(folder: string): boolean {
  return existsSync(join(folder, UNFINISHED));
}

/** What is said of such a folder to whoever would take it for whole. */
export function unfinished(folder: string): Both {
  return {
    zh: `${folder} 中的示例数据尚未生成完毕，不可使用。请在未设 SMTP_URL 且 HOST、PUBLIC_URL 均为本机回环地址时启动平台，将重新生成；或将 SINAN_DATA 设为其他目录。`,
    en: `A demonstration was being made in ${folder}, and is not whole. Start the platform without SMTP_URL, with HOST and PUBLIC_URL on loopback, and it begins anew; or set SINAN_DATA to another folder.`,
  };
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

/** Whether a folder has papers of somebody's, or a log without the store that it belongs to. */
export async function holdsRemains(folder: string): Promise<boolean> {
  const within = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  const isOrphaned = existsSync(join(folder, 'log.db')) && !existsSync(join(folder, 'store.db'));
  return isOrphaned || within.some((one) => one.isFile());
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
