import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileId, type Files, openFolderFiles } from '@sinan/files';
import type { ServiceDefinition } from '@sinan/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetFiles, sweepFiles } from './file-sweep.ts';

const HOUR = 3_600_000;
let folder: string;
let files: Files;
let now: number;
beforeEach(async () => {
  now = Date.now();
  folder = await mkdtemp(join(tmpdir(), 'sinan-sweep-'));
  files = await openFolderFiles({ folder, clock: { now: () => now } });
});
afterEach(async () => {
  await files.close();
  await rm(folder, { recursive: true });
});

const put = async (text: string) => (await files.put(Buffer.from(text), { maxBytes: 100 })).id;
const isThere = async (id: FileId) => (await files.info(id)) !== null;
function naming(
  name: string,
  namesFiles?: ServiceDefinition<readonly FileId[]>['namesFiles'],
  room: readonly FileId[] = [],
) {
  const service = { name, operations: [], ...(namesFiles ? { namesFiles } : {}) } as unknown as ServiceDefinition;
  return { service, room };
}
/** A service that names these. */
const namingThese = (name: string, ...ids: readonly FileId[]) =>
  naming(name, async (room, asked) => asked.filter((id) => room.includes(id)), ids);

describe('files older than a day', () => {
  it('stay while any one service names them, and go when none does', async () => {
    const [one, other, orphan] = [await put('one'), await put('other'), await put('orphan')];
    now += 26 * HOUR + 1;
    const services = [namingThese('accounts', one), naming('risk'), namingThese('cases', other)];
    expect(await sweepFiles({ files, services })).toBe(1);
    expect([await isThere(one), await isThere(other), await isThere(orphan)]).toEqual([true, true, false]);
  });

  it('all stay while one service cannot say what it names', async () => {
    const orphan = await put('orphan');
    now += 26 * HOUR + 1;
    const failing = naming('cases', () => Promise.reject(new Error('the store is away')));
    await expect(sweepFiles({ files, services: [namingThese('accounts'), failing] })).rejects.toThrow('is away');
    expect(await isThere(orphan)).toBe(true);
  });
});

describe('a younger file', () => {
  it('stays, as long as a document may be taking its upload and beyond', async () => {
    const orphan = await put('orphan');
    now += 26 * HOUR;
    expect(await sweepFiles({ files, services: [] })).toBe(0);
    expect(await isThere(orphan)).toBe(true);
  });

  it('is one that was sent again', async () => {
    const orphan = await put('orphan');
    now += 25 * HOUR;
    await put('orphan');
    now += 25 * HOUR;
    expect(await sweepFiles({ files, services: [] })).toBe(0);
    expect(await isThere(orphan)).toBe(true);
  });
});

describe('files of somebody who is erased', () => {
  it('go at once when nobody names them, wait while they are young, and stay while somebody does', async () => {
    const [hers, his] = [await put('hers'), await put('his')];
    const services = [namingThese('accounts', his), naming('risk')];
    const asked = { files, services, clock: { now: () => now } };
    expect(await forgetFiles(asked, [hers, his])).toEqual([hers, his]);
    now += 11_000;
    expect(await forgetFiles(asked, [hers, his])).toEqual([]);
    expect([await isThere(hers), await isThere(his)]).toEqual([false, true]);
    expect(await forgetFiles(asked, [hers])).toEqual([]);
  });
});
