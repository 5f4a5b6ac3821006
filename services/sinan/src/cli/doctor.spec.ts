import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig, SELF_CHECKS } from '@sinan/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '../operate/health.ts';
import { paper } from '../testing/paper.ts';
import { squares } from '../testing/squares.ts';
import { checksHere, nodeCheck } from './checks-here.ts';
import { checksThere } from './checks-there.ts';
import { linesOf } from './finding.ts';
import { main } from './main.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

const configOf = (env: object = {}): Config => readConfig({ SINAN_DATA: folder, ...env });
async function statusOf(name: string, env: object = {}): Promise<string> {
  const found = (await checksHere(configOf(env))).find((finding) => finding.name === name);
  return `${found?.status} ${found?.said.en}`;
}

describe('given a machine', () => {
  it.each([
    ['20.18.3', 'fail'],
    ['20.19.0', 'ok'],
    ['22.1.0', 'ok'],
    ['18.20.0', 'fail'],
  ])('when its Node is %s, then that is %s', (version, status) => {
    expect(nodeCheck(version).status).toBe(status);
  });

  it('when the data folder is not there yet, then it says who makes it', async () => {
    expect(await statusOf('data folder', { SINAN_DATA: join(folder, 'none') })).toMatch(/^warn .* is not there yet$/);
    expect(await statusOf('data folder')).toBe(`ok ${folder}`);
  });

  it('when others may read the secret, then it says so, and never what it is', async () => {
    expect(await statusOf('secret')).toBe('warn there is none yet');
    await writeFile(join(folder, 'secret'), 'LEAK'.repeat(12), { mode: 0o600 });
    expect(await statusOf('secret')).toBe(`ok ${join(folder, 'secret')}`);
    await chmod(join(folder, 'secret'), 0o644);
    expect(await statusOf('secret')).toMatch(/^warn others on this machine may read /);
    expect(JSON.stringify(await checksHere(configOf()))).not.toContain('LEAK');
  });

  it.each([
    ['P8D', 'warn moved by P8D'],
    ['tomorrow', /^fail .* holds no duration$/],
    ['', 'ok the system’s time'],
  ])('when its clock file holds “%s”, then that is “%s”', async (text, said) => {
    await writeFile(join(folder, 'clock'), text);
    expect(await statusOf('clock', { SINAN_CLOCK_FILE: join(folder, 'clock') })).toMatch(said);
  });
});

describe('given a map', () => {
  const SINAN_MAP_APPROVAL = 'GS(2099)0000号';
  const told = async (content: object, env: object = { SINAN_MAP_APPROVAL }) => {
    const SINAN_MAP_FILE = join(folder, 'map.geojson');
    await writeFile(SINAN_MAP_FILE, JSON.stringify(content));
    return statusOf('map', { SINAN_MAP_FILE, ...env });
  };

  it('when it is shown, not shown or cannot be drawn, then the doctor says which, and why', async () => {
    expect(await told(squares(['US', 'DE']))).toBe('ok GS(2099)0000号; areas with a code: 2');
    expect(await told(squares(['US']), {})).toBe('warn it is not shown');
    expect(await told(squares(['US', 'XX']))).toBe('warn codes that are none of ours: XX');
    expect(await told({})).toMatch(/^fail .* is no GeoJSON/);
  });

  it('when there is none, then nothing is said of one', async () => {
    expect((await checksHere(configOf())).some(({ name }) => name === 'map')).toBe(false);
  });
});

describe('given settings that do not hold', () => {
  it('when they are looked at, then each is a line with what to do, and the exit code is 1', async () => {
    const [out, err] = [paper(), paper()];
    const env = { PORT: 'x', SINAN_SECRET: 'LEAK', SINAN_DATA: folder };
    expect(await main({ args: ['doctor', '--lang', 'zh'], env, out, err })).toBe(1);
    expect(out.text.match(/^故障 {2}settings/gm)).toHaveLength(2);
    expect(out.text).toContain('→ 请在环境变量或 .env 中更正');
    expect(out.text + err.text).not.toContain('LEAK');
  });
});

describe('given a platform that says how it is', () => {
  const well: Health = {
    serves: true,
    onServers: false,
    checks: { store: 'ok' },
    found: [],
    parked: 0,
    newer: [],
    mail: 'ok',
  };
  const at = '2026-03-02T08:00:00.000Z';
  const late = {
    name: 'work-late',
    service: 'cases',
    since: at,
    lookedAt: at,
    found: { count: 2, codes: ['cases.intake'], ids: [] },
    todo: SELF_CHECKS['work-late'],
  } as const;

  it('when it is well, then every line is', () => {
    expect(checksThere(well).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it.each([
    [{ checks: { store: 'no answer within 2 s' } }, 'fail', 'no answer within 2 s'],
    [{ mail: '535 wrong password' }, 'fail', '535 wrong password'],
    [{ found: [late] }, 'warn', 'work-late (cases): 2 cases.intake'],
    [{ parked: 3 }, 'warn', '3'],
    [{ newer: [{ service: 'risk', ids: ['wrn_1'] }] }, 'fail', 'risk: wrn_1'],
  ] as const)('when it is %j, then that is a %s, with what to do in both languages', (more, status, said) => {
    const [found, ...others] = checksThere({ ...well, ...more }).filter((one) => one.status !== 'ok');
    expect([found?.status, found?.said.en, others]).toEqual([status, said, []]);
    expect(found?.todo?.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(found && linesOf(found).en).toContain(`→ ${found?.todo?.en}`);
  });
});
