import type { Outgoing } from '@sinan/bus';
import { describe, expect, it } from 'vitest';
import { type BusWorld, freshTopic, Inbox } from './bus-world.ts';
import { wordsFrom, wordsIn } from './words.ts';

/** What a tombstone and `scrub` promise together: a search of all that is left. */
export function scrubbingContract(world: () => BusWorld): void {
  const word = wordsFrom('bus');

  interface Said extends Outgoing {
    readonly word: string;
  }

  /** So many rounds in which each key says something, with a word of its own, some of it long. */
  function said(topic: string, keys: readonly string[], rounds: number): readonly Said[] {
    return Array.from({ length: rounds }, (_, round) =>
      keys.map((key) => {
        const own = word();
        return { topic, key, value: own.padEnd(round % 3 === 0 ? 9_000 : 700, '.'), word: own };
      }),
    ).flat();
  }

  async function left(topic: string, messages: readonly Said[]): Promise<readonly string[]> {
    const found = wordsIn(await world().remains(topic));
    return messages.map((message) => message.word).filter((each) => found.has(each));
  }

  describe('given keys that a tombstone has taken away from a compacted topic', () => {
    it('when compacted and scrubbed, then no byte of what they said is left, and what others said last is', async () => {
      const bus = world().bus();
      const { topic } = await freshTopic(bus, { compact: true });
      const keys = ['a', 'b', 'c'];
      const [gone, stay] = [said(topic, keys, 40), said(topic, ['d', 'e', 'f'], 40)];
      for (const [n, message] of gone.entries()) await bus.publish([message, ...stay.slice(n, n + 1)]);
      await bus.publish(keys.map((key) => ({ topic, key, value: null })));
      await world().compact(topic);
      await bus.scrub();
      expect(await left(topic, gone)).toEqual([]);
      expect(await left(topic, stay)).toEqual(stay.slice(-3).map((message) => message.word));
    }, 90_000);

    it('when others publish and read during a scrub, then they do, and it is done', async () => {
      const bus = world().bus();
      const { topic, group } = await freshTopic(bus, { compact: true });
      await bus.publish([...said(topic, ['a'], 30), { topic, key: 'a', value: null }]);
      const inbox = new Inbox();
      const running = await bus.subscribe({ group, topics: [topic], ...inbox });
      const scrubs = Promise.all([bus.scrub(), bus.scrub()]);
      for (const message of said(topic, ['z'], 50)) await bus.publish([message]);
      await scrubs;
      await inbox.until(() => inbox.values('z').length === 50);
      await running.stop();
    });
  });
}
