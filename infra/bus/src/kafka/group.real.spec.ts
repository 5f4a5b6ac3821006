import { Kafka, logLevel, type PartitionAssigner, Partitioners } from 'kafkajs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Message } from '../index.ts';
import { wayToBrokers } from '../testing/kafka-brokers.ts';
import { type KafkaGround, kafkaGround } from '../testing/kafka-ground.ts';

const SOON = { timeout: 20_000, interval: 50 };

function rawKafka({ brokers, name }: KafkaGround): Kafka {
  return new Kafka({ brokers: [...brokers], clientId: name, logLevel: logLevel.NOTHING });
}

describe('given messages that others have put on a topic', () => {
  it('when they have no key, no text, or a key elsewhere than ours would be, then they are read as they are', async () => {
    const ground = await kafkaGround();
    const bus = await ground.open();
    const topic = `${ground.name}.intake`;
    await bus.declare([topic]);
    const producer = rawKafka(ground).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    const at = { partition: 3 };
    await producer.send({
      topic,
      messages: [
        { ...at, key: null, value: 'no key' },
        { ...at, key: Buffer.from([0xff]), value: Buffer.from([0x61, 0xc3, 0x28]) },
        { ...at, key: 'a', value: null },
      ],
    });
    await producer.disconnect();
    const handled: Message[] = [];
    const handle = async (message: Message) => void handled.push(message);
    await bus.subscribe({ group: 'g', topics: [topic], handle, park: async () => {} });
    await vi.waitFor(() => expect(handled).toHaveLength(3), SOON);
    expect(handled.map(({ key, value, partition }) => [key, value, partition])).toEqual([
      ['', 'no key', 3],
      ['\ufffd', 'a\ufffd(', 3],
      ['a', null, 3],
    ]);
  });
});

describe('given a handler that is slower than what comes', () => {
  it('when 30 MB wait, then only a little of it is read ahead, and the rest once the handler goes on', async () => {
    const ground = await kafkaGround();
    const publisher = await ground.open();
    const topic = `${ground.name}.topic`;
    await publisher.declare([topic]);
    const value = 'x'.repeat(10_000);
    for (let n = 0; n < 30; n += 1)
      await publisher.publish(Array.from({ length: 100 }, () => ({ topic, key: 'a', value })));
    const way = wayToBrokers();
    const bus = await ground.open({ faults: way });
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    onTestFinished(() => open());
    let handled = 0;
    const handle = async () => {
      await opened;
      handled += 1;
    };
    const running = await bus.subscribe({ group: 'g', topics: [topic], handle, park: async () => {} });
    await vi.waitFor(() => expect(way.bytesRead()).toBeGreaterThan(1_000_000), SOON);
    const heard = running.heardAt();
    await vi.waitFor(() => expect(running.heardAt() - heard).toBeGreaterThan(2_000), SOON);
    expect(way.bytesRead()).toBeLessThan(5_000_000);
    open();
    await vi.waitFor(() => expect(handled).toBe(3_000), SOON);
    expect(await running.lag()).toBe(0);
  });
});

describe('given a group that cannot go on', () => {
  it('when no other try would help, then the process is told', async () => {
    const ground = await kafkaGround();
    const topic = `${ground.name}.topic`;
    const onFatal = vi.fn();
    const bus = await ground.open({ onFatal });
    await bus.declare([topic]);
    const stranger = rawKafka(ground).consumer({ groupId: `${ground.name}.g`, partitionAssigners: [anotherWay] });
    await stranger.connect();
    await stranger.subscribe({ topics: [topic] });
    await stranger.run({ eachMessage: async () => {} });
    onTestFinished(() => stranger.disconnect());
    await bus.subscribe({ group: 'g', topics: [topic], handle: vi.fn(), park: vi.fn() });
    await vi.waitFor(() => expect(onFatal).toHaveBeenCalledTimes(1), SOON);
    expect(onFatal).toHaveBeenCalledWith(expect.objectContaining({ type: 'INCONSISTENT_GROUP_PROTOCOL' }));
  });
});

/** Shares partitions out under a name that no other member knows, so that brokers let nobody else in. */
const anotherWay: PartitionAssigner = () => ({
  name: 'AnotherWay',
  version: 0,
  assign: async () => [],
  protocol: () => ({ name: 'AnotherWay', metadata: Buffer.alloc(0) }),
});
