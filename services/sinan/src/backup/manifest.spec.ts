import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT, type Manifest, RELEASE, sealed, wholeBackup, writeManifest } from './manifest.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-manifest-'));
});
afterEach(() => rm(folder, { recursive: true }));

const quietly = () => undefined;
async function given(more: object = {}): Promise<void> {
  await writeFile(join(folder, 'store.db'), 'documents');
  const files = [await sealed(folder, 'store.db')];
  const manifest = { format: FORMAT, release: RELEASE, madeAt: '2026-03-02T08:00:00.000Z', rows: {}, files };
  await writeManifest(folder, { ...manifest, ...more } as Manifest);
}

describe('given a backup', () => {
  it('when it is whole, then it says what it holds', async () => {
    await given();
    expect((await wholeBackup(folder, quietly)).files).toEqual([
      { path: 'store.db', bytes: 9, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it.each([
    ['it has no manifest', async () => rm(join(folder, 'manifest.json')), 'no whole backup'],
    [
      'its manifest was cut off',
      async () => writeFile(join(folder, 'manifest.json'), '{"format":1'),
      'is not as it was',
    ],
    ['a file has other bytes', async () => writeFile(join(folder, 'store.db'), 'documentz'), 'is not as it was'],
    ['a file is gone', async () => rm(join(folder, 'store.db')), 'is not as it was'],
    [
      'a newer release made it',
      async () => given({ format: FORMAT + 1, release: '9.0.0' }),
      'Release 9.0.0 made this backup',
    ],
  ] as const)('when %s, then it is refused', async (_, change, line) => {
    await given();
    await change();
    await expect(wholeBackup(folder, quietly)).rejects.toThrow(line);
  });

  it.each(['../secret', '/etc/passwd', 'files/../../secret', 'secret', 'files/.hidden', 'store.db-wal'])(
    'when it names the file %s, then it is none of ours',
    async (path) => {
      await given({ files: [{ path, bytes: 0, sha256: '0'.repeat(64) }] });
      await expect(wholeBackup(folder, quietly)).rejects.toThrow('manifest.json is not as it was');
    },
  );
});

it('the release is that of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(RELEASE).toBe(version);
});
