import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, graphql } from '../acceptance/graphql.ts';
import { application, fileCase } from '../acceptance/people.ts';
import { comesTrue } from '../acceptance/until.ts';
import { faultsOf, readBooks } from './books.ts';
import { printTable } from './table.ts';
import { startOn, type World } from './world.ts';

const SMALL_DISK = '24m';

/** F9: the disk under the data folder fills up: writes are refused, readiness is 503, reads go on; with room again it heals by itself. Mounts a small tmpfs, so it needs root on Linux. */
export async function diskFull(world: World): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'tmpfs', folder]);
  try {
    return await onSmallDisk(world, folder);
  } finally {
    // Lazily: the books were read a moment ago, and their files may still be closing.
    execFileSync('umount', ['--lazy', folder]);
    await rm(folder, { recursive: true });
  }
}

async function onSmallDisk(world: World, folder: string): Promise<boolean> {
  const place = { folder, namespace: null };
  await cp(world.place.folder, folder, { recursive: true });
  const platform = await startOn(world, place);
  const { url } = platform;
  const acknowledged: string[] = [];
  const file = async () => {
    const filed = await fileCase(
      url,
      world.enterprise,
      application(world.organisationId, { product: `disk ${acknowledged.length}` }),
    ).catch(() => null);
    if (filed?.id) acknowledged.push(filed.id);
    return filed?.id ?? null;
  };
  const readyStatus = async () => (await fetch(`${url}/health/ready`)).status;
  const listed = async () => {
    const { cases } = await data<{ cases: { edges: unknown[] } }>(
      graphql(url, world.enterprise.token, '{ cases(first: 100) { edges { node { id } } } }'),
    );
    return cases.edges.length;
  };

  await file();
  const before = await readyStatus();
  await fill(join(folder, 'ballast'));
  const refused = await comesTrue(async () => (await file()) === null);
  const notReady = await comesTrue(async () => (await readyStatus()) === 503, 5_000);
  const readable = (await listed()) === acknowledged.length;
  await rm(join(folder, 'ballast'));
  const healed = await comesTrue(async () => (await readyStatus()) === 200 && (await file()) !== null);
  await platform.stop();
  const books = await readBooks(place);
  const kept = acknowledged.every((id) => books.documents.some((doc) => doc.id === id));
  const faults = faultsOf(books);
  for (const fault of faults) console.error(`  ${fault}`);
  printTable('F9: disk full', [
    {
      'ready before': before,
      'writes refused': String(refused),
      'ready 503': String(notReady),
      'reads go on': String(readable),
      'heals by itself': String(healed),
      acknowledged: acknowledged.length,
      'all present': String(kept),
      'books wrong': faults.length,
    },
  ]);
  return before === 200 && refused && notReady && readable && healed && kept && faults.length === 0;
}

/** Fills the disk to the last block. */
async function fill(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(join(path, '..'));
  await writeFile(path, Buffer.alloc(bavail * bsize)).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOSPC' ? undefined : Promise.reject(error),
  );
}
