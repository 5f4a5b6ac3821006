import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';

/** The root of every HMAC: SINAN_SECRET when given, else the one in `<data>/secret`, made at the first start (0600, 256 random bits). */
export async function loadSecret(config: Pick<Config, 'secret' | 'dataFolder'>): Promise<string> {
  if (config.secret !== null) return config.secret;
  const file = join(config.dataFolder, 'secret');
  const kept = (await textOf(file)) ?? (await make(config.dataFolder, file));
  if (kept.length >= 32) return kept;
  throw new ConfigError([
    `${file} holds fewer than 32 characters: put the secret of this folder back, or set SINAN_SECRET. A new one would void every link and session.`,
  ]);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Written whole beside, then linked to its name: a crash leaves no half secret, and of two makers the first one's holds for both. */
async function make(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const beside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeDurably(beside, randomBytes(32).toString('base64url'));
  try {
    await link(beside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(beside);
  }
  await syncFolder(folder);
  return (await textOf(file)) ?? '';
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name must be as durable as the text: links signed with a lost secret are void. Windows cannot open folders and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
