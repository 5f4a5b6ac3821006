import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from '../graphql.ts';
import { linkIn } from '../mail-sink.ts';
import { application, FILE } from '../people.ts';
import { type Place, SECRET } from '../place.ts';
import { startPlatform } from '../platform.ts';
import { sinan } from '../sinan.ts';
import { openStage, type Stage } from '../stage.ts';
import { startInVain } from '../start-in-vain.ts';
import { until } from '../until.ts';
import { press, subscribe } from '../warnings.ts';

/** A data folder that is backed up while people work on it, and comes back elsewhere. */
const env = { SINAN_SECRET: SECRET };
const EMAIL = 'forgotten@subscriber.example';
/** Each command is a process of its own. */
const PATIENT = { timeout: 60_000 };
let stage: Stage;
let shelf: string;
beforeAll(async () => {
  stage = await openStage({ env });
  shelf = await mkdtemp(join(tmpdir(), 'sinan-backups-'));
});
afterAll(async () => {
  await stage.close();
  await rm(shelf, { recursive: true });
});

const at = (name: string) => join(shelf, name);
const asked = (args: readonly string[], more: Record<string, string> = {}) =>
  sinan(stage.platform.place, args, { ...env, ...more });

const CASES = '{ cases(first: 100) { edges { node { id product } } } }';
async function productsOf(url: string): Promise<readonly string[]> {
  const { cases } = await data<{ cases: { edges: { node: { product: string } }[] } }>(
    graphql(url, stage.filer.token, CASES),
  );
  return cases.edges.map(({ node }) => node.product);
}
/** Files until it is told to stop, at most 60; gives what was acknowledged. */
function filing() {
  const acknowledged: string[] = [];
  let over = false;
  const done = (async () => {
    for (let n = 0; !over && n < 60; n += 1) {
      const input = application(stage.organisationId, { product: `filed-${n}` });
      const { data: said } = await graphql(stage.url, stage.filer.token, FILE, { input });
      if (JSON.stringify(said).includes('"Case"')) acknowledged.push(`filed-${n}`);
    }
  })();
  return {
    acknowledged,
    stop: async () => {
      over = true;
      await done;
    },
  };
}
async function subscriber(): Promise<URL> {
  await subscribe(stage.url, EMAIL, ['US']);
  const mail = await stage.sink.next(EMAIL);
  await press(linkIn(mail, '/confirm'));
  return linkIn(mail, '/manage');
}
async function erasedBy({ pathname, search }: URL): Promise<void> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status } = await post(stage.url, `${pathname}${search}`, 'do=erase&sure=yes', form);
  if (status !== 200) throw new Error(`erasing answered with ${status}`);
}
/** The files of a folder in which words stand. */
async function holding(folder: string, words: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(db|db-wal|ndjson|json)$/.test(name));
  const bytes = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return names.filter((_, index) => bytes[index]?.includes(words));
}

describe('given a platform on which people work', PATIENT, () => {
  it('when it is backed up and restored elsewhere, then all that was acknowledged before is there, and runs', async () => {
    const manage = await subscriber();
    const work = filing();
    await until('five cases to be filed', () => work.acknowledged.length >= 5);
    const before = [...work.acknowledged];
    const { code, out, err } = await asked(['backup', at('first')]);
    await work.stop();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('is whole');
    await erasedBy(manage);

    const restored = await asked(['restore', at('first'), '--into', at('again'), '--json']);
    expect(restored.err).toBe('');
    expect(JSON.parse(restored.out)).toMatchObject({ into: at('again'), verified: { broken: [] } });
    const place: Place = { folder: at('again'), namespace: null };
    const again = await startPlatform({ place, env: { ...env, SMTP_URL: stage.sink.url } });
    expect(await productsOf(again.url)).toEqual(expect.arrayContaining(before));
    expect(await sinan(place, ['verify'], env)).toMatchObject({ code: 0 });
    expect(await again.stop()).toBe(0);
  }, 120_000);

  it('when words were erased since, then a later backup’s journal keeps them from coming back', async () => {
    expect(await asked(['backup', at('later')])).toMatchObject({ code: 0 });
    expect(await holding(at('first'), EMAIL)).toEqual(['store.db']);
    expect(await holding(at('later'), EMAIL)).toEqual([]);
    const { code, out } = await asked(['restore', at('first'), '--into', at('forgetful'), '--journal', at('later')]);
    expect(out).toMatch(/1 erasures are known, 1 found something again/);
    expect(code).toBe(0);
    expect(await holding(at('forgetful'), EMAIL)).toEqual([]);
    expect(await holding(at('again'), EMAIL)).not.toEqual([]);
  }, 60_000);

  it('when the secret is asked for, then no backup has it', async () => {
    expect(await readdir(at('later'))).toEqual(['erasures.ndjson', 'files', 'log.db', 'manifest.json', 'store.db']);
    expect(await holding(at('later'), SECRET)).toEqual([]);
    const without = await sinan({ folder: at('nowhere'), namespace: null }, ['restore', at('later')]);
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('The secret is not part of a backup')]);
  });
});

describe('given a command that is killed', PATIENT, () => {
  it('when it was a backup, then it is never taken for whole, and the platform goes on', async () => {
    const killed = await asked(['backup', at('half')], { SINAN_FAULT_STEP: 'backup.before-manifest' });
    expect(killed.code).toBeNull();
    expect(await readdir(at('half'))).toContain('store.db');
    const { code, err } = await asked(['restore', at('half'), '--into', at('from-half')]);
    expect([code, err]).toEqual([1, expect.stringContaining('There is no whole backup')]);
    expect(await asked(['backup', at('half')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not empty'),
    });
    expect((await fetch(`${stage.url}/health/ready`)).status).toBe(200);
  });

  it('when it was a restore, then nothing starts on what is there, and it can be given once more', async () => {
    const args = ['restore', at('later'), '--into', at('cut')];
    const killed = await asked(args, { SINAN_FAULT_STEP: 'restore.after-copy' });
    expect(killed.code).toBeNull();
    const started = await startInVain({ SINAN_DATA: at('cut'), LOG_LEVEL: 'silent', ...env });
    expect([started.code, started.lines]).toEqual([1, [expect.stringContaining('has not finished')]]);
    expect(await asked(args)).toMatchObject({ code: 0, err: '' });
  }, 60_000);
});

describe('given a backup', PATIENT, () => {
  it('when a byte of it is another, then it is refused before anything is written', async () => {
    await appendFile(join(at('first'), 'log.db'), '\0');
    const { code, err } = await asked(['restore', at('first'), '--into', at('rotten')]);
    expect([code, err]).toEqual([1, expect.stringContaining('log.db is not as it was when the backup was made')]);
    await expect(readdir(at('rotten'))).rejects.toThrow('ENOENT');
  });

  it('when the place is not empty, then it is refused, and what is there stays', async () => {
    const { code, err } = await asked(['restore', at('later'), '--into', at('again')]);
    expect([code, err]).toEqual([1, expect.stringContaining('is not empty')]);
    await writeFile(join(shelf, 'note'), 'a file of somebody');
    expect(await asked(['restore', at('later'), '--into', shelf])).toMatchObject({ code: 1 });
    expect(await readFile(join(shelf, 'note'), 'utf8')).toBe('a file of somebody');
  });
});
