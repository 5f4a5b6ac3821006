import { describe, expect, it, vi } from 'vitest';
import { BusUnavailable } from '../index.ts';
import { kafkaGround } from '../testing/kafka-ground.ts';

describe('given callers in flight together, one of whom asks what the brokers will not take', () => {
  it('when its topic is gone, then the others are served all the same, once', async () => {
    const ground = await kafkaGround();
    const [gone, there] = [`${ground.name}.gone`, `${ground.name}.there`];
    const bus = await ground.open();
    await bus.declare([gone, there]);
    await ground.admin.deleteTopics({ topics: [gone] });
    await vi.waitFor(async () => expect(await ground.admin.listTopics()).not.toContain(gone));
    const lost = bus.publish([{ topic: gone, key: 'a', value: '1' }]);
    const kept = bus.publish([{ topic: there, key: 'a', value: '1' }]);
    await Promise.all([expect(lost).rejects.toThrow(BusUnavailable), kept]);
    const ends = await ground.admin.fetchTopicOffsets(there);
    expect(ends.reduce((sum, { high }) => sum + Number(high), 0)).toBe(1);
  });

  it('when its message is larger than its topic takes, then the others are served all the same', async () => {
    const ground = await kafkaGround();
    const [narrow, wide] = [`${ground.name}.narrow`, `${ground.name}.wide`];
    const configEntries = [{ name: 'max.message.bytes', value: '1000' }];
    await ground.admin.createTopics({ topics: [{ topic: narrow, numPartitions: 12, configEntries }] });
    const bus = await ground.open();
    await bus.declare([narrow, wide]);
    const large = bus.publish([{ topic: narrow, key: 'a', value: 'x'.repeat(2_000) }]);
    const small = [narrow, wide].map((topic) => bus.publish([{ topic, key: 'a', value: '1' }]));
    await Promise.all([expect(large).rejects.toThrow(BusUnavailable), ...small]);
  });
});
