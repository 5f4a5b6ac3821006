import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderLocked, lockFolder } from './lock.ts';

const LOCK = new URL('./lock.ts', import.meta.url).href;
const HOLD = `import(${JSON.stringify(LOCK)}).then(({ lockFolder }) => lockFolder(process.argv[1]))
  .then(() => console.log('held'), (error) => console.log(error.message));
setInterval(() => {}, 1000);`;

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinan-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that tries to lock the folder, and what it said. */
async function another(): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', HOLD, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}
async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
const leftBy = (holder: object) => writeFileSync(join(folder, 'lock'), JSON.stringify(holder));

describe('a folder that another process holds', () => {
  it('is refused with its pid and what to do, and free again after kill -9', async () => {
    const { child, said } = await another();
    expect(said).toBe('held');
    const refused = await lockFolder(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FolderLocked);
    expect(refused).toMatchObject({
      pid: child.pid,
      message: `The folder ${folder} is in use by process ${child.pid}. Stop that process first, or set SINAN_DATA to another folder.`,
    });

    await killed(child);
    const lock = await lockFolder(folder);
    expect((await another()).said).toContain(`in use by process ${process.pid}`);
    await lock.release();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});

describe('a lock left behind', () => {
  it.each([
    ['by a dead process', { pid: 2 ** 22 + 1, started: 'x/1', id: 'a' }],
    ['by a process whose pid was used again', { pid: process.pid, started: 'another-boot/1', id: 'a' }],
  ])('%s is taken over', async (_, holder) => {
    leftBy(holder);
    const lock = await lockFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['lock']);
    await lock.release();
  });

  it('empty by a power cut is taken over', async () => {
    writeFileSync(join(folder, 'lock'), '');
    await (await lockFolder(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a folder that this process holds', () => {
  it('is refused a second time, also to many at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(join(folder, 'new'))));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is given back once; a late release leaves the next holder alone', async () => {
    const first = await lockFolder(folder);
    await first.release();
    const second = await lockFolder(folder);
    await first.release();
    await expect(lockFolder(folder)).rejects.toThrow(FolderLocked);
    await second.release();
  });
});
