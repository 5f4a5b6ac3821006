import { once } from 'node:events';
import { mkdir, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { type FileId, FilesUnavailable } from '../port.ts';
import { idsIn, newFolder, putting, uploadsIn } from '../testing/folder.ts';
import { openFolderFiles } from './files.ts';

const LIMIT = { maxBytes: 1_000_000 };
const pathOf = (folder: string, id: FileId) => join(folder, id.slice(7, 9), id.slice(9, 11), id.slice(7));
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('given a folder of files', () => {
  it('keeps them for their owner alone', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder });
    const { id } = await files.put(Buffer.from('a power of attorney'), LIMIT);
    const path = pathOf(folder, id);
    expect(await mode(path)).toBe('600');
    const folders = [folder, join(folder, 'incoming'), join(path, '..'), join(path, '../..')];
    expect(await Promise.all(folders.map(mode))).toEqual(['700', '700', '700', '700']);
  });

  it('follows no link, in reading, removing and sweeping', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder });
    const { id } = await files.put(Buffer.from('here before'), LIMIT);
    const elsewhere = join(folder, '..', 'elsewhere');
    await rename(pathOf(folder, id), elsewhere);
    await symlink(elsewhere, pathOf(folder, id));
    expect([await files.info(id), await files.open(id), await files.remove(id)]).toEqual([null, null, false]);
    expect(await idsIn(files)).toEqual([]);
    expect(await readdir(join(folder, '..'))).toContain('elsewhere');
  });

  it('takes neither a folder nor a foreign name for a file', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder });
    const id: FileId = `sha256:${'ab'.repeat(32)}`;
    await mkdir(pathOf(folder, id), { recursive: true });
    await writeFile(join(folder, 'ab', 'ab', 'notes.txt'), 'not ours');
    expect([await files.info(id), await files.open(id), await files.remove(id)]).toEqual([null, null, false]);
    expect(await files.sweep({ olderThanMs: -60_000, isNamed: async () => new Set() })).toBe(0);
    expect(await readdir(join(folder, 'ab', 'ab'))).toContain('notes.txt');
  });

  it('whole bytes put again take the place of damaged ones', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder });
    const { id } = await files.put(Buffer.from('the letter'), LIMIT);
    await writeFile(pathOf(folder, id), 'the lettre');
    await files.put(Buffer.from('the letter'), LIMIT);
    expect(await text((await files.open(id)) ?? expect.fail('it is not there'))).toBe('the letter');
  });

  it('leaves an upload in hand to itself when it sweeps', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder });
    async function* body() {
      yield Buffer.from('begun, ');
      await files.sweep({ olderThanMs: -60_000, isNamed: async () => new Set() });
      yield Buffer.from('ended');
    }
    const { id } = await files.put(body(), LIMIT);
    expect(await text((await files.open(id)) ?? expect.fail('it is not there'))).toBe('begun, ended');
  });
});

describe('given a disk that cannot be written', () => {
  it('refuses what does not fit as unavailable, leaves nothing of it, and takes what fits', async () => {
    const folder = newFolder();
    const child = putting(folder, 'too-much', 2_000);
    const said = text(child.stdout);
    await once(child, 'close');
    expect(await said).toBe('FilesUnavailable stored\n');
    expect(uploadsIn(folder)).toEqual([]);
  });

  it('is unavailable while its folder is away, and heals by itself', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder });
    await rename(folder, `${folder}.away`);
    await expect(files.put(Buffer.from('x'), LIMIT)).rejects.toBeInstanceOf(FilesUnavailable);
    await expect(files.ping()).rejects.toBeInstanceOf(FilesUnavailable);
    await rename(`${folder}.away`, folder);
    await files.ping();
    expect(await files.put(Buffer.from('x'), LIMIT)).toMatchObject({ bytes: 1 });
  });

  it('refuses to open where no folder can be', async () => {
    const folder = newFolder();
    await writeFile(folder, 'a file');
    await expect(openFolderFiles({ folder })).rejects.toBeInstanceOf(FilesUnavailable);
    await rm(folder);
  });
});
