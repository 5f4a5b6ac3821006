import { describe, expect, it, vi } from 'vitest';
import { kafkaGround } from '../testing/kafka-ground.ts';

const WITHIN = { timeout: 30_000, interval: 50 };

describe('given a topic that was deleted and made anew while it is read', () => {
  it('when messages come that lie before what was handled of the old one, then group and tail get them', async () => {
    const ground = await kafkaGround();
    const topic = `${ground.name}.topic`;
    const reader = await ground.open();
    await reader.declare([topic]);
    const values: (string | null)[] = [];
    const handle = async ({ value }: { value: string | null }) => void values.push(value);
    await reader.subscribe({ group: 'g', topics: [topic], handle, park: async () => {} });
    const tailed: (string | null)[] = [];
    await reader.tail([topic], ({ value }) => void tailed.push(value));
    const publish = async (value: string) => {
      const bus = await ground.open();
      await bus.declare([topic]);
      await bus.publish([{ topic, key: 'a', value }]);
    };
    for (const value of ['1', '2', '3']) await publish(value);
    const old = ['1', '2', '3'];
    await vi.waitFor(() => expect([values, tailed]).toEqual([old, old]), WITHIN);

    await ground.admin.deleteTopics({ topics: [topic] });
    await vi.waitFor(async () => expect(await ground.admin.listTopics()).not.toContain(topic), WITHIN);
    await publish('4');

    const all = ['1', '2', '3', '4'];
    await vi.waitFor(() => expect([values, tailed]).toEqual([all, all]), WITHIN);
  });
});
