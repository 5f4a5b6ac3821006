import { type Message, RefusedByBus, Transient } from '@sinan/bus';
import { describe, expect, it, vi } from 'vitest';
import { type BusWorld, freshTopic, gate, Inbox, keysApart, numbered } from './bus-world.ts';

/** As long as a test on a busy machine may wait for what comes at once. */
const PATIENT = { timeout: 10_000 };

/** What `tail`, `seek` and `lag` promise. */
export function readingContract(world: () => BusWorld): void {
  describe('given a tail', () => {
    it('when messages are published before, during and after it, then it sees those in between, in order', async () => {
      const bus = world().bus();
      const { topic } = await freshTopic(bus);
      const seen: (string | null)[] = [];
      await bus.publish([{ topic, key: 'a', value: 'before' }]);
      const tail = await bus.tail([topic], ({ value }) => seen.push(value));
      await bus.publish(numbered(topic, 'a', 3));
      await vi.waitFor(() => expect(seen).toEqual(['0', '1', '2']), PATIENT);
      await tail.stop();
      await bus.publish([{ topic, key: 'a', value: 'after' }]);
      const later = await bus.tail([topic], ({ value }) => seen.push(value));
      await bus.publish([{ topic, key: 'a', value: 'later' }]);
      await vi.waitFor(() => expect(seen).toEqual(['0', '1', '2', 'later']), PATIENT);
      await Promise.all([later.stop(), later.stop()]);
    });

    it('when its handler throws, then it goes on, and so do the others', async () => {
      const bus = world().bus();
      const { topic } = await freshTopic(bus);
      const seen: Message[] = [];
      const failing = await bus.tail([topic], (message) => {
        seen.push(message);
        throw new Error('a page has gone');
      });
      const sound = await bus.tail([topic], (message) => seen.push(message));
      await bus.publish(numbered(topic, 'a', 2));
      await vi.waitFor(() => expect(seen).toHaveLength(4), PATIENT);
      await Promise.all([failing.stop(), sound.stop()]);
    });
  });

  describe('given a group that has handled everything', () => {
    async function caughtUp(count: number) {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const keys = keysApart(2);
      await bus.publish(keys.flatMap((key) => numbered(topic, key, count)));
      const inbox = new Inbox();
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await inbox.until(({ handled }) => handled.length === count * keys.length);
      return { bus, topic, group, keys, inbox, running };
    }

    it('when moved to an offset, then that partition is handled again from there, and no other', async () => {
      const { inbox, running, topic, keys } = await caughtUp(10);
      const from = inbox.handled.find(({ key, value }) => key === keys[0] && value === '7');
      await running.seek(topic, { partition: from?.partition ?? -1, offset: from?.offset ?? '' });
      await inbox.until(({ handled }) => handled.length === 23);
      await running.stop();
      expect(inbox.handled.slice(20).map(({ key, value }) => [key, value])).toEqual([
        [keys[0], '7'],
        [keys[0], '8'],
        [keys[0], '9'],
      ]);
    });

    it('when moved to a time, then every partition is handled again from its first message of that time or later', async () => {
      const { bus, inbox, running, topic, keys } = await caughtUp(10);
      const last = Math.max(...inbox.handled.map(({ at }) => at));
      await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(last));
      await bus.publish(keys.flatMap((key) => [{ topic, key, value: 'new' }]));
      await inbox.until(({ handled }) => handled.length === 22);
      await running.seek(topic, { time: last + 1 });
      await inbox.until(({ handled }) => handled.length === 24);
      await running.seek(topic, { time: 0 });
      await inbox.until(({ handled }) => handled.length === 46);
      await running.seek(topic, { time: Date.now() + 60_000 });
      expect(await running.lag()).toBe(0);
      await running.stop();
      expect(inbox.values().slice(22, 24)).toEqual(['new', 'new']);
    });

    it('when moved and then reopened, then it goes on from where it was moved to', async () => {
      const { bus, inbox, running, topic, group, keys } = await caughtUp(10);
      const hanging = gate();
      await running.stop();
      const moved = await bus.subscribe({ group, topics: [topic], ...new Inbox(() => hanging.opened) });
      const eighth = inbox.handled.find(({ key, value }) => key === keys[0] && value === '8');
      await moved.seek(topic, { partition: eighth?.partition ?? -1, offset: eighth?.offset ?? '' });
      await world().crash();
      hanging.open();
      const again = new Inbox();
      const reopened = await world()
        .bus()
        .subscribe({ group, topics: [topic], ...again });
      await again.until(({ handled }) => handled.length === 2);
      await reopened.stop();
      expect(again.values()).toEqual(['8', '9']);
    });

    it('when moved to a place that does not exist, then it is refused and stays', async () => {
      const { running, topic } = await caughtUp(1);
      await expect(running.seek(topic, { partition: 99, offset: '0' })).rejects.toThrow(RefusedByBus);
      await expect(running.seek(topic, { partition: 0, offset: 'first' })).rejects.toThrow(RefusedByBus);
      await expect(running.seek('test.other', { time: 0 })).rejects.toThrow(RefusedByBus);
      expect(await running.lag()).toBe(0);
      await running.stop();
    });
  });

  describe('given a group with a message in hand', () => {
    it('when moved back meanwhile, then it ends that call and handles again from there, this message included', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const working = gate();
      const again = gate();
      const inbox: Inbox = new Inbox(({ value }) => {
        if (value === '2') return working.opened;
        return inbox.calls.length > 3 ? again.opened : undefined;
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      await bus.publish(numbered(topic, 'a', 3));
      await inbox.until(({ calls }) => calls.length === 3);
      const second = inbox.calls[1]?.message;
      await running.seek(topic, { partition: second?.partition ?? -1, offset: second?.offset ?? '' });
      expect(inbox.calls).toHaveLength(3);
      working.open();
      await inbox.until(({ calls }) => calls.length === 4);
      expect(await running.lag()).toBe(2);
      again.open();
      await inbox.until(({ handled }) => handled.length === 5);
      await running.stop();
      expect(inbox.values()).toEqual(['0', '1', '2', '1', '2']);
    });
  });

  describe('given a group that is stuck on a message', () => {
    it('when moved behind it, then the message is left and the next ones are handled', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox(({ value }) => {
        if (value === '0') throw new Transient('away');
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, backoff: () => 60_000 });
      await bus.publish(numbered(topic, 'a', 3));
      await inbox.until(({ calls }) => calls.length === 1);
      expect(await running.lag()).toBe(3);
      const stuck = inbox.calls[0]?.message;
      await running.seek(topic, { partition: stuck?.partition ?? -1, offset: String(Number(stuck?.offset) + 1) });
      await inbox.until(({ handled }) => handled.length === 2);
      await vi.waitFor(async () => expect(await running.lag()).toBe(0));
      await running.stop();
      expect(inbox.values()).toEqual(['1', '2']);
      expect(inbox.attempts('0')).toEqual([1]);
    });
  });
}
