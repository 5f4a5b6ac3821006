import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { FileId, Files } from '../port.ts';
import { idsIn, newFolder, putting, uploadsIn } from '../testing/folder.ts';
import { openFolderFiles } from './files.ts';

/** Kills the child once it has printed `lines` ids; resolves to all that it had printed in full. */
async function killedAfter(child: ChildProcessWithoutNullStreams, lines: number): Promise<readonly FileId[]> {
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    if (printed.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return printed.split('\n').slice(0, -1) as FileId[];
}

/** Throws `FileDamaged` for a file that is not whole. */
async function readAll(files: Files, ids: readonly FileId[]): Promise<void> {
  for (const id of ids) await buffer((await files.open(id)) ?? expect.fail(`${id} is not there`));
}

const TOMORROW = { now: () => Date.now() + 86_400_000 };

describe('given a process that is killed while it puts files', () => {
  it('what was acknowledged is there, all that is there is whole, and the sweep takes the rest', async () => {
    const folder = newFolder();
    const files = await openFolderFiles({ folder, clock: TOMORROW });
    const acknowledged: FileId[] = [];
    for (const lines of [1, 20, 100]) {
      acknowledged.push(...(await killedAfter(putting(folder, 'for-ever'), lines)));
      const stored = await idsIn(files);
      expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
      await readAll(files, stored);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(121);
    expect(uploadsIn(folder)).toEqual([]);
  });

  it.each([
    ['half', 0, 1],
    ['files.before-rename', 0, 1],
    ['files.after-rename', 1, 0],
  ])('at %s, %i files and %i uploads are left, which the sweep takes', async (way, stored, uploads) => {
    const folder = newFolder();
    const child = putting(folder, way);
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    const left = uploadsIn(folder).length;
    const files = await openFolderFiles({ folder, clock: TOMORROW });
    const ids = await idsIn(files);
    expect([ids.length, left]).toEqual([stored, uploads]);
    await readAll(files, ids);
    expect(uploadsIn(folder)).toEqual([]);
  });

  it('the bytes that it left of an upload go when the file is removed; an upload in hand goes on', async () => {
    const folder = newFolder();
    await once(putting(folder, 'files.before-rename'), 'close');
    const [left = ''] = uploadsIn(folder);
    const bytes = readFileSync(join(folder, 'incoming', left));
    const files = await openFolderFiles({ folder });
    async function* inHand() {
      yield Buffer.from('begun, ');
      const { id } = await files.put(bytes, { maxBytes: bytes.length });
      expect(await files.remove(id)).toBe(true);
      expect(uploadsIn(folder)).toHaveLength(1);
      yield Buffer.from('ended');
    }
    const { id } = await files.put(inHand(), { maxBytes: 100 });
    await readAll(files, [id]);
    expect(await idsIn(files)).toEqual([id]);
  });
});
