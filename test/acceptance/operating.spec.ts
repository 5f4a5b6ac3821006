import type { HistoryEntry } from '@sinan/aggregate';
import { topologyServices } from '@sinan/sinan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBackend } from './backend.ts';
import { post } from './graphql.ts';
import { caseReported } from './partner-event.ts';
import { application, fileCase, registerPartner, serviceToken } from './people.ts';
import { onServers, SECRET } from './place.ts';
import { sinan } from './sinan.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

/** What an operator does beside a platform that runs, and on one that has stopped, by the same commands. */
/** Each command is a process of its own. */
const PATIENT = { timeout: 60_000 };
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ env: { SINAN_SECRET: SECRET } });
});
afterAll(() => stage.close());

interface Verified {
  readonly facts: number;
  readonly messages: number;
  readonly broken: readonly object[];
}
interface Row {
  readonly id: string;
  readonly group: string;
  readonly behind: boolean;
}
const place = () => stage.platform.place;
/** With the settings of the platform; the secret among them is never printed. */
async function asked(...args: readonly string[]) {
  const ended = await sinan(place(), args, { SINAN_SECRET: SECRET, SMTP_URL: stage.sink.url });
  expect(ended.out + ended.err).not.toContain(SECRET);
  return ended;
}
const parkedNow = async () => JSON.parse((await asked('parked', '--json')).out) as readonly Row[];

async function report(source: string, ids: readonly string[]): Promise<void> {
  const token = await serviceToken(stage.url, stage.security, [source]);
  for (const id of ids)
    await post(stage.url, '/events', JSON.stringify(caseReported(source, id)), {
      'content-type': 'application/cloudevents+json',
      authorization: `Bearer ${token}`,
    });
}

describe('given events of a partner whom nobody knows yet', PATIENT, () => {
  const source = 'urn:example:operated';

  it('when they are parked, then the command lists them, and says so by its exit code', async () => {
    expect(await asked('parked')).toEqual({ code: 0, out: 'Nothing is parked.\n', err: '' });
    await report(source, ['e-1', 'e-2']);
    await until('both to be parked', async () => (await parkedNow()).length === 2);
    const rows = await parkedNow();
    expect(rows.map(({ group, behind }) => [group, behind])).toEqual([
      ['cases.intake', false],
      ['cases.intake', true],
    ]);
    const { code, out } = await asked('parked', '--lang', 'zh');
    expect(code).toBe(1);
    expect(out).toContain(`${rows[0]?.id}\n  cases.intake · `);
    expect(out).toContain('共 2 个搁置事件');
  });

  it('when they are replayed while the cause is there, then it says what they fail with', async () => {
    const { code, out } = await asked('replay', '--all');
    expect(code).toBe(1);
    expect(out).toMatch(/\n {2}0 replayed; the next one fails: /);
    expect(await parkedNow()).toHaveLength(2);
  });

  it('when the cause is mended and the platform runs, then they are replayed in order', async () => {
    const [first] = await parkedNow();
    await registerPartner(stage.url, stage.admin, source);
    const { code, out } = await asked('replay', first?.id ?? '');
    expect([code, out]).toEqual([0, `${first?.id}\n  2 replayed\n`]);
    expect(await asked('replay', first?.id ?? '')).toMatchObject({ code: 1, err: '' });
  });
});

describe('given a platform that runs', PATIENT, () => {
  it('when its histories are verified, then all hold, and each fact is where it is due', async () => {
    await fileCase(stage.url, stage.filer, application(stage.organisationId));
    const { code, out } = await asked('verify', '--json');
    expect(code).toBe(0);
    const found = JSON.parse(out) as Verified;
    expect(found).toEqual({ ...found, broken: [] });
    expect(found.facts).toBeGreaterThan(5);
    expect(found.messages).toBeGreaterThanOrEqual(found.facts);
  });

  it('when the doctor looks, then nothing fails, and it says that one runs', async () => {
    const { code, out } = await asked('doctor');
    expect(out).toMatch(/^ok +store +answers$/m);
    expect(out).toMatch(/^ok +mail +the server takes our mail$/m);
    expect(out).not.toMatch(/^fail/m);
    expect(code).toBe(0);
    if (!onServers()) expect(out).toContain('one runs and answers');
  });
});

describe('given parked events of a platform that has stopped', PATIENT, () => {
  const source = 'urn:example:operated-later';

  it('when their cause is mended, then they are replayed without it', async () => {
    await report(source, ['e-1', 'e-2']);
    await until('both to be parked', async () => (await parkedNow()).length === 2);
    await registerPartner(stage.url, stage.admin, source);
    await stage.platform.stop();
    const { code, out } = await asked('replay', '--all', '--json');
    expect([code, JSON.parse(out)]).toEqual([0, [expect.objectContaining({ replayed: 2, error: null })]]);
    expect(await asked('parked')).toMatchObject({ code: 0, out: 'Nothing is parked.\n' });
  });
});

describe('given a history that was changed outside, on a platform that has stopped', PATIENT, () => {
  it('when it is verified, then that one is named, in either language, and none other', async () => {
    const id = await changedCase();
    const { code, out } = await asked('verify');
    expect(code).toBe(1);
    expect(out).toMatch(
      new RegExp(`^${id} \\(cases, case\\)\n {2}entry 1 was changed\n\\d+ histories .* 1 do not hold`),
    );
    expect((await asked('verify', '--lang', 'zh')).out).toContain('第 1 条记录被改动');
  });

  /** Changes who did the first thing in some case's history. */
  function changedCase(): Promise<string> {
    return withBackend(place(), async ({ store }) => {
      const specs = topologyServices().flatMap(({ collections }) => collections);
      await store.declare(specs);
      const spec = specs.find(({ name }) => name === 'cases_history');
      if (!spec) throw new Error('cases keep no history');
      const entries = store.forService('cases').collection<HistoryEntry>(spec);
      const [first] = (await entries.page({ where: {}, limit: 1 })).rows;
      if (first === undefined) throw new Error('there is no case');
      await entries.replace({ ...first.doc, actor: 'person:somebody-else' }, first.revision);
      return first.doc.aggregate;
    });
  }
});
