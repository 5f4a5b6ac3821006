import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { topologyServices } from '@sinan/sinan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBackend } from '../backend.ts';
import { data, graphql } from '../graphql.ts';
import { linkIn } from '../mail-sink.ts';
import { centreCalled, grantDuty } from '../people.ts';
import { SECRET } from '../place.ts';
import { startPlatform } from '../platform.ts';
import { sinan } from '../sinan.ts';
import { openStage, type Stage } from '../stage.ts';
import { until } from '../until.ts';

/** Tables that are brought in beside a platform that runs: whole or not at all, and once, whatever is killed. */
const env = { SINAN_SECRET: SECRET };
/** Each command is a process of its own. */
const PATIENT = { timeout: 60_000 };
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ env });
});
afterAll(() => stage.close());

const place = () => stage.platform.place;
const asked = (args: readonly string[]) => sinan(place(), args, env);
async function table(name: string, lines: readonly string[]): Promise<string> {
  const file = join(place().folder, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}
const centresNow = async () => {
  const { centres } = await data<{ centres: { name: string }[] }>(graphql(stage.url, null, '{ centres { name } }'));
  return centres.map(({ name }) => name).sort();
};

/** The 18th character of a unified social credit code (GB 32100-2015 §5). */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
function uscc(n: number): string {
  const body = `91440300MA5${String(n).padStart(6, '0')}`;
  const sum = [...body].reduce((total, letter, at) => total + LETTERS.indexOf(letter) * (3 ** at % 31), 0);
  return `${body}${LETTERS[(31 - (sum % 31)) % 31]}`;
}

describe('given a table of centres', PATIENT, () => {
  const HEAD = '代码,中文名称,英文名称,类型,行政区划代码';
  const [NATION, SZ] = [
    'nation,国家中心,National Centre,national,110000',
    'sz,深圳分中心,Centre of Shenzhen,local,440300',
  ];

  it('when something is wrong in it, then each problem has its row and column, and nothing is written', async () => {
    const before = await centresNow();
    const file = await table('wrong.csv', [
      HEAD,
      NATION,
      SZ,
      'sz,宁波分中心,Ningbo,local,330200',
      'hz,杭州分中心,,local,999999',
    ]);
    const { code, out } = await asked(['import', 'centres', file]);
    expect([code, out.split('\n').slice(0, 4)]).toEqual([
      1,
      [
        'row 4, code: This stands in row 3 already.',
        'row 5, name in English: This is required.',
        'row 5, division code: There is no such administrative division.',
        'Nothing was imported. Correct these rows, or leave them out with --partly.',
      ],
    ]);
    expect((await asked(['import', 'centres', file, '--lang', 'zh'])).out).toContain(
      '第 5 行，行政区划代码：行政区划代码不存在。',
    );
    expect(await centresNow()).toEqual(before);
  });

  it('when it is whole, then its centres are there, and a second time changes nothing', async () => {
    const file = await table('centres.csv', [HEAD, SZ, NATION]);
    expect(await asked(['import', 'centres', file])).toMatchObject({
      code: 0,
      out: '2 imported, 0 there already, 0 refused.\n',
    });
    await until(
      'the centres to be known',
      async () => String(await centresNow()) === 'Centre of Shenzhen,National Centre',
    );
    const again = await asked(['import', 'centres', file]);
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringMatching(/^This file was imported on .*: nothing was changed\.\n$/),
    ]);
  });

  it('when rows that are wrong are left out, then the others are imported, and the exit code says so', async () => {
    const file = await table('partly.csv', [
      HEAD,
      'nb,宁波分中心,Centre of Ningbo,local,330200',
      'hz,杭州分中心,Hangzhou,local,999999',
    ]);
    const { code, out } = await asked(['import', 'centres', file, '--partly']);
    expect([code, out]).toEqual([1, expect.stringContaining('1 imported, 0 there already, 0 refused.')]);
    await until('the centre to be known', async () => (await centresNow()).includes('Centre of Ningbo'));
  });
});

