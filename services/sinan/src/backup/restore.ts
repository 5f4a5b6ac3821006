import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Config, lockFolder, step } from '@sinan/runtime';
import { HALF_RESTORED } from '../half-restored.ts';
import { type Desk, DeskFailure, type Tell } from '../operate/desk.ts';
import { openDesk } from '../operate/opened.ts';
import { type Verified, verify } from '../operate/verify.ts';
import { type JournalRow, takeOver } from './journals.ts';
import { synced, wholeBackup } from './manifest.ts';
import { republishMissing } from './republish.ts';
import { JOURNAL } from './take.ts';

export interface RestoreOptions {
  /** The settings of the place that it goes to: an empty data folder, but for its secret. */
  readonly config: Config;
  readonly folder: string;
  /** A later backup, whose journal of erasures counts too: what was erased since the one that is restored stays erased. */
  readonly journalOf: string | null;
}

/** What a restore did. */
export interface Restored {
  readonly madeAt: string;
  readonly files: number;
  /** Rows of journals that were put beside those of the backup, and erasures that found something again. */
  readonly erasures: number;
  readonly erasedAgain: number;
  /** Messages that the bus lacked, and has now. */
  readonly republished: number;
  readonly verified: Verified;
}

/**
 * Puts a backup back into an empty place. Nothing is opened, by this or any other process, until all of it is there; then what was erased is
 * erased again before anything else, the bus gets what it lacks of the histories, and everything is verified. Cut short, it can be begun anew.
 */
export async function restore({ config, folder, journalOf }: RestoreOptions, tell: Tell): Promise<Restored> {
  if (config.servers !== null) throw new DeskFailure(SERVERS);
  const { madeAt, files } = await wholeBackup(folder, tell);
  const later = journalOf === null ? [] : await journalIn(journalOf, tell);
  refuseWithoutSecret(config);
  await putBack(
    folder,
    config.dataFolder,
    files.map(({ path }) => path).filter((path) => path !== JOURNAL),
    tell,
  );
  const rows = [...(await journalRows(folder)), ...later];
  const { desk, close } = await openDesk(config);
  try {
    const erasures = await takeOver(desk.platform, rows);
    const erasedAgain = await eraseAgain(desk);
    const republished = await republishMissing(desk.platform, tell);
    const verified = await verify.run(desk, {}, tell);
    await finish(config.dataFolder);
    return { madeAt, files: files.length, erasures, erasedAgain, republished, verified };
  } finally {
    await close();
  }
}

async function journalIn(folder: string, tell: Tell): Promise<readonly JournalRow[]> {
  await wholeBackup(folder, tell);
  return journalRows(folder);
}

async function journalRows(folder: string): Promise<readonly JournalRow[]> {
  const text = await readFile(join(folder, JOURNAL), 'utf8');
  // Our own lines: the manifest has vouched for the file.
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JournalRow);
}

/** Ids of unique values are made with it: without it the platform would not know who is registered. */
function refuseWithoutSecret({ secret, dataFolder }: Config): void {
  if (secret === null && !existsSync(join(dataFolder, 'secret'))) throw new DeskFailure(noSecret(dataFolder));
}

async function putBack(from: string, into: string, files: readonly string[], tell: Tell): Promise<void> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  const held = await lockFolder(into);
  try {
    await emptied(into);
    await writeFile(join(into, HALF_RESTORED), '', { mode: 0o600 });
    await synced(into);
    for (const [done, file] of files.entries()) {
      tell({ step: COPYING, done, of: files.length });
      await mkdir(dirname(join(into, file)), { recursive: true, mode: 0o700 });
      await cp(join(from, file), join(into, file));
      await synced(join(into, file));
      step('restore.after-copy');
    }
    await synced(into);
  } finally {
    await held.release();
  }
}

const MAY_STAND = ['secret', 'lock', HALF_RESTORED, 'clock'];

/** Refuses a place where something is, unless a restore left it there that did not finish. */
async function emptied(into: string): Promise<void> {
  const there = (await readdir(into)).filter((name) => !MAY_STAND.includes(name) && !name.startsWith('lock.'));
  if (there.length === 0) return;
  if (!existsSync(join(into, HALF_RESTORED))) throw new DeskFailure(notEmpty(into));
  for (const name of there) await rm(join(into, name), { recursive: true });
}

async function eraseAgain({ platform }: Desk): Promise<number> {
  let found = 0;
  for (const { service, room } of platform.services)
    for (const aggregate of service.aggregates?.(room) ?? []) found += await aggregate.reapply();
  await platform.ports.store.scrub();
  return found;
}

async function finish(folder: string): Promise<void> {
  await rm(join(folder, HALF_RESTORED));
  await synced(folder);
}

const COPYING = { en: 'files put back', zh: '文件恢复' };
const SERVERS = {
  en: 'This command restores a data folder. On servers, restore the database by its own means: relays and `sinan verify` then show what the bus lacks.',
  zh: '本命令恢复数据目录。使用服务器时，请用数据库自身的手段恢复，再以 sinan verify 核对总线缺少的事实。',
};
function noSecret(folder: string) {
  return {
    en: `The secret is not part of a backup: put that of the deployment into ${join(folder, 'secret')} (chmod 600), or set SINAN_SECRET.`,
    zh: `备份不含密钥：请将原部署的密钥放入 ${join(folder, 'secret')}(chmod 600)，或设置 SINAN_SECRET。`,
  };
}
function notEmpty(folder: string) {
  return {
    en: `${folder} is not empty: name another folder by --into, or move away what is there.`,
    zh: `${folder} 不是空目录：请用 --into 另指目录，或先移走其中内容。`,
  };
}
