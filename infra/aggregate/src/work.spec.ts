import type { ServiceDefinition } from '@sinan/runtime';
import { StoreUnavailable } from '@sinan/store';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { type WorkerSpec, workWorker } from './work.ts';
import { openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';

interface Errand extends WorkRow {
  readonly name: string;
  readonly result?: string;
}
interface Room {
  readonly errands: WorkQueue<Errand>;
}
let test: TestRoom<Room>;
afterEach(() => test.close());

const errands = workCollection('spec', 'errands');
async function working(run: WorkerSpec<Room, Errand>['run'], more: Partial<WorkerSpec<Room, Errand>> = {}) {
  const service: ServiceDefinition<Room> = {
    name: 'spec',
    collections: [errands],
    publishes: [],
    operations: [],
    loaders: {},
    reactions: [],
    open: (resources) => ({ errands: openWork<Errand>(resources, errands) }),
    workers: [workWorker<Room, Errand>({ name: 'spec.errands', queue: (room) => room.errands, run, ...more })],
  };
  test = await openTestRoom(service, { now: Date.parse('2026-03-01T00:00:00Z') });
  await test.start();
}
/** A run that ends when the spec says so. */
function unfinished(): { readonly running: Promise<void>; finish(): void } {
  let finish: () => void = () => undefined;
  const running = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { running, finish: () => finish() };
}
/** The next so many replacements of these rows find the store away. */
function failNext(rows: WorkQueue<Errand>['rows'], times: number): void {
  const replace = rows.replace.bind(rows);
  let left = times;
  rows.replace = (doc, revision) => {
    left -= 1;
    return left < 0 ? replace(doc, revision) : Promise.reject(new StoreUnavailable('away'));
  };
}
const row = async (id: string) => (await test.room.errands.rows.get(id))?.doc;

describe('rows of work', () => {
  it('are each run once and closed with what the run gave, however often they were asked for', async () => {
    const ran: string[] = [];
    await working(async (_room, { name }) => {
      ran.push(name);
      return { result: `${name} done` };
    });
    const wanted = Array.from({ length: 30 }, (_, i) => ({ id: `e${i}`, name: `n${i}` }));
    await test.room.errands.add(wanted);
    await test.room.errands.add(wanted);
    await vi.waitFor(async () => expect(await test.room.errands.rows.count({ where: { open: true } })).toBe(0));
    expect(ran.toSorted()).toEqual(wanted.map(({ name }) => name).toSorted());
    expect(await row('e7')).toMatchObject({ open: false, attempts: 1, result: 'n7 done' });
  });

  it('wait until they are due', async () => {
    const ran: string[] = [];
    await working(async (_room, { name }) => void ran.push(name));
    await test.room.errands.add([
      { id: 'later', name: 'later', due: '2026-03-01T00:10:00.000Z' },
      { id: 'now', name: 'now' },
    ]);
    await vi.waitFor(() => expect(ran).toEqual(['now']));
    test.clock.set(Date.parse('2026-03-01T00:10:00Z'));
    await test.room.errands.add([{ id: 'nudge', name: 'nudge' }]);
    await vi.waitFor(() => expect(ran.toSorted()).toEqual(['later', 'now', 'nudge']));
  });

  it('that fail come back later with their error, and are given up at last', async () => {
    await working(() => Promise.reject(new Error('refused')), { giveUpAfterMs: 60_000 });
    await test.room.errands.add([{ id: 'e', name: 'e' }]);
    await vi.waitFor(async () =>
      expect(await row('e')).toMatchObject({ open: true, attempts: 1, lastError: 'refused' }),
    );
    expect((await row('e'))?.due.localeCompare('2026-03-01T00:00:00.700Z')).toBe(1);
    test.clock.set(Date.parse('2026-03-01T00:01:00Z'));
    await vi.waitFor(
      async () => expect(await row('e')).toMatchObject({ open: false, attempts: 2, lastError: 'refused' }),
      { timeout: 5_000 },
    );
  });

  it('of a worker that died are taken by another when the lease is over, not before', async () => {
    const ran: string[] = [];
    await working(async (_room, { name }) => void ran.push(name));
    await test.room.errands.rows.insert({
      id: 'leased',
      name: 'leased',
      open: true,
      attempts: 1,
      due: '2026-03-01T00:01:00.000Z',
    });
    await test.room.errands.add([{ id: 'other', name: 'other' }]);
    await vi.waitFor(() => expect(ran).toEqual(['other']));
    test.clock.set(Date.parse('2026-03-01T00:01:01Z'));
    await vi.waitFor(() => expect(ran).toEqual(['other', 'leased']), { timeout: 5_000 });
  });

  it('that run longer than a lease are not taken twice: the lease is renewed', async () => {
    const ran: string[] = [];
    const { running, finish } = unfinished();
    await working(
      async (_room, { name }) => {
        ran.push(name);
        if (name === 'long') await running;
      },
      { leaseMs: 30 },
    );
    await test.room.errands.add([{ id: 'long', name: 'long' }]);
    const due = async () => (await row('long'))?.due ?? '';
    const first = await vi.waitFor(async () => {
      expect(ran).toEqual(['long']);
      return due();
    });
    test.clock.set(Date.parse('2026-03-01T01:00:00Z'));
    await vi.waitFor(async () => expect((await due()) > first).toBe(true));
    await test.room.errands.add([{ id: 'nudge', name: 'nudge' }]);
    await vi.waitFor(() => expect(ran).toEqual(['long', 'nudge']));
    finish();
    await vi.waitFor(async () => expect(await row('long')).toMatchObject({ open: false, attempts: 1 }));
  });

  it('whose outcome meets a store that is away are not run again: the outcome waits', async () => {
    const ran: string[] = [];
    await working(async (_room, { name }) => {
      ran.push(name);
      failNext(test.room.errands.rows, 2);
    });
    await test.room.errands.add([{ id: 'sent', name: 'sent' }]);
    await vi.waitFor(async () => expect(await row('sent')).toMatchObject({ open: false, attempts: 1 }), 5_000);
    expect(ran).toEqual(['sent']);
  });

  it('may be written while they run, and keep what was written while they go on', async () => {
    const { running, finish } = unfinished();
    await working(
      async (_room, _row, { keep }) => {
        expect(await keep((now) => ({ ...now, result: 'half' }))).toMatchObject({ result: 'half' });
        await running;
        return undefined;
      },
      { leaseMs: 30 },
    );
    await test.room.errands.add([{ id: 'e', name: 'e' }]);
    await vi.waitFor(async () => expect(await row('e')).toMatchObject({ open: true, result: 'half' }));
    const before = await test.room.errands.rows.get('e');
    await vi.waitFor(async () =>
      expect((await test.room.errands.rows.get('e'))?.revision).toBeGreaterThan(before?.revision ?? 0),
    );
    finish();
    await vi.waitFor(async () => expect(await row('e')).toMatchObject({ open: false, result: 'half', attempts: 1 }));
  });

  it('are not due later for having been written: their lease is renewed by the clock alone', async () => {
    const due: string[] = [];
    await working(async (_room, row, { keep }) => {
      test.clock.set(test.clock.now() + 1_000);
      due.push(row.due, (await keep((now) => ({ ...now, result: 'half' }))).due);
      return undefined;
    });
    await test.room.errands.add([{ id: 'e', name: 'e' }]);
    await vi.waitFor(async () => expect(await row('e')).toMatchObject({ open: false }));
    expect(due[1]).toBe(due[0]);
  });

  it('are written beside what somebody else wrote meanwhile, and not at all once another holds them', async () => {
    const { running, finish } = unfinished();
    const said: string[] = [];
    await working(async (_room, { id }, { keep }) => {
      await running;
      await keep((now) => ({ ...now, result: 'mine' })).then(
        ({ name }) => said.push(`${id}: kept beside ${name}`),
        (error: Error) => said.push(`${id}: ${error.name}`),
      );
      return undefined;
    });
    await test.room.errands.add([
      { id: 'ours', name: 'ours' },
      { id: 'lost', name: 'lost' },
    ]);
    const write = (id: string, change: Partial<Errand>) =>
      vi.waitFor(async () => {
        const stored = await test.room.errands.rows.get(id);
        if (!stored?.doc.lease) throw new Error('it is not held yet');
        await test.room.errands.rows.replace({ ...stored.doc, ...change }, stored.revision);
      });
    await write('ours', { name: 'theirs' });
    await write('lost', { lease: 'of another' });
    finish();
    await vi.waitFor(() => expect(said.toSorted()).toEqual(['lost: LeaseLost', 'ours: kept beside theirs']));
    await vi.waitFor(async () =>
      expect(await row('ours')).toMatchObject({ open: false, name: 'theirs', result: 'mine' }),
    );
    expect(await row('lost')).toMatchObject({ open: true, lease: 'of another' });
    expect(await row('lost')).not.toHaveProperty('result');
  });

  it('that give way come back at once, without a failed attempt', async () => {
    let runs = 0;
    await working(async () => {
      runs += 1;
      return runs === 1 ? 'again' : { result: 'done' };
    });
    await test.room.errands.add([{ id: 'e', name: 'e' }]);
    await vi.waitFor(async () => expect(await row('e')).toMatchObject({ open: false, result: 'done', attempts: 1 }));
    expect(runs).toBe(2);
  });

  it('to which somebody added while they ran are run again, instead of being closed', async () => {
    const ran: string[] = [];
    const { running, finish } = unfinished();
    await working(
      async (_room, { name }) => {
        ran.push(name);
        await running;
        return { name: 'done' };
      },
      { hasMore: ({ name }) => name === 'added' && ran.length === 1 },
    );
    await test.room.errands.add([{ id: 'e', name: 'first' }]);
    await vi.waitFor(() => expect(ran).toEqual(['first']));
    const stored = await test.room.errands.rows.get('e');
    if (stored === null) throw new Error('there is no row');
    await test.room.errands.rows.replace({ ...stored.doc, name: 'added' }, stored.revision);
    finish();
    await vi.waitFor(async () => expect(await row('e')).toMatchObject({ open: false, attempts: 1, name: 'done' }));
    expect(ran).toEqual(['first', 'added']);
  });

  it('whose lease could not be renewed are not taken twice by the worker that still runs them', async () => {
    const ran: string[] = [];
    const { running, finish } = unfinished();
    await working(
      async (_room, { name }) => {
        ran.push(name);
        if (name === 'long') await running;
      },
      // So long that no renewal comes in this spec.
      { leaseMs: 600_000 },
    );
    await test.room.errands.add([{ id: 'long', name: 'long' }]);
    await vi.waitFor(() => expect(ran).toEqual(['long']));
    test.clock.set(Date.parse('2026-03-01T01:00:00Z'));
    await test.room.errands.add([{ id: 'nudge', name: 'nudge' }]);
    await vi.waitFor(() => expect(ran).toContain('nudge'));
    await test.room.errands.add([{ id: 'again', name: 'again' }]);
    await vi.waitFor(() => expect(ran).toContain('again'));
    finish();
    await vi.waitFor(async () => expect(await row('long')).toMatchObject({ open: false, attempts: 1 }));
    expect(ran).toEqual(['long', 'nudge', 'again']);
  });

  /** A second worker on the same rows, as another process would have it, whose clock is minutes ahead. */
  function workingAhead(ran: string[], leaseMs: number): { stop(): Promise<void> } {
    const clock = { now: () => test.clock.now() + 120_000 };
    const resources = { ...test.resources, clock };
    const room = { errands: openWork<Errand>(resources, errands) };
    const run = async (_room: Room, { name }: Errand) => void ran.push(name);
    return workWorker<Room, Errand>({ name: 'spec.ahead', queue: () => room.errands, run, leaseMs }).start(
      room,
      resources,
    );
  }

  it('that run in a process are not taken by another whose clock is ahead', async () => {
    const leaseMs = 3_000;
    const { running, finish } = unfinished();
    const [ran, ranAhead]: [string[], string[]] = [[], []];
    const run: WorkerSpec<Room, Errand>['run'] = async (_room, { name }) => {
      ran.push(name);
      await running;
      return undefined;
    };
    await working(run, { leaseMs, concurrency: 1 });
    await test.room.errands.add([{ id: 'long', name: 'long' }]);
    await vi.waitFor(() => expect(ran).toEqual(['long']));
    const ahead = workingAhead(ranAhead, leaseMs);
    for (const name of ['a', 'b', 'c', 'd']) {
      await test.room.errands.add([{ id: name, name }]);
      await vi.waitFor(() => expect(ranAhead).toContain(name), { timeout: 3_000 });
    }
    expect(ranAhead).toEqual(['a', 'b', 'c', 'd']);
    finish();
    await vi.waitFor(async () => expect(await row('long')).toMatchObject({ open: false, attempts: 1 }));
    await ahead.stop();
  });

  it('whose lease stands still are taken, whatever clock its holder had', async () => {
    const ran: string[] = [];
    await working(async (_room, { name }) => void ran.push(name), { leaseMs: 200 });
    await test.room.errands.rows.insert({
      id: 'dead',
      name: 'dead',
      open: true,
      attempts: 1,
      due: '2026-03-01T00:00:00.000Z',
      lease: 'of one that died',
    });
    await vi.waitFor(() => expect(ran).toEqual(['dead']), { timeout: 5_000 });
  });
});
