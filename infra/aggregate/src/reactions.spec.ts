import type { Message } from '@sinan/bus';
import { Transient, Unprocessable } from '@sinan/bus';
import type { Reaction } from '@sinan/runtime';
import { EVENTS, newId, sequenceText, TOPICS } from '@sinan/schema';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reactionRunner } from './reactions.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { mattersService, type openMatters } from './testing/matter.ts';

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
let service: ReturnType<typeof mattersService>;
afterEach(() => test.close());

const type = EVENTS.caseAccepted.type;
const subjects = { a: newId('case', 1), b: newId('case', 2) };
function event(subject: string, sequence: number, more: object = {}): string {
  return JSON.stringify({
    specversion: '1.0',
    id: `${subject}/${sequence}`,
    source: 'sinan/cases',
    type,
    subject,
    time: '2026-03-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    sequence: sequenceText(sequence),
    actor: 'system:spec',
    commandid: newId('command', 0),
    correlationid: 'c',
    chainhead: `sha256:${'0'.repeat(64)}`,
    data: {
      caseId: subject,
      organisationId: null,
      filedBy: null,
      centreId: newId('centre', 0),
      acceptedBy: newId('person', 0),
      acceptedAt: '2026-03-01T00:00:00.000Z',
    },
    ...more,
  });
}
const publish = (key: string, value: string | null) => test.bus.publish([{ topic: TOPICS.cases.name, key, value }]);

/** A reaction that keeps what it handled, and fails as it is told to. */
async function listening(on: (seen: string) => Promise<void> | void, more: Partial<Reaction<Room>> = {}) {
  const handled: string[] = [];
  const reaction: Reaction<Room> = {
    group: 'matters.spec',
    topics: ['cases'],
    retries: 0,
    on: {
      [type]: async (_room, { subject, sequence }) => {
        const name = `${subject === subjects.a ? 'a' : 'b'}${Number(sequence)}`;
        await on(name);
        handled.push(name);
      },
    },
    ...more,
  };
  service = mattersService([reaction]);
  test = await openTestRoom(service);
  await test.start();
  return handled;
}
const parked = async () =>
  (
    await test.runner.parked.rows.page({
      where: { open: true },
      orderBy: { field: 'position', direction: 'asc' },
      limit: 100,
    })
  ).rows.map(({ doc }) => doc);

describe('an event that comes again', () => {
  it('is handled once, however often and in whatever order the same ones come', async () => {
    const handled = await listening(() => undefined);
    for (const sequence of [1, 1, 2, 1, 2, 3, 2, 3]) await publish(subjects.a, event(subjects.a, sequence));
    await test.settled();
    expect(handled).toEqual(['a1', 'a2', 'a3']);
  });
});

describe('an event of others, which has no sequence', () => {
  const long = 'x'.repeat(256);
  const read: Reaction<Room>['read'] = ({ value }) => JSON.parse(value ?? 'null');
  const take = async (events: readonly (readonly [source: string, id: string])[]) => {
    const handled: string[] = [];
    await listening(() => undefined, {
      read,
      on: { [type]: async (_room, { source, id }) => void handled.push(`${source} ${id}`) },
    });
    for (const [source, id] of events) {
      await publish(source, JSON.stringify({ type, source, id }));
      await test.settled();
    }
    return handled;
  };

  it('is known by its source and id, wherever one ends and the other begins', async () => {
    expect(
      await take([
        ['urn:a', 'b/1'],
        ['urn:a/b', '1'],
        ['urn:a', 'b/1'],
      ]),
    ).toEqual(['urn:a b/1', 'urn:a/b 1']);
  });

  it('is known by them however long they are', async () => {
    expect(
      await take([
        [long, `${long}1`],
        [long, `${long}2`],
        [long, `${long}1`],
      ]),
    ).toEqual([`${long} ${long}1`, `${long} ${long}2`]);
  });
});

