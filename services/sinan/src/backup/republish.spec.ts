import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@sinan/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemCall } from '../open-platform.ts';
import type { Desk } from '../operate/desk.ts';
import { openDesk } from '../operate/opened.ts';
import { verify } from '../operate/verify.ts';
import { republishMissing } from './republish.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-republish-'));
});
afterEach(() => rm(folder, { recursive: true }));

const quietly = () => undefined;
async function opened<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const { desk, close } = await openDesk(readConfig({ SINAN_DATA: folder }));
  return work(desk).finally(close);
}
const brokenIn = async (desk: Desk) => (await verify.run(desk, {}, quietly)).broken;

/** Three centres, and a person whose words are on the topic that keeps the last of each key. */
async function given(): Promise<void> {
  await opened(async ({ platform: { dispatcher, clock } }) => {
    for (const [code, kind] of [
      ['nation', 'national'],
      ['sz', 'local'],
      ['nb', 'local'],
    ]) {
      const name = { zh: `${code}中心`, en: `Centre ${code}` };
      const input = { code, name, kind, division: '440300' };
      await dispatcher.dispatch('accounts.stateCentre', systemCall('sinan', clock), input);
    }
    const duty = { email: 'intake@centre.example', duty: 'supervisor' };
    await dispatcher.dispatch('accounts.grantDuty', systemCall('sinan', clock), duty);
  });
}

describe('given histories of which the bus has all', () => {
  it('when they are verified, then they hold, and nothing is said again', async () => {
    await given();
    await opened(async (desk) => {
      expect(await brokenIn(desk)).toEqual([]);
      expect(await republishMissing(desk.platform, quietly)).toBe(0);
    });
  });
});

describe('given histories whose log was lost', () => {
  beforeEach(async () => {
    await given();
    for (const end of ['', '-wal', '-shm']) await rm(join(folder, `log.db${end}`), { force: true });
  });

  it('when they are verified, then each that said something does not hold, on either kind of topic', async () => {
    await opened(async (desk) => {
      const faults = (await brokenIn(desk)).flatMap((one) => one.faults);
      expect(faults).toContain('entry 1 was not said in its place on accounts');
      expect(faults.join()).toMatch(/entry \d+ is not the last word on contacts/);
    });
  });

  it('when they are said again, then the bus has all of them, once', async () => {
    await opened(async (desk) => {
      expect(await republishMissing(desk.platform, quietly)).toBeGreaterThan(3);
      expect(await brokenIn(desk)).toEqual([]);
      expect(await republishMissing(desk.platform, quietly)).toBe(0);
    });
  });
});
