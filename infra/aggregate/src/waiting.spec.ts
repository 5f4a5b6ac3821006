import type { ServiceDefinition } from '@sinan/runtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { WaitingFor, type WorkerSpec, workWorker } from './work.ts';
import { openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';

interface Errand extends WorkRow {
  readonly fact: string;
}
interface Room {
  readonly errands: WorkQueue<Errand>;
  /** The same queue as another process has it: what it wakes, the worker does not hear of. */
  readonly elsewhere: WorkQueue<Errand>;
}
let test: TestRoom<Room>;
afterEach(() => test.close());

const NOW = Date.parse('2026-03-01T00:00:00Z');
const PATIENCE = { timeout: 10_000 };
const errands = workCollection('spec', 'errands');

/** A worker whose rows need a fact; `look` is what a run sees of it. */
async function working(look: (fact: string) => Promise<boolean>, more: Partial<WorkerSpec<Room, Errand>> = {}) {
  const service: ServiceDefinition<Room> = {
    name: 'spec',
    collections: [errands],
    publishes: [],
    operations: [],
    loaders: {},
    reactions: [],
    open: (resources) => ({
      errands: openWork<Errand>(resources, errands),
      elsewhere: openWork<Errand>(resources, errands),
    }),
    workers: [
      workWorker<Room, Errand>({
        name: 'spec.errands',
        queue: (room) => room.errands,
        async run(_room, { fact }) {
          if (!(await look(fact))) throw new WaitingFor(fact);
          return undefined;
        },
        ...more,
      }),
    ],
  };
  test = await openTestRoom(service, { now: NOW });
  await test.start();
}
const row = async (id: string) => (await test.room.errands.rows.get(id))?.doc;
const waits = (id: string, fact: string) =>
  vi.waitFor(
    async () => expect(await row(id)).toMatchObject({ open: true, waitsFor: fact, due: '2026-03-01T00:10:00.000Z' }),
    PATIENCE,
  );
const done = (id: string) =>
  vi.waitFor(async () => expect(await row(id)).toMatchObject({ open: false, waitsFor: null, lease: null }), PATIENCE);

/** A look at a fact that a spec holds up: `seen` at the moment of the look, answered when it lets go. */
function heldLook() {
  let facts = 0;
  const looks: { answer(): void }[] = [];
  return {
    looks,
    comes: () => {
      facts += 1;
    },
    look: () => {
      const seen = facts > 0;
      return new Promise<boolean>((resolve) => looks.push({ answer: () => resolve(seen) }));
    },
    began: (count: number) => vi.waitFor(() => expect(looks).toHaveLength(count), PATIENCE),
  };
}

describe('a row that waits for a fact', () => {
  it('is looked at twice, then left alone until it is woken, and has failed no attempt', async () => {
    const known = new Set<string>();
    const looks: string[] = [];
    await working(
      async (fact) => {
        looks.push(fact);
        return known.has(fact);
      },
      { giveUpAfterMs: 0 },
    );
    await test.room.errands.add([{ id: 'e', fact: 'duty:intake|c1' }]);
    await waits('e', 'duty:intake|c1');
    expect(await row('e')).toMatchObject({ attempts: 0 });
    expect(await row('e')).not.toHaveProperty('lastError');
    expect(looks).toHaveLength(2);
    known.add('duty:intake|c1');
    await test.room.errands.wake('duty:intake|c1');
    await done('e');
    expect(await row('e')).toMatchObject({ attempts: 1 });
  });

  it('is woken by another process, with all that wait for the same, and no others', async () => {
    const known = new Set<string>();
    await working(async (fact) => known.has(fact));
    const ids = Array.from({ length: 1_100 }, (_, i) => `e${i}`);
    await test.room.errands.add([...ids.map((id) => ({ id, fact: 'a' })), { id: 'other', fact: 'b' }]);
    const asleep = { where: { open: true, waitsFor: 'a' }, cap: 2_000 };
    await waits('other', 'b');
    await vi.waitFor(async () => {
      const late = { where: { open: true, due: { gte: '2026-03-01T00:10:00.000Z' } }, cap: 2_000 };
      expect(await test.room.errands.rows.count(late)).toBe(1_101);
    }, PATIENCE);
    known.add('a').add('b');
    await test.room.elsewhere.wake('a');
    await vi.waitFor(async () => expect(await test.room.errands.rows.count(asleep)).toBe(0), PATIENCE);
    expect(await row('other')).toMatchObject({ open: true, waitsFor: 'b' });
  });

  it.each([
    ['first', 1],
    ['second', 2],
  ])('does not miss a fact that comes during the %s run, after the look', async (_, run) => {
    const { looks, comes, look, began } = heldLook();
    await working(look);
    await test.room.errands.add([{ id: 'e', fact: 'a' }]);
    for (let before = 1; before < run; before++) {
      await began(before);
      looks[before - 1]?.answer();
    }
    await began(run);
    comes();
    await test.room.elsewhere.wake('a');
    looks[run - 1]?.answer();
    await began(run + 1);
    looks[run]?.answer();
    await done('e');
  });

  it('is not run twice at once when it is woken while it runs, though its lease is renewed meanwhile', async () => {
    const { looks, comes, look, began } = heldLook();
    await working(look, { leaseMs: 30 });
    await test.room.errands.add([{ id: 'e', fact: 'a' }]);
    await began(1);
    looks[0]?.answer();
    await began(2);
    comes();
    await test.room.elsewhere.wake('a');
    expect(await row('e')).toMatchObject({ woken: true });
    test.clock.set(NOW + 60_000);
    const renewed = async () => expect((await row('e'))?.due.localeCompare('2026-03-01T00:01:00.000Z')).toBe(1);
    await vi.waitFor(renewed, PATIENCE);
    await test.room.errands.add([{ id: 'nudge', fact: 'a' }]);
    await began(3);
    for (const { answer } of looks) answer();
    await began(4);
    looks[3]?.answer();
    await done('e');
    await done('nudge');
    expect(looks).toHaveLength(4);
  });

  it('that is done while it is woken is done', async () => {
    const { looks, comes, look, began } = heldLook();
    await working(look);
    await test.room.errands.add([{ id: 'e', fact: 'a' }]);
    await began(1);
    comes();
    looks[0]?.answer();
    await began(2);
    await test.room.elsewhere.wake('a');
    looks[1]?.answer();
    await done('e');
    expect(looks).toHaveLength(2);
  });

  it('is looked at late even if nobody wakes it', async () => {
    let known = false;
    await working(async () => known);
    await test.room.errands.add([{ id: 'e', fact: 'a' }]);
    await waits('e', 'a');
    known = true;
    test.clock.set(NOW + 600_000);
    await done('e');
  });
});
