import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FileTooLarge } from '@sinan/files';
import { describe, expect, it } from 'vitest';
import { aFile, bytesOf, type FilesWorld, hashOf, inPieces, ROOMY, someBytes } from './files-world.ts';

const MIB = 1024 * 1024;

export function filesStoringContract(world: () => FilesWorld): void {
  describe('given bytes', () => {
    it.each([0, 1, 300 * 1024])('keeps %i of them under their hash', async (length) => {
      const { files, clock } = world();
      const bytes = someBytes(length);
      const info = await files.put(bytes, ROOMY);
      expect(info).toEqual({ id: hashOf(bytes), bytes: length, storedAt: clock.now() });
      expect(await files.info(info.id)).toEqual(info);
      expect((await bytesOf(files, info.id))?.equals(bytes)).toBe(true);
    });

    it('takes them as a stream or an iterable, in pieces of any size', async () => {
      const { files } = world();
      const bytes = someBytes(700_001);
      for (const body of [Readable.from(inPieces(bytes, 1_000)), inPieces(bytes, 699_999), inPieces(bytes, 77_777)])
        expect(await files.put(body, ROOMY)).toMatchObject({ id: hashOf(bytes), bytes: bytes.byteLength });
      expect((await bytesOf(files, hashOf(bytes)))?.equals(bytes)).toBe(true);
    });

    it('streams 32 MB through, in and out, without gathering them', async () => {
      const { files } = world();
      const held = heldBytes();
      const hash = createHash('sha256');
      async function* body() {
        for (let i = 0; i < 32; i++) {
          const piece = someBytes(MIB);
          hash.update(piece);
          yield piece;
          held.look();
        }
      }
      const { id, bytes } = await files.put(Readable.from(body(), { objectMode: false }), ROOMY);
      expect([id, bytes]).toEqual([`sha256:${hash.digest('hex')}`, 32 * MIB]);
      let read = 0;
      for await (const piece of (await files.open(id)) ?? []) {
        if (Math.floor((read + piece.length) / MIB) > Math.floor(read / MIB)) held.look();
        read += piece.length;
      }
      expect(read).toBe(32 * MIB);
      expect(held.most()).toBeLessThan(16 * MIB);
    });
  });

  describe('given bytes that are stored already', () => {
    it('keeps them once, and renews the time', async () => {
      const { files, clock } = world();
      const { id, bytes } = await aFile(files);
      clock.pass(60_000);
      expect(await files.put(bytes, ROOMY)).toEqual({ id, bytes: 1_000, storedAt: clock.now() });
      expect(await files.info(id)).toEqual({ id, bytes: 1_000, storedAt: clock.now() });
      expect((await bytesOf(files, id))?.equals(bytes)).toBe(true);
      expect(await world().leftovers()).toBe(0);
    });

    it('lets twenty put them at once, and keeps them once', async () => {
      const { files } = world();
      const bytes = someBytes(600_000);
      const puts = await Promise.all(Array.from({ length: 20 }, () => files.put(inPieces(bytes, 65_536), ROOMY)));
      expect(new Set(puts.map(({ id }) => id))).toEqual(new Set([hashOf(bytes)]));
      expect((await bytesOf(files, hashOf(bytes)))?.equals(bytes)).toBe(true);
      expect(await world().leftovers()).toBe(0);
      expect(await files.remove(hashOf(bytes))).toBe(true);
      expect(await files.info(hashOf(bytes))).toBeNull();
    });
  });

  describe('given a limit', () => {
    it('takes as many bytes as it allows', async () => {
      const { files } = world();
      const bytes = someBytes(300_000);
      expect(await files.put(inPieces(bytes, 65_536), { maxBytes: 300_000 })).toMatchObject({ bytes: 300_000 });
    });

    it('refuses one more, destroys the body, and keeps nothing', async () => {
      const { files } = world();
      const bytes = someBytes(300_001);
      const body = Readable.from(inPieces(bytes, 65_536));
      await expect(files.put(body, { maxBytes: 300_000 })).rejects.toBeInstanceOf(FileTooLarge);
      expect(body.destroyed).toBe(true);
      expect(await files.info(hashOf(bytes))).toBeNull();
      expect(await world().leftovers()).toBe(0);
    });
  });
}

/** How many bytes of buffers are held at each look, over those of the beginning: what a collection of garbage leaves. */
function heldBytes() {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const held = () => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const before = held();
  let most = 0;
  return {
    look: () => {
      most = Math.max(most, held() - before);
    },
    most: () => most,
  };
}
