import type { Message } from '@sinan/bus';
import { anonymous, type Envelope, EVENTS, envelope, newId, TOPICS } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryEntry } from './document.ts';
import { type Fact, fact } from './facts.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { type MatterEvent, mattersService, openMatters } from './testing/matter.ts';

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
let published: Message[];
beforeEach(async () => {
  test = await openTestRoom(mattersService());
  published = [];
  await test.bus.subscribe({
    group: 'spec',
    topics: [TOPICS.cases.name],
    handle: async (message) => void published.push(message),
    park: async () => undefined,
  });
});
afterEach(() => test.close());

async function acceptedMatter(matters = test.room.matters): Promise<string> {
  const { id } = await matters.execute({ call: test.call(anonymous), command: { do: 'open', title: '婴儿车' } });
  for (let i = 0; i < 3; i += 1) await matters.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
  await matters.execute({ call: test.call(anonymous), id, command: { do: 'accept' } });
  return id;
}
const events = () => published.map(({ value }) => JSON.parse(value ?? '') as Envelope);

describe('an aggregate with something in its outbox', () => {
  it('is published in order, as events of the platform, with the head of its chain', async () => {
    const id = await acceptedMatter();
    await vi.waitFor(() => expect(published).toHaveLength(4));
    expect(events().map(({ sequence }) => Number(sequence))).toEqual([2, 3, 4, 5]);
    for (const event of events()) {
      expect(envelope.safeParse(event).error).toBeUndefined();
      expect(EVENTS.caseAccepted.data.safeParse(event.data).error).toBeUndefined();
      expect(event.subject).toBe(id);
    }
    expect(events().at(-1)?.chainhead).toBe(`sha256:${(await test.room.matters.documents.get(id))?.doc.head}`);
  });

  it('is emptied once relayed, without a new revision', async () => {
    const id = await acceptedMatter();
    await vi.waitFor(async () =>
      expect((await test.room.matters.documents.get(id))?.doc).toMatchObject({ pending: false, outbox: [] }),
    );
    expect((await test.room.matters.documents.get(id))?.revision).toBe(5);
  });

  it('left behind by a process that died is found by the sweep of the next', async () => {
    const dead = openMatters({ ...test.resources, bus: { ...test.bus, publish: () => new Promise(() => undefined) } });
    const { id } = await dead.execute({ call: test.call(anonymous), command: { do: 'open', title: 'x' } });
    await dead.execute({ call: test.call(anonymous), id, command: { do: 'accept' } });
    expect(published).toHaveLength(0);

    expect(await test.room.matters.sweep()).toBe(1);
    await vi.waitFor(() => expect(published).toHaveLength(1));
    expect(await test.room.matters.sweep()).toBe(0);
  });

  it('waits while the bus is away, and the command is answered all the same', async () => {
    let away = true;
    const publish: typeof test.bus.publish = (messages) =>
      away ? Promise.reject(new Error('away')) : test.bus.publish(messages);
    const matters = openMatters({ ...test.resources, bus: { ...test.bus, publish } });
    const id = await acceptedMatter(matters);
    expect((await test.room.matters.documents.get(id))?.doc.pending).toBe(true);
    test.clock.set(Date.now() + 90_000);
    expect(await matters.oldestWait()).toBeGreaterThanOrEqual(90_000);
    away = false;
    await vi.waitFor(() => expect(events().map(({ sequence }) => Number(sequence))).toEqual([2, 3, 4, 5]));
    await matters.stop();
    expect(await matters.oldestWait()).toBe(0);
  });

  it('is one of few that try again at once, however many wait, and a stop waits for no further try', async () => {
    const away = () => Promise.reject(new Error('away'));
    const held: ((error: Error) => void)[] = [];
    const hold = () => new Promise<never>((_, reject) => held.push(reject));
    let answer: () => Promise<void> = away;
    const matters = openMatters({ ...test.resources, bus: { ...test.bus, publish: () => answer() } });
    for (let i = 0; i < 40; i += 1) await acceptedMatter(matters);
    answer = hold;
    for (let i = 0; i < 40; i += 1) {
      await vi.waitFor(() => expect(held).toHaveLength(32), { timeout: 10_000, interval: 5 });
      held.shift()?.(new Error('away'));
    }
    answer = away;
    const began = performance.now();
    const stopped = matters.stop();
    for (const fail of held) fail(new Error('away'));
    await stopped;
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('two processes that relay one aggregate', () => {
  const personId = newId('person', 0);
  /** Each note states the contact anew. */
  const contact = (event: MatterEvent, { sequence }: HistoryEntry): readonly Fact[] =>
    event.type === 'MatterOpened'
      ? []
      : [fact('contactStated', { personId, email: `person-${sequence}@people.example`, locale: 'en' })];

  it('leave the newest as the last of its key where a topic keeps only that, though the older comes late', async () => {
    const stated: string[] = [];
    await test.bus.subscribe({
      group: 'contacts',
      topics: [TOPICS.contacts.name],
      handle: async ({ value }) => void stated.push(JSON.parse(value ?? '').data.email),
      park: async () => undefined,
    });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const publish: typeof test.bus.publish = async (messages) => {
      await held;
      return test.bus.publish(messages);
    };
    const slow = openMatters({ ...test.resources, bus: { ...test.bus, publish } }, contact);
    const quick = openMatters(test.resources, contact);
    const { id } = await slow.execute({ call: test.call(anonymous), command: { do: 'open', title: 'x' } });
    await slow.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
    await quick.execute({ call: test.call(anonymous), id, command: { do: 'note' } });
    await vi.waitFor(() => expect(stated).toContain('person-3@people.example'));
    letGo();
    await Promise.all([slow.stop(), quick.stop()]);
    await vi.waitFor(() => expect(stated.lastIndexOf('person-2@people.example')).toBeGreaterThan(0));
    await vi.waitFor(() => expect(stated.at(-1)).toBe('person-3@people.example'));
  });
});
