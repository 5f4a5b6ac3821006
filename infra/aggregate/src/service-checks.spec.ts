import { Transient, Unprocessable } from '@sinan/bus';
import type { Reaction, SelfCheck, ServiceDefinition } from '@sinan/runtime';
import { anonymous, EVENTS } from '@sinan/schema';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reactionRunner } from './reactions.ts';
import { serviceChecks } from './service-checks.ts';
import { startReactions } from './start-reactions.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { mattersService, openMatters } from './testing/matter.ts';
import { workWorker } from './work.ts';
import { openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';

interface Room {
  readonly matters: ReturnType<typeof openMatters>;
  readonly errands: WorkQueue<WorkRow>;
}
const errands = workCollection('matters', 'errands');
const NOON = Date.parse('2026-03-02T12:00:00Z');
let test: TestRoom<Room>;
let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const stop of stops.splice(0)) await stop();
  await test.close();
});

/** What the reaction of the service does with an event; the spec changes it. */
let react: () => Promise<void> = async () => undefined;

/** A service with matters, a reaction and a worker that is not started, and its self-checks by name. */
async function watched(publish?: TestRoom<Room>['bus']['publish']) {
  react = async () => undefined;
  const reaction: Reaction<Room> = {
    group: 'matters.spec',
    topics: ['cases'],
    retries: 0,
    on: { [EVENTS.caseAccepted.type]: () => react() },
  };
  const errand = workWorker<Room, WorkRow>({
    name: 'matters.errands',
    queue: (room) => room.errands,
    run: async () => undefined,
  });
  const service: ServiceDefinition<Room> = {
    ...mattersService(),
    collections: [...mattersService().collections, errands],
    open: (resources) => ({
      matters: openMatters(publish ? { ...resources, bus: { ...resources.bus, publish } } : resources),
      errands: openWork(resources, errands),
    }),
    aggregates: (room) => [room.matters],
    reactions: [reaction],
    workers: [errand],
  };
  test = await openTestRoom(service, { now: NOON });
  const { room, runner, resources } = test;
  const reactions = await startReactions(runner, service, resources);
  stops = [() => reactions.stop()];
  const checks = serviceChecks({ service, room, runner, resources, reactions, aggregates: [room.matters] });
  const look = (name: SelfCheck['name']) =>
    checks.find((check) => check.name === name)?.look() ?? Promise.resolve(null);
  return { look, errand, names: checks.map(({ name }) => name) };
}
async function opened(notes = 0): Promise<string> {
  const { matters } = test.room;
  const { id } = await matters.execute({ call: test.call(anonymous), command: { do: 'open', title: '婴儿车' } });
  for (let n = 0; n < notes; n += 1) await matters.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
  return id;
}
const comesTo = async (look: () => Promise<unknown>, wanted: unknown) =>
  vi.waitFor(async () => expect(await look()).toEqual(wanted), { timeout: 10_000 });

describe('outbox-left-over', () => {
  it('finds an entry that has waited for the bus for over a minute, until it is on it', async () => {
    let away = true;
    const { look } = await watched((messages) =>
      away ? Promise.reject(new Error('away')) : test.bus.publish(messages),
    );
    const id = await opened(1);
    test.clock.set(NOON + 60_000);
    expect(await look('outbox-left-over')).toBeNull();
    test.clock.set(NOON + 60_001);
    expect(await look('outbox-left-over')).toEqual({ count: 1, codes: [], ids: [id] });
    away = false;
    await comesTo(() => look('outbox-left-over'), null);
  });
});

