import { afterAll, beforeAll, describe } from 'vitest';
import { filesBrokenOffContract } from './files-broken-off.ts';
import { filesReadingContract } from './files-reading.ts';
import { filesStoringContract } from './files-storing.ts';
import { filesSweepingContract } from './files-sweeping.ts';
import type { FilesFactory, FilesWorld } from './files-world.ts';

/** The promises of the files port, held against one adapter. */
export function filesContract(name: string, factory: FilesFactory): void {
  describe(`${name} as files`, () => {
    let world: FilesWorld;
    beforeAll(async () => {
      world = await factory();
    });
    afterAll(() => world.end());

    filesStoringContract(() => world);
    filesReadingContract(() => world);
    filesBrokenOffContract(() => world, factory);
    filesSweepingContract(factory);
  });
}