describe('given a table of subscribers', PATIENT, () => {
  it('when it is imported, then each is asked to confirm, and none has a warning until then', async () => {
    const file = await table('subscribers.csv', ['邮箱,国家(地区),语言', 'listed@subscriber.example,US、DE,en']);
    expect(await asked(['import', 'subscribers', file])).toMatchObject({ code: 0 });
    const mail = await stage.sink.next('listed@subscriber.example');
    expect(linkIn(mail, '/confirm').pathname).toBe('/confirm');
    expect(await readFile(file, 'utf8')).toContain('listed@subscriber.example');
  });

  it('when an address stands there twice, then one mail asks to confirm both interests', async () => {
    const file = await table('interests.csv', [
      '邮箱,国家(地区),权利类型,语言',
      'both@subscriber.example,US,design,en',
      'both@subscriber.example,JP,,en',
    ]);
    expect(await asked(['import', 'subscribers', file])).toMatchObject({ code: 0 });
    const { text } = await stage.sink.next('both@subscriber.example');
    expect(text).toContain(
      'Interest 1. Countries or regions: United States of America. Rights: Design (incl. unregistered EU design).',
    );
    expect(text).toContain('Interest 2. Countries or regions: Japan. Rights: all.');
  });
});

describe('given a table of subscribers with proof of their consent', PATIENT, () => {
  const HEAD = 'email,国家(地区),语言,发送频率,发送时点,时区,agreed on,agreed where,proof held by';
  const FAIR = '2026-03-05,trade fair form 2026-03,the fair team';

  it('when a proof is by halves, or of a day to come, then it says so by row and column, and nothing is written', async () => {
    const file = await table('half-proofs.csv', [
      HEAD,
      'half@subscriber.example,US,en,,,,2026-03-05,,the fair team',
      'early@subscriber.example,US,en,,,,2099-01-01,trade fair form,the fair team',
      `good@subscriber.example,US,en,,,,${FAIR}`,
    ]);
    const { code, out } = await asked(['import', 'subscribers', file]);
    expect([code, out.split('\n').slice(0, 3)]).toEqual([
      1,
      [
        'row 2, agreed where: This is required.',
        'row 3, agreed on: This time is still to come.',
        'Nothing was imported. Correct these rows, or leave them out with --partly.',
      ],
    ]);
    expect((await asked(['import', 'subscribers', file, '--lang', 'zh'])).out).toContain('第 2 行，同意来源：');
  });

  it('when it is whole, then each counts at once and no mail asks, and what is there already is told', async () => {
    const file = await table('proofs.csv', [
      HEAD,
      `at-once@subscriber.example,MN,en,instant,,,${FAIR}`,
      `daily@subscriber.example,MN,zh-CN,day,8,Asia/Shanghai,${FAIR}`,
    ]);
    expect(await asked(['import', 'subscribers', file])).toMatchObject({
      code: 0,
      out: '2 imported, 0 there already, 0 refused.\n',
    });
    const again = await table('proofs-again.csv', [HEAD, `AT-ONCE@subscriber.example,MN,en,instant,,,${FAIR}`]);
    expect(await asked(['import', 'subscribers', again])).toMatchObject({
      code: 0,
      out: '0 imported, 1 there already, 0 refused.\n',
    });
    expect(await asked(['verify'])).toMatchObject({ code: 0 });
    expect(stage.sink.to('at-once@subscriber.example')).toEqual([]);
  });
});

describe('given a table of experts', PATIENT, () => {
  const lines = [
    'email,姓名,name in English,类别,国家(地区),权利类型,工作语言,执业起始年份,可承办件数',
    'expert@firm.example,某专家,Some Expert,lawyer,US,patent-invention,en,2005,3',
  ];
  const POOL = '{ experts(first: 100) { edges { node { nameEn } } } }';

  it('when nobody with the duty stands behind it, then nobody is enrolled', async () => {
    const file = await table('experts.csv', lines);
    expect(await asked(['import', 'experts', file])).toMatchObject({ code: 2 });
    const { code, err } = await asked(['import', 'experts', file, '--by', stage.filer.email]);
    expect([code, err]).toEqual([1, 'sinan: Your duties do not include this.\n']);
  });

  it('when an expert manager does, then they are enrolled in that name', async () => {
    const centreId = await centreCalled(stage.url, 'Shenzhen');
    await grantDuty(stage.url, stage.security, stage.staff.email, 'experts', centreId);
    const { code, out, err } = await asked([
      'import',
      'experts',
      join(place().folder, 'experts.csv'),
      '--by',
      stage.staff.email,
    ]);
    expect([code, out, err]).toEqual([0, '1 imported, 0 there already, 0 refused.\n', '']);
    expect(JSON.stringify(await graphql(stage.url, stage.staff.token, POOL))).toContain('Some Expert');
  });
});

