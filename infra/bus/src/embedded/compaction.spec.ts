import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddedBus, type Outgoing, openEmbeddedBus } from '../index.ts';
import { logFile } from '../testing/log-folder.ts';

const HOUR = 3_600_000;

/** A bus on a clock that the test moves, with a compacted topic. */
async function openAt(start: number) {
  let time = start;
  const file = logFile();
  const clock = { now: () => time };
  const bus = await openEmbeddedBus({ file, clock });
  await bus.declare([{ name: 'contacts', compact: true }, 'cases']);
  const pass = (ms: number) => {
    time += ms;
  };
  return { bus, file, clock, pass };
}

function said(key: string, ...values: readonly (string | null)[]): readonly Outgoing[] {
  return values.map((value) => ({ topic: 'contacts', key, value }));
}

/** What a new group would be given, as key=value@offset. */
async function kept(bus: EmbeddedBus, topic = 'contacts'): Promise<readonly string[]> {
  const seen: string[] = [];
  const handle = async ({ key, value, offset }: { key: string; value: string | null; offset: string }) => {
    seen.push(`${key}=${value}@${offset}`);
  };
  const running = await bus.subscribe({ group: `new-${Math.random()}`, topics: [topic], handle, park: async () => {} });
  await vi.waitFor(async () => expect(await running.lag()).toBe(0));
  await running.stop();
  return seen;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('given a compacted topic on which a key was said again', () => {
  it('when compacted, then its last message is left, at its offset, and other keys of the partition are untouched', async () => {
    const { bus } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish([...said('a', '1', '2', '3'), ...said('b', 'only')]);
    expect(await bus.compact('contacts')).toBe(2);
    expect((await kept(bus)).toSorted()).toEqual(['a=3@2', 'b=only@0']);
    await bus.close();
  });

  it('when there are thousands, then they go in chunks between which others publish, and nothing else goes', async () => {
    const { bus } = await openAt(Date.UTC(2026, 10, 1));
    const keys = Array.from({ length: 1_500 }, (_, n) => `person-${n}`);
    await bus.publish([...keys, ...keys, ...keys].flatMap((key, n) => said(key, String(n))));
    const compacting = bus.compact('contacts');
    await bus.publish(said('person-0', 'meanwhile'));
    expect(await compacting).toBeGreaterThanOrEqual(3_000);
    await bus.compact('contacts');
    const left = await kept(bus);
    expect(left).toHaveLength(1_500);
    expect(left.some((one) => one.startsWith('person-0=meanwhile@'))).toBe(true);
    await bus.close();
  });
});

describe('given what was superseded, and what a tombstone has just taken away', () => {
  it('when scrubbed, then neither is left in the log or beside it', async () => {
    const { bus, file } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish([...said('a', 'first address', 'second address'), ...said('b', 'third address', null)]);
    await bus.scrub();
    const bytes = Buffer.concat(['', '-wal'].map((suffix) => readFileSync(`${file}${suffix}`))).toString();
    expect(bytes.match(/(first|second|third) address/g)).toEqual(['second address']);
    await bus.close();
  });
});

describe('given a key that was taken away by a tombstone', () => {
  it('when nobody asks, then what it said before goes at once, and others of the partition stay until they are compacted', async () => {
    const { bus } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish([...said('a', 'address', 'another'), ...said('b', 'kept')]);
    await bus.publish(said('a', null));
    await vi.waitFor(async () => expect((await kept(bus)).toSorted()).toEqual(['a=null@2', 'b=kept@0']));
    await bus.publish([...said('c', '1', '2'), { topic: 'cases', key: 'a', value: null }]);
    expect(await kept(bus)).toHaveLength(4);
    await bus.close();
  });

  it('when a day has not passed, then only the tombstone is left; when it has, then nothing is', async () => {
    const { bus, pass } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish(said('a', 'address', null));
    pass(23 * HOUR);
    await bus.compact('contacts');
    expect(await kept(bus)).toEqual(['a=null@1']);
    pass(2 * HOUR);
    await bus.compact('contacts');
    expect(await kept(bus)).toEqual([]);
    await bus.close();
  });

  it('when all of it has gone and the log is reopened, then offsets go on from where they were', async () => {
    const { bus, file, clock, pass } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish(said('a', 'address', null));
    pass(25 * HOUR);
    await bus.compact('contacts');
    await bus.close();
    const reopened = await openEmbeddedBus({ file, clock });
    await reopened.publish(said('a', 'again'));
    expect(await kept(reopened)).toEqual(['a=again@2']);
    await reopened.close();
  });

  it('when the key is said again later, then the tombstone goes and the new message stays', async () => {
    const { bus, pass } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish(said('a', 'address', null));
    await bus.compact('contacts');
    await bus.publish(said('a', 'again'));
    pass(25 * HOUR);
    await bus.compact('contacts');
    expect(await kept(bus)).toEqual(['a=again@2']);
    await bus.close();
  });
});

describe('given a topic declared as compacted beside one that is not', () => {
  it('when a minute has passed, then it is compacted by itself, and the other is not', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { bus } = await openAt(Date.UTC(2026, 10, 1));
    await bus.publish([...said('a', '1', '2'), ...said('a', '1', '2').map((one) => ({ ...one, topic: 'cases' }))]);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect(await kept(bus)).toEqual(['a=2@1']));
    expect(await kept(bus, 'cases')).toHaveLength(2);
    await bus.close();
  });
});
