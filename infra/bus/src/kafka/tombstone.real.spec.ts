import { ConfigResourceTypes } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import type { Bus } from '../index.ts';
import { kafkaGround } from '../testing/kafka-ground.ts';

const SEGMENT_MS = 1_000;
const CLEANED = { timeout: 50_000, interval: 1_000 };

/** All that a reader from the beginning gets. */
async function valuesOn(bus: Bus, topic: string): Promise<readonly (string | null)[]> {
  const values: (string | null)[] = [];
  const handle = async ({ value }: { value: string | null }) => void values.push(value);
  const running = await bus.subscribe({
    group: `look-${Math.random()}`,
    topics: [topic],
    handle,
    park: async () => {},
  });
  await vi.waitFor(async () => expect(await running.lag()).toBe(0), { timeout: 10_000 });
  await running.stop();
  return values;
}

describe('given a partition to which nothing was written after a tombstone', () => {
  it('when the tombstone is said once more after the time of a segment, then what it took away goes, and not before', async () => {
    const ground = await kafkaGround();
    const bus = await ground.open();
    const topic = `${ground.name}.contacts`;
    await bus.declare([{ name: topic, compact: true }]);
    const settings = {
      'cleanup.policy': 'compact',
      'segment.ms': String(SEGMENT_MS),
      'min.cleanable.dirty.ratio': '0',
      'max.compaction.lag.ms': '1',
    };
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
    const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }];
    await ground.admin.alterConfigs({ validateOnly: false, resources });
    const tombstone = { topic, key: 'a', value: null };
    await bus.publish([{ topic, key: 'a', value: 'words' }]);
    await bus.publish([tombstone]);
    const begun = performance.now();
    await vi.waitFor(() => expect(performance.now() - begun).toBeGreaterThan(SEGMENT_MS), { timeout: 5_000 });
    expect(await valuesOn(bus, topic)).toEqual(['words', null]);
    await bus.publish([tombstone]);
    await vi.waitFor(async () => expect(await valuesOn(bus, topic)).not.toContain('words'), CLEANED);
  });
});
