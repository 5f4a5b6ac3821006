import { Transient, Unprocessable } from '@sinan/bus';
import { describe, expect, it } from 'vitest';
import { type BusWorld, freshTopic, gate, Inbox, keysApart, numbered, quick } from './bus-world.ts';

/** What `subscribe` promises when a handler fails. */
export function failureContract(world: () => BusWorld): void {
  describe('given a world that is away for a while', () => {
    it.each([
      ['Transient', () => new Transient('database away')],
      ['anything that says transient', () => Object.assign(new Error('away'), { transient: true })],
    ])('when %s is thrown more often than there are retries, then it is tried until it succeeds', async (_, error) => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox(({ value }, { attempt }) => {
        if (value === '0' && attempt <= 8) throw error();
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, ...quick });
      await bus.publish(numbered(topic, 'a', 2));
      await inbox.until(({ handled }) => handled.length === 2);
      await running.stop();
      expect(inbox.attempts('0')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(inbox.values()).toEqual(['0', '1']);
      expect(inbox.parked).toEqual([]);
    });
  });

  describe('given a message that cannot be handled', () => {
    it('when any error is thrown, then it is retried, parked, and the partition goes on only once the park is durable', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const [poisoned = '', other = ''] = keysApart(2);
      const parking = gate();
      const inbox = new Inbox(({ key, value }) => {
        if (key === poisoned && value === '0') throw new Error('no such case');
      });
      const park: typeof inbox.park = async (message, error) => {
        await inbox.park(message, error);
        await parking.opened;
      };
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, ...quick, park });
      await bus.publish([...numbered(topic, poisoned, 2), ...numbered(topic, other, 2)]);
      await inbox.until(({ parked, handled }) => parked.length === 1 && handled.length === 2);
      expect(inbox.values(other)).toEqual(['0', '1']);
      expect(inbox.attempts('0')).toEqual(expect.arrayContaining([1, 2, 3]));
      expect(await running.lag()).toBe(2);
      parking.open();
      await inbox.until(({ handled }) => handled.length === 3);
      await running.stop();
      expect(inbox.values(poisoned)).toEqual(['1']);
      expect(inbox.parked).toMatchObject([
        { message: { key: poisoned, value: '0' }, error: { message: 'no such case' } },
      ]);
    });

    it('when nothing is said about retries, then there are five', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox(() => {
        throw new Error('no such case');
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, backoff: () => 1 });
      await bus.publish(numbered(topic, 'a', 1));
      await inbox.until(({ parked }) => parked.length === 1);
      await running.stop();
      expect(inbox.attempts('0')).toEqual([1, 2, 3, 4, 5, 6]);
    });

    it.each([
      ['Unprocessable', () => new Unprocessable('not an event')],
      ['anything that says park', () => Object.assign(new Error('not an event'), { park: true })],
    ])('when %s is thrown, then it is parked at once', async (_, error) => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox(({ value }) => {
        if (value === '0') throw error();
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, ...quick });
      await bus.publish(numbered(topic, 'a', 2));
      await inbox.until(({ handled }) => handled.length === 1);
      await running.stop();
      expect(inbox.attempts('0')).toEqual([1]);
      expect(inbox.parked).toMatchObject([{ error: { message: 'not an event' } }]);
    });

    it('when parking itself fails, then it is tried until it is durable, and the message is not handled again', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox(({ value }) => {
        if (value === '0') throw new Unprocessable('not an event');
      });
      const park: typeof inbox.park = async (message, error) => {
        await inbox.park(message, error);
        if (inbox.parked.length < 4) throw new Transient('store away');
      };
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, ...quick, park });
      await bus.publish(numbered(topic, 'a', 2));
      await inbox.until(({ handled }) => handled.length === 1);
      await running.stop();
      expect(inbox.parked).toHaveLength(4);
      expect(inbox.attempts('0')).toEqual([1]);
    });
  });

  describe('given a handler that takes too long', () => {
    it('when the world answers a ping, then the signal aborts and each time-out counts, while the old calls still run', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const never = gate();
      const inbox = new Inbox(({ value }) => (value === '0' ? never.opened : undefined));
      const running = await bus.subscribe({
        group,
        topics: [topic],
        ...inbox,
        ...quick,
        timeoutMs: 20,
        ping: async () => undefined,
      });
      await bus.publish(numbered(topic, 'a', 2));
      await inbox.until(({ handled }) => handled.length === 1);
      await running.stop();
      const slow = inbox.calls.filter(({ message }) => message.value === '0');
      expect(slow.map(({ context }) => context.attempt)).toEqual([1, 2, 3]);
      expect(slow.every(({ context }) => context.signal.aborted)).toBe(true);
      expect(inbox.parked).toHaveLength(1);
      expect(inbox.values()).toEqual(['1']);
      never.open();
    });

    it('when no ping is given, then a time-out counts', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox(() => new Promise(() => {}));
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, ...quick, timeoutMs: 20 });
      await bus.publish(numbered(topic, 'a', 1));
      await inbox.until(({ parked }) => parked.length === 1);
      await running.stop();
    });

    it.each([
      ['fails', () => Promise.reject(new Error('away'))],
      ['hangs too', () => new Promise<void>(() => {})],
    ])('when the ping %s, then it is waited out and nothing is parked', async (_, ping) => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const inbox = new Inbox((_message, { attempt }) => (attempt <= 6 ? new Promise(() => {}) : undefined));
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, ...quick, timeoutMs: 20, ping });
      await bus.publish(numbered(topic, 'a', 1));
      await inbox.until(({ handled }) => handled.length === 1);
      await running.stop();
      expect(inbox.attempts('0')).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(inbox.parked).toEqual([]);
    });
  });

  describe('given one message that is retried', () => {
    it('when other partitions have messages, then they do not wait', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus);
      const [poisoned = '', other = ''] = keysApart(2);
      const inbox = new Inbox(({ key }) => {
        if (key === poisoned) throw new Transient('away');
      });
      const running = await bus.subscribe({ group, topics: [topic], ...inbox, backoff: () => 60_000 });
      await bus.publish([...numbered(topic, poisoned, 1), ...numbered(topic, other, 30)]);
      await inbox.until(({ handled }) => handled.length === 30);
      await running.stop();
      expect(inbox.values(other)).toHaveLength(30);
    });
  });
}
