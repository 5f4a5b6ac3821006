import { describe, expect, it } from 'vitest';
import { BusUnavailable, type EmbeddedBus, type Outgoing, openEmbeddedBus } from '../index.ts';
import { logFile } from '../testing/log-folder.ts';

const KILOBYTE = 'x'.repeat(1_024);
const one = (value: string): readonly Outgoing[] => [{ topic: 't', key: 'k', value }];

/** A log whose disk has room for some 200 KB. */
async function smallDisk(): Promise<EmbeddedBus> {
  const bus = await openEmbeddedBus({ file: logFile(), faults: { maxPages: 60 } });
  await bus.declare(['t']);
  return bus;
}

async function valuesOf(bus: EmbeddedBus): Promise<readonly (string | null)[]> {
  const values: (string | null)[] = [];
  const group = { group: 'reader', topics: ['t'], park: async () => {} };
  const running = await bus.subscribe({ ...group, handle: async ({ value }) => void values.push(value) });
  await expect.poll(() => running.lag()).toBe(0);
  await running.stop();
  return values;
}

async function fill(bus: EmbeddedBus): Promise<number> {
  for (let count = 0; ; count += 1) {
    const refused = await bus.publish(one(KILOBYTE)).then(
      () => false,
      () => true,
    );
    if (refused) return count;
  }
}

describe('given a disk without room for what is published together', () => {
  it('when the group commit fails, then all of it is refused as transient, nothing is stored, and later ones work', async () => {
    const bus = await smallDisk();
    const results = await Promise.allSettled([
      bus.publish(one('small neighbour')),
      bus.publish(one('x'.repeat(900_000))),
      bus.publish(one('another')),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { transient: true } });
      expect(result.status === 'rejected' && result.reason).toBeInstanceOf(BusUnavailable);
    }
    await bus.publish(one('later'));
    expect(await valuesOf(bus)).toEqual(['later']);
    await bus.close();
  });
});

describe('given a disk that is full', () => {
  it('when pinged, then it says so; reads go on; and it heals when something old is deleted', async () => {
    const bus = await smallDisk();
    const stored = await fill(bus);
    expect(stored).toBeGreaterThan(50);
    await expect(bus.ping()).rejects.toThrow(BusUnavailable);
    expect(await valuesOf(bus)).toHaveLength(stored);
    expect(await bus.retain('t', -1_000)).toBe(stored);
    await bus.ping();
    await bus.publish(one('healed'));
    await bus.close();
  });

  it('when a group cannot commit, then its progress is kept and committed later', async () => {
    const bus = await smallDisk();
    const stored = await fill(bus);
    expect(await valuesOf(bus)).toHaveLength(stored);
    await bus.retain('t', -1_000);
    await bus.publish(one('healed'));
    expect(await valuesOf(bus)).toEqual(['healed']);
    await bus.close();
  });
});
