import { type Admin, ConfigResourceTypes } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { RefusedByBus } from '../index.ts';
import { kafkaGround } from '../testing/kafka-ground.ts';

async function settingsOf(admin: Admin, topic: string): Promise<Readonly<Record<string, string>>> {
  const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic }];
  const described = await admin.describeConfigs({ includeSynonyms: false, resources });
  const entries = described.resources.flatMap(({ configEntries }) => configEntries);
  return Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]));
}

describe('given topics that nobody has made', () => {
  it('when several processes declare them at once, then all succeed, and each can publish at once', async () => {
    const ground = await kafkaGround();
    const topics = Array.from({ length: 6 }, (_, n) => `${ground.name}.topic-${n}`);
    const buses = await Promise.all(Array.from({ length: 4 }, () => ground.open()));
    await Promise.all(
      buses.map(async (bus) => {
        await bus.declare(topics);
        await bus.publish(topics.map((topic) => ({ topic, key: 'a', value: 'b' })));
      }),
    );
    const ends = await ground.admin.fetchTopicOffsets(topics[5] ?? '');
    expect(ends).toHaveLength(12);
    expect(ends.reduce((sum, { high }) => sum + Number(high), 0)).toBe(buses.length);
  });

  it('when declared, then they are kept for ever, for a time, or compacted, by the broker’s time', async () => {
    const ground = await kafkaGround();
    const bus = await ground.open();
    const [kept = '', expiring = '', compacted = ''] = ['kept', 'expiring', 'compacted'].map(
      (each) => `${ground.name}.${each}`,
    );
    await bus.declare([kept, { name: expiring, keepMs: 7 * 86_400_000 }, { name: compacted, compact: true }]);
    const byBroker = { 'message.timestamp.type': 'LogAppendTime' };
    const forEver = { 'cleanup.policy': 'delete', 'retention.ms': '-1', ...byBroker };
    expect(await settingsOf(ground.admin, kept)).toMatchObject(forEver);
    expect(await settingsOf(ground.admin, expiring)).toMatchObject({ ...forEver, 'retention.ms': '604800000' });
    const compaction = { 'cleanup.policy': 'compact', 'delete.retention.ms': '86400000', ...byBroker };
    expect(await settingsOf(ground.admin, compacted)).toMatchObject(compaction);
  });
});

describe('given a topic that exists', () => {
  it('when declared with other settings, then it gets them, and what an operator has set besides stays', async () => {
    const ground = await kafkaGround();
    const topic = `${ground.name}.topic`;
    const configEntries = [
      { name: 'retention.ms', value: '1000' },
      { name: 'max.message.bytes', value: '2000000' },
    ];
    await ground.admin.createTopics({ topics: [{ topic, numPartitions: 12, configEntries }] });
    const bus = await ground.open();
    await bus.declare([topic]);
    expect(await settingsOf(ground.admin, topic)).toMatchObject({
      'retention.ms': '-1',
      'max.message.bytes': '2000000',
    });
    await bus.declare([{ name: topic, keepMs: 60_000 }]);
    expect(await settingsOf(ground.admin, topic)).toMatchObject({
      'retention.ms': '60000',
      'max.message.bytes': '2000000',
    });
  });

  it('when it has another number of partitions, then it is refused and says so', async () => {
    const ground = await kafkaGround();
    const topic = `${ground.name}.topic`;
    await ground.admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
    const bus = await ground.open();
    const refusal = bus.declare([topic]);
    await expect(refusal).rejects.toThrow(RefusedByBus);
    await expect(refusal).rejects.toThrow('has 3 partitions and must have 12');
  });
});
