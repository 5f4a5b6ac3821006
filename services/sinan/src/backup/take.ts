import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Config, instant, step, systemClock } from '@sinan/runtime';
import { rowsIn, snapshot } from '@sinan/sqlite';
import { DeskFailure, type Tell } from '../operate/desk.ts';
import type { Operator } from '../operate/operator.ts';
import { type BackedUpFile, FORMAT, type Manifest, RELEASE, sealed, synced, writeManifest } from './manifest.ts';

/** The order matters: what the log lacks of the store's histories is said again, and files are stored before the documents that name them. */
const DATABASES = ['log.db', 'mail.db', 'store.db'] as const;
const FILES = 'files';
export const JOURNAL = 'erasures.ndjson';

/**
 * Backs the data folder up into a new one, while whoever works on it goes on: each database as it stands at one moment, the store last of all
 * but the journal of erasures. The secret is not part of it. Resolves once all of it is durable.
 */
export async function takeBackup(config: Config, folder: string, operator: Operator, tell: Tell): Promise<Manifest> {
  if (config.servers !== null) throw new DeskFailure(SERVERS);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new DeskFailure(notEmpty(folder));
  const copied = await copies(config.dataFolder, folder, tell);
  await writeFile(join(folder, JOURNAL), await journalText(operator), { mode: 0o600 });
  const databases = DATABASES.filter((name) => copied.includes(name));
  const rows = Object.fromEntries(databases.map((file) => [file, rowsIn(join(folder, file))]));
  const files: BackedUpFile[] = [];
  for (const file of [...copied, JOURNAL]) {
    tell({ step: SEALING, done: files.length, of: copied.length + 1 });
    files.push(await sealed(folder, file));
  }
  await synced(folder);
  const manifest = { format: FORMAT, release: RELEASE, madeAt: instant(systemClock.now()), rows, files };
  step('backup.before-manifest');
  await writeManifest(folder, manifest);
  return manifest;
}

async function copies(from: string, into: string, tell: Tell): Promise<readonly string[]> {
  const databases = DATABASES.filter((name) => existsSync(join(from, name)));
  const last = databases.at(-1);
  const copied: string[] = [];
  for (const name of databases) {
    tell({ step: COPYING, done: copied.length, of: databases.length });
    if (name === last) copied.push(...(await copiedFiles(from, into)));
    snapshot(join(from, name), join(into, name));
    copied.push(name);
  }
  return copied;
}

/** Files are never written to once they have their name, so a copy needs no moment. */
async function copiedFiles(from: string, into: string): Promise<readonly string[]> {
  if (!existsSync(join(from, FILES))) return [];
  // What is on its way in has no name yet.
  const filter = (path: string) => path !== join(from, FILES, 'incoming');
  await cp(join(from, FILES), join(into, FILES), { recursive: true, filter });
  const entries = await readdir(join(into, FILES), { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => relative(into, join(one.parentPath, one.name)));
}

async function journalText(operator: Operator): Promise<string> {
  const rows = await operator.ask('journals', {});
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

const COPYING = { en: 'databases', zh: '数据库' };
const SEALING = { en: 'files sealed', zh: '文件校验' };
const SERVERS = {
  en: 'On servers the database and the broker are backed up by their own means: this command backs up a data folder.',
  zh: '使用服务器时，请用数据库和消息代理自身的手段备份：本命令只备份数据目录。',
};
function notEmpty(folder: string) {
  return {
    en: `${folder} is not empty: name a new folder for each backup.`,
    zh: `${folder} 不是空目录：每次备份请指定新目录。`,
  };
}
