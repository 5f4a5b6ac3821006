import type { Reaction, ServiceDefinition } from '@sinan/runtime';
import { anonymous, type Call, type Envelope, EVENTS } from '@sinan/schema';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestRoom, recordedTracing, type TestRoom, type TestRoomOptions } from './testing/index.ts';
import { mattersService, openMatters } from './testing/matter.ts';
import { WaitingFor, workWorker } from './work.ts';
import { openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';

interface Room {
  readonly matters: ReturnType<typeof openMatters>;
  readonly errands: WorkQueue<WorkRow>;
}
const CLIENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const errands = workCollection('matters', 'errands');
let test: TestRoom<Room>;
afterEach(() => test.close());

/** A matter that is noted upon leads to an event, whose reaction asks for an errand. */
async function running(run: (row: WorkRow) => Promise<undefined>, options: TestRoomOptions = {}) {
  const heard: { readonly event: Envelope; readonly call: Call }[] = [];
  const reaction: Reaction<Room> = {
    group: 'matters.spec',
    topics: ['cases'],
    retries: 0,
    on: {
      [EVENTS.caseAccepted.type]: async (room, event, { call }) => {
        heard.push({ event, call });
        await room.errands.add([{ id: event.id }]);
      },
    },
  };
  const service: ServiceDefinition<Room> = {
    ...mattersService(),
    collections: [...mattersService().collections, errands],
    open: (resources) => ({ matters: openMatters(resources), errands: openWork(resources, errands) }),
    aggregates: (room) => [room.matters],
    reactions: [reaction],
    workers: [workWorker({ name: 'matters.errands', queue: (room) => room.errands, run: (_room, row) => run(row) })],
  };
  test = await openTestRoom(service, options);
  await test.start();
  const { matters } = test.room;
  const { id } = await matters.execute({ call: test.call(anonymous), command: { do: 'open', title: '婴儿车' } });
  await matters.execute({ call: test.call(anonymous, { traceparent: CLIENT }), id, command: { do: 'note' } });
  return { id, heard };
}

describe('a command of somebody who is traced', () => {
  it('has what follows from it in one trace: the event, the reaction, the work that it asks for', async () => {
    const tracing = recordedTracing();
    const { heard } = await running(async () => undefined, { tracing });
    await vi.waitFor(() => expect(tracing.spans.at(-1)).toMatchObject({ name: 'work matters.errands', ended: true }));
    expect(tracing.spans.map(({ name, kind, under }) => [name, kind, under])).toEqual([
      ['publish matters', 'producer', CLIENT],
      ['react matters.spec', 'consumer', 'publish matters'],
      ['work matters.errands', 'internal', 'react matters.spec'],
    ]);
    expect(new Set(tracing.spans.map(({ traceparent }) => traceparent.split('-')[1])).size).toBe(1);
    expect(tracing.spans.every(({ ended, failure }) => ended && failure === undefined)).toBe(true);
    expect(heard[0]?.event.traceparent).toBe(tracing.spans[0]?.traceparent);
    expect(heard[0]?.call.traceparent).toBe(tracing.spans[1]?.traceparent);
  });

  it('has the trace in its row of work, so that it goes on in whatever process takes it', async () => {
    const tracing = recordedTracing();
    const { heard } = await running(async () => undefined, { tracing });
    await vi.waitFor(async () => {
      const row = await test.room.errands.rows.get(heard[0]?.event.id ?? 'none yet');
      expect(row?.doc).toMatchObject({ open: false, traceparent: tracing.spans[1]?.traceparent });
    });
  });

  it('has its trace handed on where nothing is traced, and rows of work do without', async () => {
    const { heard } = await running(async () => undefined);
    await vi.waitFor(async () => {
      const row = await test.room.errands.rows.get(heard[0]?.event.id ?? 'none yet');
      expect(row?.doc.open).toBe(false);
      expect(row?.doc).not.toHaveProperty('traceparent');
    });
    expect(heard[0]?.event.traceparent).toBe(CLIENT);
    expect(heard[0]?.call.traceparent).toBe(CLIENT);
  });
});

describe('a span of work', () => {
  it('that lacks a fact has not failed; one that fails says by which error, and not what it said', async () => {
    const tracing = recordedTracing();
    let runs = 0;
    await running(
      async () => {
        runs += 1;
        if (runs === 1) throw new WaitingFor('contact:li@example.cn');
        throw new RangeError('li@example.cn');
      },
      { tracing },
    );
    const work = () => tracing.spans.filter(({ name }) => name === 'work matters.errands');
    await vi.waitFor(() => expect(work()).toHaveLength(2));
    expect(work()).toMatchObject([
      { failure: undefined, attributes: { 'sinan.outcome': 'waits', 'sinan.attempt': 1 } },
      { failure: 'RangeError', under: 'react matters.spec' },
    ]);
    expect(JSON.stringify(tracing.spans)).not.toContain('li@example.cn');
  });

  it('of publishing fails with it', async () => {
    const tracing = recordedTracing();
    await running(async () => undefined, { tracing });
    const away = openMatters({
      ...test.resources,
      bus: { ...test.bus, publish: () => Promise.reject(new Error('away')) },
    });
    const { id } = await away.execute({ call: test.call(anonymous), command: { do: 'open', title: 'x' } });
    await away.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
    await vi.waitFor(() =>
      expect(tracing.spans.at(-1)).toMatchObject({ name: 'publish matters', failure: 'NotPublished' }),
    );
    await away.stop();
  });
});
