import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { mutate } from './mutate.ts';
import { application, fileCase, type Person } from './people.ts';
import { openStage, type Stage } from './stage.ts';
import { draftWarning, publishWarning } from './warnings.ts';

/** What clients ask whose network cuts event streams. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Updates {
  readonly cases: readonly string[];
  readonly warnings: readonly string[];
  readonly queueChanged: boolean;
  readonly complete: boolean;
  readonly cursor: string;
}
const QUERY = 'query ($after: String) { updates(after: $after) { cases warnings queueChanged complete cursor } }';
const asked = async (by: Person | null, after: string | null) =>
  (await data<{ updates: Updates }>(graphql(stage.url, by?.token ?? null, QUERY, { after }))).updates;

/** Somebody who polls: each call tells what changed since the one before. */
async function polling(by: Person | null) {
  let { cursor } = await asked(by, null);
  return async () => {
    const { cursor: next, ...told } = await asked(by, cursor);
    cursor = next;
    return told;
  };
}
const nothing = { cases: [], warnings: [], queueChanged: false, complete: true };

describe('a client that polls', () => {
  it('hears of its cases, of its queue and of warnings, each once, and of nobody else’s', async () => {
    const { url, filer, staff, stranger, otherStaff, editors } = stage;
    const [filers, staffs] = [await polling(filer), await polling(staff)];
    const [strangers, others, anybodys] = [await polling(stranger), await polling(otherStaff), await polling(null)];

    const { id } = await fileCase(url, filer, application(stage.organisationId));
    expect(await filers()).toEqual({ ...nothing, cases: [id] });
    expect(await staffs()).toEqual({ ...nothing, cases: [id], queueChanged: true });
    await mutate(url, staff, 'acceptCase', { caseId: id });
    expect(await filers()).toEqual({ ...nothing, cases: [id] });
    expect(await staffs()).toEqual({ ...nothing, cases: [id], queueChanged: true });
    for (const ask of [strangers, others, anybodys]) expect(await ask()).toEqual(nothing);

    const warning = await draftWarning(url, editors[0]);
    expect(await anybodys()).toEqual(nothing);
    await publishWarning(url, editors[1], warning.id);
    for (const ask of [filers, staffs, strangers, anybodys])
      expect(await ask()).toEqual({ ...nothing, warnings: [warning.id] });
    for (const ask of [filers, staffs, strangers, anybodys]) expect(await ask()).toEqual(nothing);
  });

  it('goes on at the same place when the platform was stopped meanwhile', async () => {
    const { cursor } = await asked(stage.filer, null);
    const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId));
    await stage.platform.killOne('gateway');
    expect(await asked(stage.filer, cursor)).toMatchObject({ ...nothing, cases: [id] });
  });

  it.each([
    ['a word', 'nope'],
    ['nothing', ''],
    ['half of one', 'eyJ9'],
    ['that of another query', Buffer.from('["2026-11-10T12:00:00.000Z","cas_x"]').toString('base64url')],
    ['one without places', Buffer.from('{"cases":null,"risk":null}').toString('base64url')],
    ['longer than any', 'x'.repeat(5_000)],
  ])('is told when its cursor is %s', async (_, after) => {
    const answer = await graphql(stage.url, stage.filer.token, QUERY, { after });
    expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  });
});