describe('an event of an unknown type or a higher version', () => {
  it('is ignored, and what follows goes on', async () => {
    const handled = await listening(() => undefined);
    await publish(subjects.a, event(subjects.a, 1, { type: 'sinan.case.accepted.v9' }));
    await publish(subjects.a, event(subjects.a, 2, { type: 'sinan.case.sung.v1' }));
    await publish(subjects.a, event(subjects.a, 3));
    await test.settled();
    expect(handled).toEqual(['a3']);
    expect(await parked()).toEqual([]);
  });
});

describe('a reaction that fails on its data', () => {
  it('parks the event, and later ones of its key behind it in order; other keys go on', async () => {
    const handled = await listening((name) => {
      if (name.startsWith('a')) throw new Error('no such thing');
    });
    for (const sequence of [1, 2, 3]) await publish(subjects.a, event(subjects.a, sequence));
    await publish(subjects.b, event(subjects.b, 1));
    await test.settled();
    expect(handled).toEqual(['b1']);
    expect((await parked()).map(({ behind, error }) => [behind, error])).toEqual([
      [false, 'no such thing'],
      [true, expect.any(String)],
      [true, expect.any(String)],
    ]);
  });

  it('replays a lane in order once its cause is gone, and is free again', async () => {
    let broken = true;
    const handled = await listening((name) => {
      if (broken && name === 'a1') throw new Unprocessable('not yet');
    });
    for (const sequence of [1, 2, 3]) await publish(subjects.a, event(subjects.a, sequence));
    await test.settled();
    const [head] = await parked();
    if (!head) throw new Error('nothing is parked');
    expect(await test.runner.replay(head.lane, 'person:spec')).toEqual({ replayed: 0, error: 'not yet' });
    broken = false;
    expect(await test.runner.replay(head.lane, 'person:spec')).toEqual({ replayed: 3, error: null });
    await publish(subjects.a, event(subjects.a, 4));
    await test.settled();
    expect(handled).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect((await test.runner.parked.rows.get(head.id))?.doc).toMatchObject({
      open: false,
      value: null,
      closed: { how: 'replayed', by: 'person:spec' },
    });
  });

  it('skips the head with a name and a reason, and goes on with what waits behind', async () => {
    const handled = await listening((name) => {
      if (name === 'a1') throw new Unprocessable('never');
    });
    for (const sequence of [1, 2]) await publish(subjects.a, event(subjects.a, sequence));
    await test.settled();
    const [head, behind] = await parked();
    expect(await test.runner.skip(behind?.id ?? '', 'person:spec', 'out of turn')).toBe(false);
    expect(await test.runner.skip(head?.id ?? '', 'person:spec', 'a test')).toBe(true);
    expect(handled).toEqual(['a2']);
    expect((await test.runner.parked.rows.get(head?.id ?? ''))?.doc.closed).toMatchObject({
      how: 'skipped',
      by: 'person:spec',
      reason: 'a test',
    });
  });

  it('keeps its parked lanes over a restart', async () => {
    await listening(() => {
      throw new Unprocessable('never');
    });
    await publish(subjects.a, event(subjects.a, 1));
    await test.settled();
    const again: Message = {
      topic: TOPICS.cases.name,
      partition: 0,
      offset: '999',
      key: subjects.a,
      value: event(subjects.a, 2),
      at: 0,
    };
    const { reactionRunner } = await import('./reactions.ts');
    const [reaction] = mattersService().reactions.length
      ? []
      : [{ group: 'matters.spec', topics: ['cases' as const], on: { [type]: async () => undefined } }];
    if (!reaction) throw new Error('no reaction');
    await reactionRunner({ name: 'matters', reactions: [reaction] }, test.room, test.resources).handle(
      reaction,
      again,
      new AbortController().signal,
    );
    expect((await parked()).map(({ behind }) => behind)).toEqual([false, true]);
  });
});

