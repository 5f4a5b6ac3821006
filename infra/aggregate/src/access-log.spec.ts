import { defineService } from '@sinan/runtime';
import { type Actor, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessLog, accessCollection, openAccessLog } from './access-log.ts';
import { type AccessView, accessOperation } from './access-operation.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';

const desk = defineService({
  name: 'desk',
  collections: [accessCollection('desk')],
  publishes: [],
  open: (resources) => openAccessLog(resources, 'desk'),
  operations: [],
  loaders: {},
  reactions: [],
  workers: [],
});
const accessRows = accessOperation('desk', (log: AccessLog) => log);
const START = Date.parse('2026-11-22T08:00:00.000Z');
const HOUR = 3_600_000;

const person = (n: number): Actor & { kind: 'person' } => ({
  kind: 'person',
  id: newId('person', n),
  sessionId: newId('session', n),
  audiences: ['public'],
  duties: [],
  organisations: [],
});
const [li, wang, auditor] = [person(1), person(2), person(3)];
const [licence, authority] = [newId('upload', 1), newId('upload', 2)];

let test: TestRoom<AccessLog>;
beforeAll(async () => {
  test = await openTestRoom(desk, { now: START });
  for (const [who, what] of [
    [li, licence],
    [wang, licence],
    [li, authority],
  ] as const) {
    await test.room.read(test.call(who), what);
    test.clock.set(test.clock.now() + HOUR);
  }
});
afterAll(() => test.close());

interface Read {
  readonly items: readonly AccessView[];
  readonly cursors: readonly string[];
  readonly hasMore: boolean;
}
const asked = (input: object) =>
  accessRows.run(test.room, test.call(auditor), { first: 10, ...input } as never) as Promise<Read>;
const found = async (input: object) => (await asked(input)).items.map(({ actor, subject }) => [actor, subject]);
const [byLi, byWang] = [`person:${li.id}`, `person:${wang.id}`];

describe('an access log', () => {
  it('says who read what and when, the newest first', async () => {
    const { items } = await asked({});
    expect(items.map(({ service, at, actor, subject }) => [service, at, actor, subject])).toEqual([
      ['desk', '2026-11-22T10:00:00.000Z', byLi, authority],
      ['desk', '2026-11-22T09:00:00.000Z', byWang, licence],
      ['desk', '2026-11-22T08:00:00.000Z', byLi, licence],
    ]);
  });

  it('is asked by person, by what was read, by both, and by time', async () => {
    expect(await found({ personId: li.id })).toEqual([
      [byLi, authority],
      [byLi, licence],
    ]);
    expect(await found({ subject: licence })).toEqual([
      [byWang, licence],
      [byLi, licence],
    ]);
    expect(await found({ personId: li.id, subject: licence })).toEqual([[byLi, licence]]);
    expect(await found({ from: '2026-11-22T09:00:00.000Z', until: '2026-11-22T10:00:00.000Z' })).toEqual([
      [byWang, licence],
    ]);
    expect(await found({ subject: licence, from: '2026-11-22T09:00:00.000Z' })).toEqual([[byWang, licence]]);
  });

  it('is read in pages', async () => {
    const first = await asked({ first: 2 });
    expect([first.items.length, first.hasMore]).toEqual([2, true]);
    const rest = await asked({ first: 2, after: first.cursors[1] });
    expect(rest).toMatchObject({ items: [{ actor: byLi, subject: licence }], hasMore: false });
  });

  it('is for audit administrators', () => expect(accessRows.access).toEqual({ duty: ['auditor'] }));
});
