import { RefusedByBus } from '@sinan/bus';
import { describe, expect, it, vi } from 'vitest';
import { type BusWorld, freshTopic, gate, Inbox, keysApart, numbered } from './bus-world.ts';

/** What `subscribe` promises while all goes well. */
export function deliveryContract(world: () => BusWorld): void {
  describe('given a group whose handler succeeds', () => {
    it('when messages of several keys come, then the order of each key is kept', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const keys = ['a', 'b', 'c', 'd', 'e'];
      const inbox = new Inbox();
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      for (let n = 0; n < 100; n += 1) {
        await bus.publish(keys.map((key) => ({ topic, key, value: String(n) })));
      }
      await inbox.until(({ handled }) => handled.length === 500);
      await running.stop();
      for (const key of keys) expect(inbox.values(key)).toEqual(numbered(topic, key, 100).map(({ value }) => value));
    });

    it('when a backlog waits, then a partition has one call at a time, in the order of its offsets', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const keys = keysApart(4);
      await bus.publish(keys.flatMap((key) => numbered(topic, key, 100)));
      const busy = new Set<number>();
      let overlaps = 0;
      const inbox = new Inbox(async ({ partition }) => {
        overlaps += busy.has(partition) ? 1 : 0;
        busy.add(partition);
        await new Promise((resolve) => setImmediate(resolve));
        busy.delete(partition);
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await inbox.until(({ handled }) => handled.length === 400);
      await running.stop();
      expect(overlaps).toBe(0);
      for (const key of keys) expect(inbox.values(key)).toEqual(numbered(topic, key, 100).map(({ value }) => value));
    });

    it('when a handler hangs on one partition, then the others go on', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const [stuck = '', ...others] = keysApart(6);
      const hanging = gate();
      const inbox = new Inbox(({ key }) => (key === stuck ? hanging.opened : undefined));
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await bus.publish([stuck, ...others].flatMap((key) => numbered(topic, key, 50)));
      await inbox.until(({ handled }) => handled.length === others.length * 50);
      expect(inbox.values(stuck)).toEqual([]);
      hanging.open();
      await inbox.until(({ handled }) => handled.length === (others.length + 1) * 50);
      await running.stop();
    });

    it('when far more comes than is read ahead, and more while it is handled, then nothing is skipped', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const waiting = gate();
      const inbox = new Inbox(async ({ value }) => {
        await waiting.opened;
        if (Number(value) < 300) await bus.publish([{ topic, key: 'a', value: String(Number(value) + 600) }]);
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      for (const message of numbered(topic, 'a', 600)) void bus.publish([message]);
      await inbox.until(({ calls }) => calls.length === 1);
      waiting.open();
      await inbox.until(({ handled }) => handled.length === 900);
      await running.stop();
      expect(inbox.values()).toEqual(numbered(topic, 'a', 900).map(({ value }) => value));
    });

    it('when a call begins, then its attempt is 1 and its signal is not aborted', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const aborted: boolean[] = [];
      const inbox = new Inbox((_, { signal }) => aborted.push(signal.aborted));
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await bus.publish(numbered(topic, 'a', 1));
      await inbox.until(({ handled }) => handled.length === 1);
      await running.stop();
      expect(inbox.attempts('0')).toEqual([1]);
      expect(aborted).toEqual([false]);
    });
  });

  describe('given a member that asks to be told', () => {
    it('when it takes on partitions, then it is told before their first message, and says when it last heard from the log', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      await bus.publish(numbered(topic, 'a', 1));
      const began = Date.now();
      const told: string[] = [];
      const inbox = new Inbox(() => told.push('message'));
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, taking: () => told.push('taking') });
      await inbox.until(({ handled }) => handled.length === 1);
      expect(running.heardAt()).toBeGreaterThanOrEqual(began);
      expect(running.heardAt()).toBeLessThanOrEqual(Date.now());
      await running.stop();
      expect(told).toEqual(['taking', 'message']);
    });

    it('when nothing comes, then it still hears from the log', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const running = await bus.subscribe({ group, topics: [topic], ...new Inbox() });
      const heard = running.heardAt();
      await vi.waitFor(() => expect(running.heardAt()).toBeGreaterThan(heard), { timeout: 5_000 });
      await running.stop();
    });
  });

  describe('given two groups', () => {
    it('when both subscribe, one of them late, then each gets everything from the beginning', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const early = new Inbox();
      const late = new Inbox();
      const first = await bus.subscribe({ group, topics: [topic], ...early });
      await bus.publish(numbered(topic, 'a', 20));
      await early.until(({ handled }) => handled.length === 20);
      const second = await bus.subscribe({ group: `${group}.late`, topics: [topic], ...late });
      await late.until(({ handled }) => handled.length === 20);
      await Promise.all([first.stop(), second.stop()]);
      expect(late.values()).toEqual(early.values());
    });

    it('when one is slow, then the other is not', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const hanging = gate();
      const slow = await bus.subscribe({ group, topics: [topic], ...new Inbox(() => hanging.opened) });
      const inbox = new Inbox();
      const fast = await bus.subscribe({ group: `${group}.fast`, topics: [topic], ...inbox });
      await bus.publish(numbered(topic, 'a', 20));
      await inbox.until(({ handled }) => handled.length === 20);
      hanging.open();
      await Promise.all([slow.stop(), fast.stop()]);
    });

    it('when a group subscribes twice in one process, then the second is refused until the first has stopped', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const subscribe = () => bus.subscribe({ group, topics: [topic], ...new Inbox() });
      const first = await subscribe();
      await expect(subscribe()).rejects.toThrow(RefusedByBus);
      await first.stop();
      await (await subscribe()).stop();
    });
  });
}
