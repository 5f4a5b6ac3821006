import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@sinan/runtime';
import type { Centre } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemCall } from '../open-platform.ts';
import type { Desk } from '../operate/desk.ts';
import { openDesk } from '../operate/opened.ts';
import { openImports } from './jobs.ts';

let folder: string;
let desk: Desk;
let close: () => Promise<void>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-imports-'));
  ({ desk, close } = await openDesk(readConfig({ SINAN_DATA: folder })));
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const DIGEST = 'd'.repeat(64);
const quietly = () => undefined;
function centre(row: number, kind = 'local') {
  const name = { zh: `${row}号中心`, en: `Centre ${row}` };
  return { row, input: { code: `c${row}`, name, kind, division: '440300' } };
}
const centres = (count: number) =>
  Array.from({ length: count }, (_, at) => centre(at + 2, at === 0 ? 'national' : 'local'));
async function codes(): Promise<readonly string[]> {
  const { dispatcher, clock } = desk.platform;
  const list = (await dispatcher.dispatch('accounts.centreList', systemCall('sinan', clock), {})) as readonly Centre[];
  return list.map(({ name }) => name.en).filter((name) => name.startsWith('Centre '));
}
const left = async () => {
  const spec = { owner: 'sinan', name: 'import_rows', fields: {}, indexes: [] };
  await desk.platform.ports.store.declare([spec]);
  return desk.platform.ports.store.forService('sinan').collection(spec).count({ where: {} });
};

describe('given rows that were staged', () => {
  beforeEach(() => desk.imports.stage('centres', DIGEST, 0, centres(45)));

  it('when nobody begins, then nothing comes of them', async () => {
    await desk.imports.resume();
    expect([await codes(), await desk.imports.find('centres', DIGEST)]).toEqual([[], null]);
  });

  it('when it begins, then each is applied in order, and the rows are gone', async () => {
    const told: number[] = [];
    const job = await desk.imports.begin('centres', DIGEST, 45, null);
    expect(await desk.imports.run(job, ({ done }) => told.push(done))).toMatchObject({
      open: false,
      next: 45,
      unchanged: 0,
      refused: [],
    });
    expect([told, (await codes()).length, await left()]).toEqual([[20, 40, 45], 45, 0]);
  });

  it('when it was cut short, then the next start goes on, and no row has its effect twice', async () => {
    const job = await desk.imports.begin('centres', DIGEST, 45, null);
    const cut = await desk.imports.run(job, () => desk.imports.stop());
    expect(cut).toMatchObject({ open: true, next: 20 });
    const anew = await openImports(desk.platform);
    await anew.resume();
    expect(await anew.find('centres', DIGEST)).toMatchObject({ open: false, next: 45, refused: [] });
    expect((await codes()).length).toBe(45);
  });

  it('when some were not kept, then it does not begin', async () => {
    await expect(desk.imports.begin('centres', DIGEST, 46, null)).rejects.toThrow('could not be kept');
    expect(await desk.imports.find('centres', DIGEST)).toBeNull();
  });

  it('when it is begun twice, then it is one', async () => {
    const [one, other] = [
      await desk.imports.begin('centres', DIGEST, 45, null),
      await desk.imports.begin('centres', DIGEST, 45, null),
    ];
    expect(other).toEqual(one);
    const [first, second] = await Promise.all([desk.imports.run(one, quietly), desk.imports.run(other, quietly)]);
    expect([first.open, second.open, (await codes()).length]).toEqual([false, false, 45]);
  });
});

describe('given rows of which their operation refuses some', () => {
  it('when they are applied, then those are noted with their reason, and the others stand', async () => {
    await desk.imports.stage('centres', DIGEST, 0, [centre(2), centre(3, 'national'), centre(4)]);
    const job = await desk.imports.begin('centres', DIGEST, 3, null);
    expect((await desk.imports.run(job, quietly)).refused).toEqual([
      { row: 2, code: 'LAST_NATIONAL_CENTRE', params: {} },
    ]);
    expect(await codes()).toEqual(['Centre 3', 'Centre 4']);
  });
});
