import { Transient } from '@sinan/bus';
import { describe, expect, it } from 'vitest';
import { type BusWorld, freshTopic, gate, Inbox, keysApart, numbered } from './bus-world.ts';

/** The most that a crash may repeat, as the port promises. */
const MOST_REPEATED = 500;

/** What `stop` promises, and what holds when processes end and come back. */
export function restartContract(world: () => BusWorld): void {
  const bus = () => world().bus();

  describe('given a message in hand', () => {
    it('when stopped, then its signal aborts, the stop waits for it, and it does not come again', async () => {
      const { topic, group } = await freshTopic(bus());
      const working = gate();
      const inbox = new Inbox(() => working.opened);
      const running = await bus().subscribe({ group, topics: [topic], ...inbox });
      await bus().publish(numbered(topic, 'a', 2));
      await inbox.until(({ calls }) => calls.length === 1);
      let stopped = false;
      const stopping = Promise.all([running.stop(), running.stop()]).then(() => {
        stopped = true;
      });
      await bus().publish(numbered(topic, 'b', 1));
      expect(stopped).toBe(false);
      expect(inbox.calls[0]?.context.signal.aborted).toBe(true);
      working.open();
      await stopping;
      await running.stop();
      expect(inbox.values()).toEqual(['0']);

      const again = new Inbox();
      const next = await bus().subscribe({ group, topics: [topic], ...again });
      await again.until(({ handled }) => handled.length === 2);
      await next.stop();
      expect(again.values('a')).toEqual(['1']);
    });
  });

  describe('given a message that is being retried', () => {
    it.each([
      ['handling', { react: () => new Transient('away'), park: undefined }],
      ['parking', { react: () => new Error('no such case'), park: () => Promise.reject(new Transient('away')) }],
    ])(
      'when stopped while %s backs off, then the stop is prompt and the message comes again',
      async (_, { react, park }) => {
        const { topic, group } = await freshTopic(bus());
        const backingOff = gate();
        const failing = new Inbox(() => Promise.reject(react()));
        const running = await bus().subscribe({
          group,
          topics: [topic],
          retries: 0,
          handle: failing.handle,
          park: park ?? failing.park,
          backoff: () => {
            backingOff.open();
            return 60_000;
          },
        });
        await bus().publish(numbered(topic, 'a', 1));
        await backingOff.opened;
        await running.stop();

        const again = new Inbox();
        const next = await bus().subscribe({ group, topics: [topic], ...again });
        await again.until(({ handled }) => handled.length === 1);
        await next.stop();
      },
    );
  });

  describe('given a group that has handled a part', () => {
    it('when restarted in good order, then it goes on with the next message and repeats none', async () => {
      const { topic, group } = await freshTopic(bus());
      const keys = keysApart(3);
      const first = new Inbox();
      const running = await bus().subscribe({ group, topics: [topic], ...first });
      await bus().publish(keys.flatMap((key) => numbered(topic, key, 20)));
      await first.until(({ handled }) => handled.length === 60);
      await running.stop();
      await bus().publish(keys.flatMap((key) => [{ topic, key, value: 'next' }]));
      await world().restart();
      const second = new Inbox();
      const resumed = await bus().subscribe({ group, topics: [topic], ...second });
      await second.until(({ handled }) => handled.length === 3);
      expect(await resumed.lag()).toBeLessThanOrEqual(1);
      await resumed.stop();
      expect(second.values()).toEqual(['next', 'next', 'next']);
    });

    it('when the whole bus is closed, then its groups stop as if each had been stopped', async () => {
      const { topic, group } = await freshTopic(bus());
      const first = new Inbox();
      await bus().subscribe({ group, topics: [topic], ...first });
      await bus().publish(numbered(topic, 'a', 5));
      await first.until(({ handled }) => handled.length === 5);
      await world().restart();
      const hanging = await bus().subscribe({ group, topics: [topic], ...new Inbox() });
      expect(await hanging.lag()).toBe(0);
      await hanging.stop();
    });

    it('when it crashes, then at most 500 messages repeat and none is lost', async () => {
      const { topic, group } = await freshTopic(bus());
      const keys = keysApart(3);
      await bus().publish(keys.flatMap((key) => numbered(topic, key, 600)));
      const crashed = gate();
      const first: Inbox = new Inbox(() => (first.handled.length >= 1_200 ? crashed.opened : undefined));
      await bus().subscribe({ group, topics: [topic], ...first });
      await first.until(({ handled }) => handled.length >= 1_200);
      const handled = first.handled.map(({ key, value }) => `${key}/${value}`);
      await world().crash();
      crashed.open();

      const second = new Inbox();
      const resumed = await bus().subscribe({ group, topics: [topic], ...second });
      const left = await resumed.lag();
      await second.until((inbox) => inbox.handled.length === left);
      await resumed.stop();
      const again = second.handled.map(({ key, value }) => `${key}/${value}`);
      expect(again.filter((name) => handled.includes(name)).length).toBeLessThanOrEqual(MOST_REPEATED);
      expect(new Set([...handled, ...again]).size).toBe(1_800);
    });
  });

  describe('given messages whose publishing has resolved', () => {
    it('when it crashes at once, then they are there', async () => {
      const { topic, group } = await freshTopic(bus());
      await bus().publish(numbered(topic, 'a', 50));
      await world().crash();
      const inbox = new Inbox();
      const running = await bus().subscribe({ group, topics: [topic], ...inbox });
      await inbox.until(({ handled }) => handled.length === 50);
      await running.stop();
    });
  });
}
