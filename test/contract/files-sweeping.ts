import type { FileId } from '@sinan/files';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFile, bytesOf, DAY_MS, type FilesFactory, type FilesWorld, namesNone, ROOMY } from './files-world.ts';

export function filesSweepingContract(factory: FilesFactory): void {
  describe('given a sweep', () => {
    let world: FilesWorld;
    beforeEach(async () => {
      world = await factory();
    });
    afterEach(() => world.end());

    it('takes what is old and named by nobody, and nothing else', async () => {
      const { files, clock } = world;
      const [named, unnamed] = [await aFile(files), await aFile(files)];
      clock.pass(DAY_MS + 1);
      const young = await aFile(files);
      const asked: FileId[] = [];
      const gone = await files.sweep({
        olderThanMs: DAY_MS,
        async isNamed(ids) {
          asked.push(...ids);
          return new Set([named.id]);
        },
      });
      expect(gone).toBe(1);
      expect(new Set(asked)).toEqual(new Set([named.id, unnamed.id]));
      expect(await files.info(unnamed.id)).toBeNull();
      for (const { id, bytes } of [named, young]) expect((await bytesOf(files, id))?.equals(bytes)).toBe(true);
      expect(await world.leftovers()).toBe(0);
    });

    it('leaves what is exactly as old as that', async () => {
      const { files, clock } = world;
      const { id } = await aFile(files);
      clock.pass(DAY_MS);
      expect(await files.sweep({ olderThanMs: DAY_MS, isNamed: namesNone })).toBe(0);
      expect(await files.info(id)).not.toBeNull();
    });

    it('asks for at most 500 at once', async () => {
      const { files, clock } = world;
      for (let i = 0; i < 501; i += 20)
        await Promise.all(Array.from({ length: Math.min(20, 501 - i) }, () => aFile(files, 10)));
      clock.pass(DAY_MS + 1);
      const batches: number[] = [];
      const isNamed = async (ids: readonly FileId[]) => {
        batches.push(ids.length);
        return new Set(ids);
      };
      expect(await files.sweep({ olderThanMs: DAY_MS, isNamed })).toBe(0);
      expect(batches).toEqual([500, 1]);
    });

    it('leaves a file that is put again while it asks who names it', async () => {
      const { files, clock } = world;
      const { id, bytes } = await aFile(files);
      clock.pass(DAY_MS + 1);
      const isNamed = async () => {
        await files.put(bytes, ROOMY);
        return new Set<FileId>();
      };
      expect(await files.sweep({ olderThanMs: DAY_MS, isNamed })).toBe(0);
      expect((await bytesOf(files, id))?.equals(bytes)).toBe(true);
    });

    it('never takes a file from under a put that was answered, however the two meet', async () => {
      const { files, clock } = world;
      const { id, bytes } = await aFile(files, 300_000);
      const lost: number[] = [];
      for (let round = 0; round < 25; round++) {
        clock.pass(DAY_MS + 1);
        const sweeping = files.sweep({ olderThanMs: DAY_MS, isNamed: namesNone });
        await Promise.all([files.put(bytes, ROOMY), files.put(bytes, ROOMY), sweeping]);
        if (!(await bytesOf(files, id))?.equals(bytes)) lost.push(round);
      }
      expect(lost).toEqual([]);
      expect(await world.leftovers()).toBe(0);
    });

    it('does not go on when it cannot be said who names what', async () => {
      const { files, clock } = world;
      const { id } = await aFile(files);
      clock.pass(DAY_MS + 1);
      const away = Object.assign(new Error('store away'), { code: 'ECONNREFUSED', syscall: 'connect' });
      await expect(files.sweep({ olderThanMs: DAY_MS, isNamed: () => Promise.reject(away) })).rejects.toBe(away);
      expect(await files.info(id)).not.toBeNull();
    });
  });
}
