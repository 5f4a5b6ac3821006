import { describe, expect, it, vi } from 'vitest';
import { BusUnavailable, openKafkaBus, RefusedByBus } from '../index.ts';
import { wayToBrokers } from '../testing/kafka-brokers.ts';
import { kafkaGround } from '../testing/kafka-ground.ts';

const BACK_WITHIN = { timeout: 20_000, interval: 50 };

/** A bus whose way to the brokers can be cut, a group on it, and what it has handled. */
async function setUp() {
  const ground = await kafkaGround();
  const way = wayToBrokers();
  const bus = await ground.open({ faults: way });
  const other = await ground.open();
  const topic = `${ground.name}.topic`;
  await bus.declare([topic]);
  const values: (string | null)[] = [];
  const handle = async ({ value }: { value: string | null }) => void values.push(value);
  const running = await bus.subscribe({ group: 'g', topics: [topic], handle, park: async () => {} });
  const tailed: (string | null)[] = [];
  await bus.tail([topic], ({ value }) => void tailed.push(value));
  const one = (value: string) => [{ topic, key: 'a', value }];
  await bus.publish(one('before'));
  await vi.waitFor(() => expect([[...new Set(values)], tailed]).toEqual([['before'], ['before']]), BACK_WITHIN);
  return { ground, way, bus, other, topic, running, values, tailed, one };
}

async function failsWithin(ms: number, ask: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await expect(ask()).rejects.toThrow(BusUnavailable);
  expect(performance.now() - began).toBeLessThan(ms);
}

describe('given brokers that are away', () => {
  it('when asked for anything, then it is refused as transient within 6 s, and a stop is in time', async () => {
    const { way, bus, running, topic, one } = await setUp();
    way.cut();
    await failsWithin(6_000, () => bus.publish(one('lost')));
    await failsWithin(6_000, () => bus.ping());
    await failsWithin(6_000, () => bus.declare([`${topic}.new`]));
    await failsWithin(6_000, () => running.lag());
    await failsWithin(6_000, () => bus.subscribe({ group: 'h', topics: [topic], handle: vi.fn(), park: vi.fn() }));
    const began = performance.now();
    await running.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each([
    ['shorter than a session', 3_000],
    ['longer than a session', 12_000],
  ])(
    'when they are back after a time %s, then all goes on by itself, in order, and the tail has missed nothing',
    async (_, ms) => {
      const { way, bus, other, values, tailed, running, one } = await setUp();
      const heard = running.heardAt();
      way.cut();
      await other.publish(one('meanwhile'));
      const begun = performance.now();
      await vi.waitFor(() => expect(performance.now() - begun).toBeGreaterThan(ms), { timeout: ms + 1_000 });
      expect(running.heardAt() - heard).toBeLessThan(2_000);
      way.mend();
      const back = performance.now();
      await vi.waitFor(() => bus.publish(one('after')), BACK_WITHIN);
      expect(performance.now() - back).toBeLessThan(2_000);
      await vi.waitFor(() => expect([values.at(-1), tailed.at(-1)]).toEqual(['after', 'after']), BACK_WITHIN);
      expect(performance.now() - back).toBeLessThan(15_000);
      expect([[...new Set(values)], tailed]).toEqual([
        ['before', 'meanwhile', 'after'],
        ['before', 'meanwhile', 'after'],
      ]);
    },
  );
});

describe('given a bus that is opened while the brokers are away', () => {
  it('when they come, then it works without being opened anew', async () => {
    const ground = await kafkaGround();
    const way = wayToBrokers();
    way.cut();
    const bus = await ground.open({ faults: way });
    const topic = `${ground.name}.topic`;
    await failsWithin(6_000, () => bus.declare([topic]));
    way.mend();
    await bus.declare([topic]);
    await bus.publish([{ topic, key: 'a', value: 'b' }]);
  });

  it.each([
    ['', []],
    ['kafka', ['kafka']],
    ['http://kafka:9092', ['http://kafka:9092']],
  ])('when its brokers are given as %j, then it is refused and says how they are given', async (_, brokers) => {
    await expect(openKafkaBus({ brokers, clientId: 'x' })).rejects.toThrow(RefusedByBus);
  });
});
