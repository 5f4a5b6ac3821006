import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginMaking, endMaking, holdsRemains, isUnfinished } from './unfinished.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-unfinished-'));
});
afterEach(() => rm(folder, { recursive: true }));
const put = async (...names: readonly string[]) => {
  for (const name of names) await writeFile(join(folder, name), 'x');
};

describe('a folder in which a demonstration is begun', () => {
  it('is emptied of what a platform keeps there, and of nothing that somebody put aside', async () => {
    await put('store.db', 'store.db-wal', 'log.db', 'store.db.bak', 'store.db-2026-11', 'secret');
    await beginMaking(folder);
    expect((await readdir(folder)).filter((name) => !name.includes('lock')).toSorted()).toEqual([
      ...['demonstration-unfinished', 'secret', 'store.db-2026-11', 'store.db.bak'],
    ]);
  });

  it('is marked until it is whole', async () => {
    await beginMaking(folder);
    expect(isUnfinished(folder)).toBe(true);
    await endMaking(folder);
    expect(isUnfinished(folder)).toBe(false);
  });
});

describe('what remains of somebody', () => {
  it('is a paper, or a log whose store was taken away', async () => {
    expect(await holdsRemains(folder)).toBe(false);
    await mkdir(join(folder, 'files', 'a'), { recursive: true });
    expect(await holdsRemains(folder)).toBe(false);
    await put('files/a/paper');
    expect(await holdsRemains(folder)).toBe(true);
    await rm(join(folder, 'files'), { recursive: true });
    await put('log.db');
    expect(await holdsRemains(folder)).toBe(true);
    await put('store.db');
    expect(await holdsRemains(folder)).toBe(false);
  });
});