/** How many documents a stopped platform keeps. */
function kept(service: string, what: string): Promise<number> {
  return withBackend(place(), async ({ store }) => {
    const spec = topologyServices()
      .flatMap(({ collections }) => collections)
      .find(({ owner, name }) => owner === service && name === what);
    if (!spec) throw new Error(`${service} keep no ${what}`);
    await store.declare([spec]);
    return store.forService(service).collection(spec).count({ where: {} });
  });
}

describe('given a platform that is killed while it imports enterprises', PATIENT, () => {
  const COUNT = 50;
  const lines = Array.from({ length: COUNT }, (_, n) => `${uscc(n)},深圳第${n}号科技有限公司,440300,C`);

  it('when it starts again, then it goes on by itself, and each of them is there once', async () => {
    const file = await table('enterprises.csv', ['统一社会信用代码,单位名称,行政区划代码,行业', ...lines]);
    await stage.platform.stop();
    const before = await organisations();
    const faulty = { ...env, SMTP_URL: stage.sink.url, SINAN_FAULT_STEP: 'import.after-row', SINAN_FAULT_AFTER: '27' };
    const victim = await startPlatform({ place: place(), env: faulty });
    const { code, err } = await asked(['import', 'enterprises', file]);
    expect([code, err]).toEqual([1, expect.stringContaining('ended before it answered')]);
    await victim.kill();
    expect(await organisations()).toBe(before + 27);

    const again = await startPlatform({ place: place(), env: { ...env, SMTP_URL: stage.sink.url } });
    const { out } = await asked(['import', 'enterprises', file, '--json']);
    expect(JSON.parse(out)).toMatchObject({ imported: COUNT, refused: [], problems: [] });
    expect(await asked(['verify'])).toMatchObject({ code: 0 });
    await again.stop();
    expect(await organisations()).toBe(before + COUNT);
    expect(await rowsLeft()).toBe(0);
  }, 90_000);

  const organisations = () => kept('accounts', 'organisations');
  function rowsLeft(): Promise<number> {
    return withBackend(place(), async ({ store }) => {
      const spec = { owner: 'sinan', name: 'import_rows', fields: {}, indexes: [] };
      await store.declare([spec]);
      return store.forService('sinan').collection(spec).count({ where: {} });
    });
  }
});

describe('given a platform that is killed while it imports subscribers with proof', PATIENT, () => {
  it('when it starts again, then each of them is there once, and none is told twice', async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `proved-${n}@subscriber.example,US,en,2026-03-05,a fair,us`);
    const file = await table('many-proofs.csv', ['email,countries,locale,consentAt,consentSource,consentBy', ...lines]);
    const before = await kept('notifications', 'subscriptions');
    const faulty = { ...env, SMTP_URL: stage.sink.url, SINAN_FAULT_STEP: 'import.after-row', SINAN_FAULT_AFTER: '27' };
    const victim = await startPlatform({ place: place(), env: faulty });
    expect(await asked(['import', 'subscribers', file])).toMatchObject({ code: 1 });
    await victim.kill();
    const again = await startPlatform({ place: place(), env: { ...env, SMTP_URL: stage.sink.url } });
    const { out } = await asked(['import', 'subscribers', file, '--json']);
    expect(JSON.parse(out)).toMatchObject({ imported: 30, unchanged: 0, refused: [], problems: [] });
    await again.stop();
    expect(await kept('notifications', 'subscriptions')).toBe(before + 30);
  }, 90_000);
});

it('none of what was imported is in the log of the process', async () => {
  expect(stage.platform.printed()).not.toContain('listed@subscriber.example');
  expect(await readdir(place().folder)).not.toContain('restore-unfinished');
});
