import { partitionOf, RefusedByBus } from '@sinan/bus';
import { describe, expect, it, vi } from 'vitest';
import { type BusWorld, freshTopic, Inbox, keysApart, numbered, RUN } from './bus-world.ts';

/** What `declare` and `publish` promise. */
export function publishingContract(world: () => BusWorld): void {
  describe('given a declared topic', () => {
    it('when declared again, then it keeps its messages', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      await bus.publish(numbered(topic, 'a', 1));
      await bus.declare([topic, { name: topic, keepMs: 60_000 }, topic]);
      const inbox = new Inbox();
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await inbox.until(({ handled }) => handled.length === 1);
      await running.stop();
    });

    it('when messages are published, then each comes with its place, its time and its text unchanged', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const texts = ['司南：指南针 🧭 𠮷', '', '{"a":"\\u0000 ‮"}', 'x'.repeat(256 * 1024), null];
      const before = Date.now();
      await bus.publish(texts.map((value) => ({ topic, key: '案件/2026-一', value })));
      const inbox = new Inbox();
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await inbox.until(({ handled }) => handled.length === texts.length);
      await running.stop();
      expect(inbox.values()).toEqual(texts);
      for (const message of inbox.handled) {
        expect(message).toMatchObject({ topic, key: '案件/2026-一', partition: partitionOf('案件/2026-一', 12) });
        expect(message.at).toBeGreaterThanOrEqual(before - 1_000);
        expect(message.at).toBeLessThanOrEqual(Date.now() + 1_000);
      }
      expect(new Set(inbox.handled.map(({ offset }) => offset)).size).toBe(texts.length);
    });

    it('when 64 callers publish at once, then each key keeps its order and nothing is missing', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const keys = Array.from({ length: 64 }, (_, n) => `caller-${n}`);
      const inbox = new Inbox();
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      const call = async (key: string) => {
        for (const message of numbered(topic, key, 10)) await bus.publish([message]);
      };
      await Promise.all(keys.map(call));
      await inbox.until(({ handled }) => handled.length === 640);
      await running.stop();
      for (const key of keys) expect(inbox.values(key)).toEqual(numbered(topic, key, 10).map(({ value }) => value));
    });

    it('when a key or value holds what no log can keep, then it is refused and nothing is stored', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const good = { topic, key: 'a', value: 'good' };
      for (const bad of [
        { ...good, value: 'half \ud83e' },
        { ...good, value: 'nul \0' },
        { ...good, key: '\udd00' },
        { ...good, value: '案'.repeat(333_334) },
      ]) {
        await expect(bus.publish([good, bad])).rejects.toThrow(RefusedByBus);
      }
      const running = await bus.subscribe({ group, topics: [topic], ...new Inbox(() => new Promise(() => {})) });
      expect(await running.lag()).toBe(0);
      await running.stop();
    });
  });

  describe('given a topic declared as compacted', () => {
    it('when compacted, then of each key the last message is left at its offset, be it a tombstone, and order is kept', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus, { compact: true });
      const early = new Inbox();
      const first = await bus.subscribe({ group, topics: [topic], ...early });
      await bus.publish([...numbered(topic, 'person-1', 3), ...numbered(topic, 'person-2', 2)]);
      await bus.publish([{ topic, key: 'person-2', value: null }]);
      await early.until(({ handled }) => handled.length === 6);
      await first.stop();
      await world().compact(topic);
      const late = new Inbox();
      const second = await bus.subscribe({ group: `${group}.late`, topics: [topic], ...late });
      await late.until(() => ['person-1', 'person-2'].every((key) => late.values(key).length > 0));
      await vi.waitFor(async () => expect(await second.lag()).toBe(0));
      await second.stop();
      expect([late.values('person-1'), late.values('person-2')]).toEqual([['2'], [null]]);
      const lasts = early.handled.filter(({ key, value }) => (key === 'person-1' ? value === '2' : value === null));
      expect(late.handled).toEqual(expect.arrayContaining(lasts));
    });

    it('when declared with a time to keep as well, then it is refused', async () => {
      const contradiction = { name: `${RUN}.both`, keepMs: 60_000, compact: true };
      await expect(world().bus().declare([contradiction])).rejects.toThrow(RefusedByBus);
    });
  });

  describe('given several topics', () => {
    it('when one call publishes to all of them, then each group gets its own', async () => {
      const bus = world().bus();
      const first = await freshTopic(bus);
      const second = await freshTopic(bus);
      const keys = keysApart(3);
      const inbox = new Inbox();
      const running = await bus.subscribe({ group: first.group, topics: [first.topic, second.topic], ...inbox });
      await bus.publish([first, second].flatMap(({ topic }) => keys.map((key) => ({ topic, key, value: topic }))));
      await inbox.until(({ handled }) => handled.length === 6);
      await running.stop();
      expect(inbox.handled.every(({ topic, value }) => topic === value)).toBe(true);
    });
  });

  describe('given a topic that nobody declared', () => {
    it('when used, then publish, subscribe and tail are refused and say so', async () => {
      const bus = world().bus();
      const topic = 'test.undeclared';
      const refusal = /test\.undeclared is not declared/;
      await expect(bus.publish([{ topic, key: 'a', value: '' }])).rejects.toThrow(refusal);
      await expect(bus.subscribe({ group: 'test.none', topics: [topic], ...new Inbox() })).rejects.toThrow(refusal);
      await expect(bus.tail([topic], () => undefined)).rejects.toThrow(refusal);
    });
  });
}
