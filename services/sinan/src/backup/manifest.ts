import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskFailure, type Tell } from '../operate/desk.ts';

/** The form of a backup that this release writes, and the newest that it reads. */
export const FORMAT = 1;
/** Held equal to the package's by a spec. */
export const RELEASE = '0.1.0';

const NAME = 'manifest.json';
/** Only such files are ever put back. */
const path = z.string().regex(/^((store|log|mail)\.db|erasures\.ndjson|files(\/[A-Za-z0-9_][A-Za-z0-9_.:-]*)+)$/);
const manifestShape = z.object({
  format: z.int().min(1),
  release: z.string(),
  madeAt: z.iso.datetime({ precision: 3 }),
  /** How many rows each table of a database has. */
  rows: z.record(z.string(), z.record(z.string(), z.int().min(0))),
  files: z.array(z.object({ path, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type Manifest = z.infer<typeof manifestShape>;
export type BackedUpFile = Manifest['files'][number];

/** A file as it stands on disk, durable from now on. */
export async function sealed(folder: string, file: string): Promise<BackedUpFile> {
  const full = join(folder, file);
  await synced(full);
  return { path: file, bytes: (await stat(full)).size, sha256: await sha256Of(full) };
}

/** The last thing of a backup: without it there is none. Whole or not at all, and durable when it resolves. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const beside = join(folder, `${NAME}.unfinished`);
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, join(folder, NAME));
  await synced(folder);
}

/** What a backup holds. Rejects with what is wrong when it is not whole, to the last byte. */
export async function wholeBackup(folder: string, tell: Tell): Promise<Manifest> {
  const manifest = await manifestIn(folder);
  let done = 0;
  for (const { path: file, bytes, sha256 } of manifest.files) {
    tell({ step: CHECKING, done, of: manifest.files.length });
    const full = join(folder, file);
    const found = await stat(full).catch(() => null);
    if (found?.size !== bytes || (await sha256Of(full)) !== sha256) throw new DeskFailure(damaged(full));
    done += 1;
  }
  return manifest;
}

async function manifestIn(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => null);
  if (text === null) throw new DeskFailure(noBackup(folder));
  const parsed = manifestShape.safeParse(jsonIn(text));
  if (!parsed.success) throw new DeskFailure(damaged(join(folder, NAME)));
  if (parsed.data.format > FORMAT) throw new DeskFailure(newer(parsed.data.release));
  return parsed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function synced(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const CHECKING = { en: 'files of the backup', zh: '备份文件' };
function noBackup(folder: string) {
  return {
    en: `There is no whole backup in ${folder}: it has no manifest.json, which is written last. Take another one.`,
    zh: `${folder} 中没有完整的备份：缺少最后写入的 manifest.json。请使用其他备份。`,
  };
}
function damaged(file: string) {
  return {
    en: `${file} is not as it was when the backup was made. Take another backup.`,
    zh: `${file} 与备份时不一致。请使用其他备份。`,
  };
}
function newer(release: string) {
  return {
    en: `Release ${release} made this backup in a form that this one does not know: restore it with that release.`,
    zh: `该备份由版本 ${release} 以当前版本不识别的格式写成：请用该版本恢复。`,
  };
}
