import type { ServiceDefinition } from '@sinan/runtime';
import type { Call } from '@sinan/schema';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { openTimers, type Timer, type Timers, timerCollection, timerWorker } from './timers.ts';

type Reminder = Timer<string>;
interface Room {
  readonly reminders: Timers<string>;
}
interface Ring {
  readonly timer: Reminder;
  readonly call: Call;
}
let test: TestRoom<Room>;
afterEach(() => test.close());

const NOW = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;
const PATIENCE = { timeout: 10_000 };
const reminders = timerCollection('spec', 'reminders');

async function ringing(ring: (ring: Ring) => Promise<void> = async () => undefined): Promise<readonly Ring[]> {
  const rings: Ring[] = [];
  const service: ServiceDefinition<Room> = {
    name: 'spec',
    collections: [reminders],
    publishes: [],
    operations: [],
    loaders: {},
    reactions: [],
    open: (resources) => ({ reminders: openTimers<string>(resources, reminders) }),
    workers: [
      timerWorker<Room, string>({
        name: 'spec.reminders',
        timers: (room) => room.reminders,
        ring(_room, timer, call) {
          rings.push({ timer, call });
          return ring({ timer, call });
        },
      }),
    ],
  };
  test = await openTestRoom(service, { now: NOW });
  await test.start();
  return rings;
}
const { set, row } = {
  set: (id: string, at: number, what = id) => test.room.reminders.set(id, at, what),
  row: async (id: string) => (await test.room.reminders.queue.rows.get(id))?.doc,
};
const gone = (id: string) => vi.waitFor(async () => expect(await row(id)).toBeUndefined(), PATIENCE);
/** A timer that rings at once: when it is gone, all that was due before it has rung. */
async function aWitness() {
  await set('witness', test.clock.now());
  await gone('witness');
}
const rung = (rings: readonly Ring[]) => rings.map(({ timer }) => timer.id).filter((id) => id !== 'witness');

describe('a timer', () => {
  it('rings when it is time, once, with what was said when it was set, and is gone', async () => {
    const rings = await ringing();
    await set('answer', NOW + HOUR, '20 days to answer');
    await aWitness();
    test.clock.set(NOW + HOUR - 1);
    await aWitness();
    expect(rung(rings)).toEqual([]);
    test.clock.set(NOW + HOUR);
    await gone('answer');
    await aWitness();
    expect(rings.filter(({ timer }) => timer.id === 'answer').map(({ timer }) => timer)).toEqual([
      { id: 'answer', at: NOW + HOUR, payload: '20 days to answer' },
    ]);
  });

  it('calls as its service, under a command id of its own and of its instant', async () => {
    const rings = await ringing();
    for (const id of ['a', 'b']) await set(id, NOW);
    await Promise.all([gone('a'), gone('b')]);
    await set('a', NOW - 1);
    await gone('a');
    await set('a', NOW);
    await gone('a');
    const ids = (id: string) => rings.filter(({ timer }) => timer.id === id).map(({ call }) => call.commandId);
    const [first, earlier, again] = ids('a');
    expect(again).toBe(first);
    expect(new Set([first, earlier, ...ids('b')]).size).toBe(3);
    expect(rings[0]?.call).toMatchObject({ actor: { kind: 'system', service: 'spec' }, origin: 'reaction' });
  });

  it('that is set again is moved', async () => {
    const rings = await ringing();
    await set('a', NOW + HOUR, 'early');
    await set('a', NOW + 2 * HOUR, 'late');
    test.clock.set(NOW + HOUR);
    await aWitness();
    expect(rung(rings)).toEqual([]);
    await set('a', NOW + HOUR, 'early again');
    await gone('a');
    expect(rings.map(({ timer }) => timer.payload)).toContain('early again');
  });

  it('that is set by many at once is there once', async () => {
    const rings = await ringing();
    await Promise.all(Array.from({ length: 20 }, (_, i) => set('a', NOW + HOUR + (i % 3))));
    test.clock.set(NOW + 2 * HOUR);
    await gone('a');
    expect(rung(rings)).toEqual(['a']);
  });

  it('that is cancelled does not ring', async () => {
    const rings = await ringing();
    await set('a', NOW + HOUR);
    expect([await test.room.reminders.cancel('a'), await test.room.reminders.cancel('a')]).toEqual([true, false]);
    test.clock.set(NOW + 2 * HOUR);
    await aWitness();
    expect(rung(rings)).toEqual([]);
  });

  it('that is moved while it rings rings again then', async () => {
    const rings = await ringing(async ({ timer }) => {
      if (timer.payload === 'first') await set('a', NOW + HOUR, 'second');
    });
    await set('a', NOW, 'first');
    await vi.waitFor(async () => expect(await row('a')).toMatchObject({ at: NOW + HOUR }), PATIENCE);
    test.clock.set(NOW + HOUR);
    await gone('a');
    expect(rings.map(({ timer }) => timer.payload)).toEqual(['first', 'second']);
  });

  it('that is not heard rings again, under the same command id', async () => {
    let failures = 1;
    const rings = await ringing(async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('refused');
    });
    await set('a', NOW);
    await vi.waitFor(async () => expect(await row('a')).toMatchObject({ lastError: 'refused' }), PATIENCE);
    test.clock.set(NOW + HOUR);
    await gone('a');
    expect(rung(rings)).toEqual(['a', 'a']);
    expect(rings[1]?.call).toEqual(rings[0]?.call);
  });

  it('that rang in a process which died rings in another when the lease is over, under the same command id', async () => {
    const rings = await ringing();
    const dead = { id: 'a', at: NOW - HOUR, payload: 'a', open: true, attempts: 1, lease: 'of the dead' };
    await test.room.reminders.queue.rows.insert({ ...dead, due: '2026-03-01T00:00:06.000Z' });
    await aWitness();
    expect(rung(rings)).toEqual([]);
    test.clock.set(NOW + 6_000);
    await gone('a');
    await set('a', NOW - HOUR);
    await gone('a');
    const [after, whole] = rings.filter(({ timer }) => timer.id === 'a');
    expect(after?.call).toEqual(whole?.call);
  });
});
