import { once } from 'node:events';
import { FileDamaged, type FileId, FilesError } from '@sinan/files';
import { describe, expect, it } from 'vitest';
import { aFile, bytesOf, type FilesWorld, hashOf, ROOMY, someBytes } from './files-world.ts';

const NO_IDS = [
  '',
  'sha256:',
  'sha256:../../../etc/passwd',
  `sha256:${'a'.repeat(63)}`,
  `sha256:${'a'.repeat(65)}`,
  `sha256:${'A'.repeat(64)}`,
  `sha256:${'a'.repeat(60)}/../`,
  `md5:${'a'.repeat(64)}`,
  'a'.repeat(64),
  `sha256:${'a'.repeat(64)}\n`,
  'constructor',
];

export function filesReadingContract(world: () => FilesWorld): void {
  describe('given a range', () => {
    const LENGTH = 600_000;
    it.each([
      [{ start: 0 }, 0, LENGTH],
      [{ start: 0, end: 1 }, 0, 1],
      [{ start: 261_119, end: 261_121 }, 261_119, 261_121],
      [{ start: 261_120, end: 522_240 }, 261_120, 522_240],
      [{ start: 599_999 }, 599_999, LENGTH],
      [{ start: 65_536, end: 9_999_999 }, 65_536, LENGTH],
      [{ start: LENGTH }, 0, 0],
      [{ start: 9_999_999 }, 0, 0],
      [{ start: 10, end: 10 }, 0, 0],
      [{ start: 10, end: 5 }, 0, 0],
    ])('gives the bytes of %j', async (range, from, to) => {
      const { id, bytes } = await aFile(world().files, LENGTH);
      expect((await bytesOf(world().files, id, range))?.equals(bytes.subarray(from, to))).toBe(true);
    });

    it.each([{ start: -1 }, { start: 0.5 }, { start: Number.NaN }, { start: 0, end: -5 }])(
      'refuses %j, which is none',
      async (range) => {
        const { id } = await aFile(world().files);
        await expect(world().files.open(id, range)).rejects.toBeInstanceOf(FilesError);
      },
    );
  });

  describe('given many readers', () => {
    it('gives each the whole file', async () => {
      const { id, bytes } = await aFile(world().files, 400_000);
      const read = await Promise.all(Array.from({ length: 10 }, () => bytesOf(world().files, id)));
      expect(read.every((one) => one?.equals(bytes))).toBe(true);
    });

    it('lets one go half-way', async () => {
      const { id } = await aFile(world().files, 3_000_000);
      const stream = await world().files.open(id);
      await once(stream ?? expect.fail('no such file'), 'readable');
      stream?.destroy();
      if (stream && !stream.closed) await once(stream, 'close');
      expect(stream?.destroyed).toBe(true);
    });
  });

  describe('given damaged bytes', () => {
    it.each([1, 300_000, 3_000_000])(
      'ends the stream of %i with FileDamaged, before its last piece',
      async (length) => {
        const { id } = await aFile(world().files, length);
        await world().damage(id);
        const pieces: Buffer[] = [];
        const reading = async () => {
          for await (const piece of (await world().files.open(id)) ?? []) pieces.push(piece);
        };
        await expect(reading()).rejects.toBeInstanceOf(FileDamaged);
        expect(Buffer.concat(pieces).byteLength).toBeLessThan(length);
      },
    );

    it('ends the stream with FileDamaged when the last ones are gone', async () => {
      const { id } = await aFile(world().files, 300_000);
      await world().cut(id);
      await expect(bytesOf(world().files, id)).rejects.toBeInstanceOf(FileDamaged);
    });
  });

  describe('given no such file', () => {
    const absent = hashOf(Buffer.from('never stored'));
    it.each([absent, ...NO_IDS])('knows nothing of %j', async (id) => {
      const { files } = world();
      expect(await files.info(id as FileId)).toBeNull();
      expect(await files.open(id as FileId)).toBeNull();
      expect(await files.remove(id as FileId)).toBe(false);
    });
  });

  describe('given a file that is removed', () => {
    it('leaves none of its bytes', async () => {
      const { files } = world();
      const { id, bytes } = await aFile(files, 600_000);
      const parts = [bytes.subarray(0, 1_000), bytes.subarray(300_000, 301_000), bytes.subarray(-1_000)];
      await files.put(bytes, ROOMY);
      const before = await world().remains();
      expect(parts.map((part) => before.includes(part))).toEqual([true, true, true]);
      await files.remove(id);
      const after = await world().remains();
      expect(parts.map((part) => after.includes(part))).toEqual([false, false, false]);
    });

    it('is gone, and can be put again', async () => {
      const { files } = world();
      const { id, bytes } = await aFile(files, 300_000);
      expect(await files.remove(id)).toBe(true);
      expect(await files.remove(id)).toBe(false);
      expect([await files.info(id), await files.open(id)]).toEqual([null, null]);
      expect(await world().leftovers()).toBe(0);
      await files.put(bytes, ROOMY);
      expect((await bytesOf(files, id))?.equals(bytes)).toBe(true);
    });

    it('leaves the others', async () => {
      const { files } = world();
      const [gone, stays] = [await aFile(files), await aFile(files)];
      await files.remove(gone.id);
      expect((await bytesOf(files, stays.id))?.equals(stays.bytes)).toBe(true);
    });
  });

  it('answers a ping', async () => {
    await world().files.ping();
    expect(await world().leftovers()).toBe(0);
    expect(await world().files.info(hashOf(someBytes(3)))).toBeNull();
  });
}
