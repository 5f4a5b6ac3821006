import { Readable } from 'node:stream';
import { FilesUnavailable } from '@sinan/files';
import { describe, expect, it } from 'vitest';
import { aFile, type FilesFactory, type FilesWorld, hashOf, ROOMY, someBytes } from './files-world.ts';

const bytes = someBytes(3_000_000);

/** Gives the bytes, and then what `end` does instead of ending. */
function body(end: (stream: Readable) => void): Readable {
  let from = 0;
  return new Readable({
    read() {
      if (from === bytes.byteLength) return end(this);
      this.push(bytes.subarray(from, from + 100_000));
      from += 100_000;
    },
  });
}

async function* failing(error: Error): AsyncGenerator<Uint8Array, void> {
  yield bytes;
  throw error;
}

export function filesBrokenOffContract(world: () => FilesWorld, factory: FilesFactory): void {
  describe('given a body that breaks off', () => {
    async function expectNothing() {
      expect(await world().files.info(hashOf(bytes))).toBeNull();
      expect(await world().leftovers()).toBe(0);
    }

    it('rejects with its error, also when that looks like one of the disk or the network', async () => {
      const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
      await expect(world().files.put(failing(reset), ROOMY)).rejects.toBe(reset);
      await expectNothing();
    });

    it('keeps nothing of a stream that is destroyed half-way', async () => {
      const stream = body((one) => one.destroy());
      await expect(world().files.put(stream, ROOMY)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
      await expectNothing();
    });

    it('keeps nothing of a stream that is destroyed with an error', async () => {
      const gone = new Error('the client went away');
      const stream = body((one) => one.destroy(gone));
      await expect(world().files.put(stream, ROOMY)).rejects.toBe(gone);
      await expectNothing();
    });

    it('keeps nothing of a stream that was destroyed before', async () => {
      const stream = body((one) => one.push(null));
      stream.destroy();
      await expect(world().files.put(stream, ROOMY)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
      expect(await world().leftovers()).toBe(0);
    });

    it('refuses one that gives text', async () => {
      await expect(world().files.put(Readable.from(['text']), ROOMY)).rejects.toBeInstanceOf(TypeError);
      expect(await world().leftovers()).toBe(0);
    });
  });

  describe('given files that are closed', () => {
    it('are unavailable for everything, and close again without complaint', async () => {
      const closed = await factory();
      const { files } = closed;
      const { id } = await aFile(files);
      await files.close();
      await files.close();
      const calls = [
        files.put(bytes, ROOMY),
        files.info(id),
        files.open(id),
        files.remove(id),
        files.sweep({ olderThanMs: 0, isNamed: async () => new Set() }),
        files.ping(),
      ];
      for (const result of await Promise.allSettled(calls))
        expect(result).toMatchObject({ status: 'rejected', reason: expect.any(FilesUnavailable) });
      await closed.end();
    });

    it('break off an upload in hand, although its body gives nothing', async () => {
      const closed = await factory();
      const stalled = new Readable({ read: () => undefined });
      stalled.push(Buffer.alloc(10));
      const put = closed.files.put(stalled, ROOMY);
      const refused = expect(put).rejects.toBeInstanceOf(FilesUnavailable);
      await closed.files.close();
      await refused;
      expect(stalled.destroyed).toBe(true);
      await closed.end();
    });
  });
}
