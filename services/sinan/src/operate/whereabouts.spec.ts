import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetWhereabouts, tellWhereabouts, whereaboutsOf } from './whereabouts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-where-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('given a process that told where it is', () => {
  beforeEach(() => tellWhereabouts(folder, { pid: 41, port: 4141 }));

  it('when it holds the folder, then it is found, in a file that only its user reads', async () => {
    expect(await whereaboutsOf(folder, 41)).toEqual({ pid: 41, port: 4141 });
    expect((await stat(join(folder, 'running.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['running.json']);
  });

  it('when it was killed and another holds the folder, then it is not taken for that', async () => {
    expect(await whereaboutsOf(folder, 42)).toBeNull();
  });

  it('when it has stopped, then nothing is left', async () => {
    await forgetWhereabouts(folder);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('given a folder that does not say', () => {
  it.each(['', '{', '{"pid":41}', '{"pid":41,"port":"4141"}'])(
    'when it holds %j, then nobody is found',
    async (text) => {
      await writeFile(join(folder, 'running.json'), text);
      expect(await whereaboutsOf(folder, 41)).toBeNull();
    },
  );
});
