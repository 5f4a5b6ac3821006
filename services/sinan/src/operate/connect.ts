import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, FolderLocked, lockFolder } from '@sinan/runtime';
import { isUnfinished, unfinished } from '../demo/unfinished.ts';
import { refuseHalfRestored } from '../half-restored.ts';
import { DeskFailure } from './desk.ts';
import { openedOperator } from './opened.ts';
import type { Operator } from './operator.ts';
import { runningOperator } from './running.ts';
import { whereaboutsOf } from './whereabouts.ts';

/** The way to the platform: its process, where one works on the data folder; else the folder or the servers themselves. */
export async function connect(config: Config): Promise<Operator> {
  const { dataFolder } = config;
  if (config.servers === null && !existsSync(join(dataFolder, 'store.db')))
    throw new DeskFailure(nothingIn(dataFolder));
  refuseHalfRestored(dataFolder);
  try {
    if (config.servers === null) await refuseUnfinished(dataFolder);
    return await openedOperator(config);
  } catch (error) {
    if (!(error instanceof FolderLocked)) throw error;
    const whereabouts = await whereaboutsOf(dataFolder, error.pid);
    if (whereabouts === null) throw new DeskFailure(doesNotAnswer(dataFolder, error.pid));
    return runningOperator(config, whereabouts);
  }
}

/** What a making that was cut short has left. While it goes on its process holds the folder, and is what is told. */
async function refuseUnfinished(folder: string): Promise<void> {
  if (!isUnfinished(folder)) return;
  const lock = await lockFolder(folder);
  await lock.release();
  throw new DeskFailure(unfinished(folder));
}

function nothingIn(folder: string) {
  return {
    en: `There is no platform in ${folder}: start it once, or set SINAN_DATA to its folder.`,
    zh: `${folder} 中没有平台数据：请先启动一次，或将 SINAN_DATA 设为其数据目录。`,
  };
}

function doesNotAnswer(folder: string, pid: number) {
  return {
    en: `The process ${pid} works on ${folder} and does not answer: it is starting, or it is another command. Try again soon.`,
    zh: `进程 ${pid} 正在使用 ${folder}，尚不应答：可能正在启动，或是另一条命令。请稍后重试。`,
  };
}