describe('chain-broken', () => {
  const entry = async (id: string, sequence: number) => {
    const stored = await test.room.matters.history.get(`${id}/${String(sequence).padStart(12, '0')}`);
    if (stored === null) throw new Error('no such entry');
    return stored;
  };
  const replaced = async (id: string, sequence: number, change: object) => {
    const { doc, revision } = await entry(id, sequence);
    await test.room.matters.history.replace({ ...doc, ...change }, revision);
    return doc;
  };

  it('finds nothing wrong while entries are on their way', async () => {
    const { look } = await watched(() => Promise.reject(new Error('away')));
    await opened(3);
    expect(await look('chain-broken')).toBeNull();
  });

  it('finds a changed entry, until it is as it was', async () => {
    const { look } = await watched();
    const id = await opened(2);
    await test.room.matters.sweep();
    const before = await replaced(id, 2, { actor: 'person:somebody-else' });
    expect(await look('chain-broken')).toEqual({ count: 1, codes: ['entry 2 was changed'], ids: [id] });
    await replaced(id, 2, before);
    expect(await look('chain-broken')).toBeNull();
  });

  it('finds a history whose tail was cut off', async () => {
    const { look } = await watched();
    const id = await opened(1);
    await test.room.matters.sweep();
    await test.room.matters.history.remove((await entry(id, 2)).doc.id);
    expect(await look('chain-broken')).toEqual({ count: 1, codes: ['the tail was cut off'], ids: [id] });
  });

  it('comes round to an old aggregate among many, and then keeps an eye on it', async () => {
    const { look } = await watched();
    const old = await opened();
    for (let n = 1; n <= 100; n += 1) {
      test.clock.set(NOON + n);
      await opened();
    }
    await test.room.matters.sweep();
    for (let pass = 0; pass < 2; pass += 1) expect(await look('chain-broken')).toBeNull();
    await replaced(old, 1, { at: '2026-03-01T00:00:00.000Z' });
    await comesTo(() => look('chain-broken'), { count: 1, codes: ['entry 1 was changed'], ids: [old] });
    for (let pass = 0; pass < 4; pass += 1) expect(await look('chain-broken')).toMatchObject({ ids: [old] });
  });
});

describe('reaction-late', () => {
  it('finds a group whose message waits for the world for over a minute, until it is handled', async () => {
    const { look } = await watched();
    react = () => Promise.reject(new Transient('the database is away'));
    vi.useFakeTimers({ toFake: ['performance'] });
    await opened(1);
    await comesTo(
      async () => {
        vi.advanceTimersByTime(61_000);
        return look('reaction-late');
      },
      { count: 1, codes: ['matters.spec'], ids: [] },
    );
    react = async () => undefined;
    await comesTo(() => look('reaction-late'), null);
  });
});

describe('parked-rows', () => {
  it('finds an event that is parked, until it is replayed', async () => {
    const { look } = await watched();
    react = () => Promise.reject(new Unprocessable('an unknown partner'));
    await opened(1);
    const parked = await vi.waitFor(async () => {
      const { rows } = await test.runner.parked.rows.page({ where: { open: true }, limit: 1 });
      expect(rows).toHaveLength(1);
      return rows[0]?.doc;
    });
    expect(await look('parked-rows')).toEqual({ count: 1, codes: ['matters.spec'], ids: [parked?.id] });
    react = async () => undefined;
    await test.runner.replay(parked?.lane ?? '', 'spec');
    expect(await look('parked-rows')).toBeNull();
  });
});

describe('work-late', () => {
  it('finds rows that nobody takes for over 5 minutes, until somebody does', async () => {
    const { look, errand } = await watched();
    await test.room.errands.add([{ id: 'e1' }, { id: 'e2', due: '2026-03-02T13:00:00.000Z' }]);
    test.clock.set(NOON + 5 * 60_000 - 1);
    expect(await look('work-late')).toBeNull();
    test.clock.set(NOON + 5 * 60_000);
    expect(await look('work-late')).toEqual({ count: 1, codes: ['matters.errands'], ids: ['e1'] });
    const worker = errand.start(test.room, test.resources);
    stops.unshift(() => worker.stop());
    await comesTo(() => look('work-late'), null);
  });
});

describe('a service', () => {
  it('is looked at for what it has', async () => {
    expect((await watched()).names).toEqual([
      'outbox-left-over',
      'chain-broken',
      'reaction-late',
      'parked-rows',
      'work-late',
    ]);
    const { room, resources } = test;
    const service = { ...mattersService(), reactions: [] };
    const runner = reactionRunner(service, room, resources);
    expect(serviceChecks({ service, room, resources, runner, reactions: null, aggregates: [] })).toEqual([]);
  });
});