describe('a reaction that hangs', () => {
  it('is parked after its time and its retries, though the call never ends', async () => {
    const handled = await listening((name) => (name === 'a1' ? new Promise(() => undefined) : undefined), {
      timeoutMs: 50,
    });
    await publish(subjects.a, event(subjects.a, 1));
    await publish(subjects.b, event(subjects.b, 1));
    await vi.waitFor(async () => expect((await parked()).map(({ error }) => error)).toHaveLength(1));
    await test.settled();
    expect(handled).toEqual(['b1']);
  });
});

describe('a replay in two processes at once', () => {
  it('is a replay for both: neither fails for what the other has closed, and nothing is left', async () => {
    let how: 'fails' | 'meets' = 'fails';
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    let calls = 0;
    const handled = await listening(async (name) => {
      if (how === 'fails') throw new Unprocessable('not yet');
      calls += 1;
      if (calls === 2) meet();
      if (name === 'a1') await met;
    });
    for (const sequence of [1, 2, 3]) await publish(subjects.a, event(subjects.a, sequence));
    await test.settled();
    const [head] = await parked();
    const other = reactionRunner(service, test.room, test.resources);
    how = 'meets';
    const done = await Promise.all([test.runner, other].map((one) => one.replay(head?.lane ?? '', 'person:spec')));
    expect(done.map(({ error }) => error)).toEqual([null, null]);
    expect(await parked()).toEqual([]);
    expect([...new Set(handled)]).toEqual(['a1', 'a2', 'a3']);
  });
});

describe('a replay that hangs', () => {
  it('ends after the time of its reaction, and holds no later event up', { timeout: 5_000 }, async () => {
    let how: 'fails' | 'hangs' | 'works' = 'fails';
    const handled = await listening(
      async () => {
        if (how === 'fails') throw new Unprocessable('not yet');
        if (how === 'hangs') await new Promise(() => undefined);
      },
      { timeoutMs: 50 },
    );
    await publish(subjects.a, event(subjects.a, 1));
    await test.settled();
    const [head] = await parked();
    how = 'hangs';
    expect(await test.runner.replay(head?.lane ?? '', 'person:spec')).toEqual({
      replayed: 0,
      error: 'the reaction took too long',
    });
    await publish(subjects.a, event(subjects.a, 2));
    await test.settled();
    how = 'works';
    expect(await test.runner.replay(head?.lane ?? '', 'person:spec')).toEqual({ replayed: 2, error: null });
    expect(handled).toEqual(['a1', 'a2']);
  });
});

describe('a replay while the world is away', () => {
  it('says so, and lays nothing to the charge of the event', async () => {
    let error: Error = new Unprocessable('not yet');
    await listening(() => {
      throw error;
    });
    for (const sequence of [1, 2]) await publish(subjects.a, event(subjects.a, sequence));
    await test.settled();
    const [head] = await parked();
    error = new Transient('the broker is away');
    expect(await test.runner.replay(head?.lane ?? '', 'person:spec')).toEqual({
      replayed: 0,
      error: 'the broker is away',
    });
    expect((await parked())[0]).toMatchObject({ error: 'not yet' });
    expect(await test.runner.skip(head?.id ?? '', 'person:spec', 'a test')).toBe(true);
    expect(await parked()).toMatchObject([{ behind: true }]);
  });
});

describe('what is no event of ours', () => {
  it.each([
    ['not JSON', '{'],
    ['null', 'null'],
    ['no envelope', '{"a":1}'],
    ['wrong data', event(subjects.a, 1, { data: { caseId: 7 } })],
  ])('%s is parked and can only be skipped', async (_, value) => {
    await listening(() => undefined);
    await publish(subjects.a, value);
    await test.settled();
    const [row] = await parked();
    expect(row?.replayable).toBe(false);
    expect((await test.runner.replay(row?.lane ?? '', 'person:spec')).replayed).toBe(0);
    expect(await test.runner.skip(row?.id ?? '', 'person:spec', 'rubbish')).toBe(true);
    expect(await parked()).toEqual([]);
  });
});
