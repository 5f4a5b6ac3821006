import { Unprocessable } from '@sinan/bus';
import type { Reaction } from '@sinan/runtime';
import { EVENTS, newId, sequenceText, TOPICS, type TopicName } from '@sinan/schema';
import { afterEach, describe, expect, it } from 'vitest';
import { parkedOperations } from './parked-operations.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { mattersService, type openMatters } from './testing/matter.ts';

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
afterEach(() => test.close());

const [personId, otherId] = [newId('person', 1), newId('person', 2)];
const { type } = EVENTS.contactStated;

function stated(key: string, sequence: number, word = `words-${sequence}`): string {
  return JSON.stringify({
    specversion: '1.0',
    id: `${key}/${sequence}`,
    source: 'sinan/accounts',
    type,
    subject: key,
    time: '2026-03-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    sequence: sequenceText(sequence),
    actor: 'system:spec',
    commandid: newId('command', 0),
    correlationid: 'c',
    chainhead: `sha256:${'0'.repeat(64)}`,
    data: { personId: key, email: `${word}@people.example`, locale: 'en' },
  });
}

const say = (key: string, value: string | null, topic: TopicName = 'contacts') =>
  test.bus.publish([{ topic: TOPICS[topic].name, key, value }]);

/** A reaction that keeps what it handled, and fails as it is told to; it may wait for tombstones or not. */
async function listening({
  fails = () => false,
  waits = true,
}: {
  readonly fails?: (seen: string) => boolean;
  readonly waits?: boolean;
}) {
  const handled: string[] = [];
  const calls: string[] = [];
  const seen = async (what: string) => {
    if (fails(what)) throw new Unprocessable(`no, not ${what}`);
    handled.push(what);
  };
  const onTombstone: Reaction<Room>['onTombstone'] = async (_room, key, { call }) => {
    calls.push(call.commandId);
    await seen(`${key} is gone`);
  };
  const reaction: Reaction<Room> = {
    group: 'matters.spec',
    topics: ['contacts', 'cases'],
    retries: 0,
    on: { [type]: (_room, { data }) => seen(EVENTS.contactStated.data.parse(data).email) },
    ...(waits ? { onTombstone } : {}),
  };
  test = await openTestRoom(mattersService([reaction]));
  await test.start();
  return { handled, calls };
}

const rows = async () => (await test.runner.parked.rows.page({ where: {}, limit: 100 })).rows.map(({ doc }) => doc);
const open = async () => (await rows()).filter((row) => row.open);

/** As another service asks for it. */
async function eraseParked(topic: string, key: string): Promise<unknown> {
  const erase = parkedOperations('matters', () => test.runner).find(({ name }) => name === 'matters.eraseParked');
  if (!erase) throw new Error('there is no such operation');
  const input = erase.input.parse({ topic, key });
  return erase.run({}, test.call({ kind: 'system', service: 'accounts' }), input as never);
}

describe('a tombstone', () => {
  it('is handled after what its key said before, with a call of its own', async () => {
    const { handled, calls } = await listening({});
    await say(personId, stated(personId, 1));
    await say(personId, null);
    await say(otherId, null);
    await test.settled();
    expect(handled.filter((what) => !what.startsWith(otherId))).toEqual([
      'words-1@people.example',
      `${personId} is gone`,
    ]);
    expect(new Set(calls).size).toBe(2);
  });

  it('leads to the same call each time that it is handled', async () => {
    let broken = true;
    const { handled, calls } = await listening({ fails: (what) => broken && what.endsWith('gone') });
    await say(personId, null);
    await test.settled();
    const [row] = await open();
    broken = false;
    expect(await test.runner.replay(row?.lane ?? '', 'person:spec')).toEqual({ replayed: 1, error: null });
    expect(handled).toEqual([`${personId} is gone`]);
    expect([calls.length, new Set(calls).size]).toEqual([2, 1]);
  });

  it.each([
    ['by a reaction that does not wait for it', 'contacts', false],
    ['on a topic that keeps every message', 'cases', true],
  ] as const)('is ignored %s', async (_, topic, waits) => {
    const { handled } = await listening({ waits });
    await say(personId, null, topic);
    await test.settled();
    expect(handled).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});

describe('events that are parked', () => {
  async function parkedTwo(waits = true) {
    const spoken = await listening({ fails: (what) => what.includes('words-1'), waits });
    for (const sequence of [1, 2]) await say(personId, stated(personId, sequence));
    await say(otherId, stated(otherId, 1));
    await test.settled();
    expect(await open()).toHaveLength(3);
    return spoken;
  }

  it('go with their words when a tombstone takes their key away, and it is handled at once', async () => {
    const { handled } = await parkedTwo();
    await say(personId, null);
    await test.settled();
    expect(handled).toEqual([`${personId} is gone`]);
    const erased = (await rows()).filter(({ key }) => key === personId);
    expect(erased).toMatchObject(
      Array(2).fill({ open: false, value: null, closed: { how: 'erased', by: 'system:matters' } }),
    );
    expect(JSON.stringify(erased)).not.toContain('words');
    expect((await open()).map(({ key }) => key)).toEqual([otherId]);
  });

  it('go too when their reaction does not wait for tombstones', async () => {
    await parkedTwo(false);
    await say(personId, null);
    await test.settled();
    expect((await open()).map(({ key }) => key)).toEqual([otherId]);
  });

  it('can be erased by key, also what a closed row still quotes, and later events go on', async () => {
    const { handled } = await parkedTwo();
    const [head] = (await open()).filter(({ key }) => key === personId);
    await test.runner.skip(head?.id ?? '', 'person:spec', 'a test');
    expect(handled).toEqual(['words-2@people.example']);
    await say(personId, stated(personId, 3, 'words-1'));
    await test.settled();
    expect(await eraseParked('contacts', personId)).toEqual({ erased: 1 });
    expect(await eraseParked('contacts', personId)).toEqual({ erased: 0 });
    await expect(eraseParked('cases', personId)).rejects.toThrow();
    const [skipped, , late] = (await rows()).filter(({ key }) => key === personId);
    expect(skipped?.closed).toMatchObject({ how: 'skipped', reason: 'a test' });
    expect(late?.closed).toMatchObject({ how: 'erased', by: 'system:accounts' });
    expect(JSON.stringify([skipped, late])).not.toContain('words');
    await say(personId, stated(personId, 4));
    await test.settled();
    expect(handled.at(-1)).toBe('words-4@people.example');
    expect((await open()).map(({ key }) => key)).toEqual([otherId]);
  });
});
