import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { diskCheck } from './disk-check.ts';

const leaving = (mb: number) => diskCheck('/srv/sinan', async () => ({ bavail: mb * 256, bsize: 4096 })).look();

describe('the disk of the data folder', () => {
  it('is low with less than 512 MB left, and says how much', async () => {
    expect(await leaving(512)).toBeNull();
    expect(await leaving(511)).toEqual({ count: 1, codes: ['511 MB are left'], ids: [] });
  });

  it('is asked of the system', async () => {
    const found = await diskCheck(tmpdir()).look();
    expect(found === null || found.codes[0]?.endsWith('MB are left')).toBe(true);
    await expect(diskCheck('/there/is/no/such/folder').look()).rejects.toThrow('ENOENT');
  });
});
