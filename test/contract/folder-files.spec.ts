import { mkdtemp, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileId, openFolderFiles } from '@sinan/files';
import { filesContract } from './files.ts';
import { movableClock } from './files-world.ts';
import { bytesIn } from './folder-bytes.ts';

filesContract('A folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-files-'));
  const clock = movableClock();
  const files = await openFolderFiles({ folder, clock });
  const pathOf = (id: FileId) => join(folder, id.slice(7, 9), id.slice(9, 11), id.slice(7));
  return {
    files,
    clock,
    async damage(id) {
      const file = await open(pathOf(id), 'r+');
      const { size } = await file.stat();
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
      await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, size - 1);
      await file.close();
    },
    cut: async (id) => truncate(pathOf(id), (await stat(pathOf(id))).size - 1),
    leftovers: async () => (await readdir(join(folder, 'incoming'))).length,
    remains: () => bytesIn(folder),
    async end() {
      await files.close();
      await rm(folder, { recursive: true });
    },
  };
});
