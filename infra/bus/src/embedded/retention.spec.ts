import { afterEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddedBus, openEmbeddedBus } from '../index.ts';
import { logFile } from '../testing/log-folder.ts';

const DAY = 86_400_000;

/** A bus on a clock that the test moves. */
async function openAt(start: number) {
  let time = start;
  const file = logFile();
  const clock = { now: () => time };
  const bus = await openEmbeddedBus({ file, clock });
  const publish = (topic: string, count: number) =>
    bus.publish(Array.from({ length: count }, (_, n) => ({ topic, key: 'k', value: String(n) })));
  const pass = (ms: number) => {
    time += ms;
  };
  return { bus, file, clock, publish, pass };
}

/** What a new group would be given. */
async function kept(
  bus: EmbeddedBus,
  topic: string,
): Promise<{ readonly values: readonly (string | null)[]; readonly offsets: readonly string[] }> {
  const values: (string | null)[] = [];
  const offsets: string[] = [];
  const handle = async ({ value, offset }: { value: string | null; offset: string }) => {
    values.push(value);
    offsets.push(offset);
  };
  const running = await bus.subscribe({ group: `new-${Math.random()}`, topics: [topic], handle, park: async () => {} });
  await vi.waitFor(async () => expect(await running.lag()).toBe(0));
  await running.stop();
  return { values, offsets };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('given a topic with old and new messages', () => {
  it('when told to retain a day, then the older ones go, in several chunks, and the newer ones stay', async () => {
    const { bus, publish, pass } = await openAt(Date.UTC(2026, 10, 1));
    await bus.declare(['t', 'other']);
    await publish('t', 1_200);
    await publish('other', 3);
    pass(2 * DAY);
    await publish('t', 5);
    expect(await bus.retain('t', DAY)).toBe(1_200);
    expect((await kept(bus, 't')).values).toEqual(['0', '1', '2', '3', '4']);
    expect((await kept(bus, 'other')).values).toHaveLength(3);
    await bus.close();
  });

  it('when all of it has gone and the log is reopened, then offsets go on from where they were', async () => {
    const { bus, file, clock, publish, pass } = await openAt(Date.UTC(2026, 10, 1));
    await bus.declare(['t']);
    await publish('t', 10);
    pass(2 * DAY);
    await bus.retain('t', DAY);
    await bus.close();
    const reopened = await openEmbeddedBus({ file, clock });
    await reopened.publish([{ topic: 't', key: 'k', value: 'new' }]);
    expect(await kept(reopened, 't')).toEqual({ values: ['new'], offsets: ['10'] });
    await reopened.close();
  });
});

describe('given a topic declared to keep seven days', () => {
  it('when eight have passed, then its messages are deleted by themselves, and those of a topic kept for ever are not', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { bus, publish, pass } = await openAt(Date.UTC(2026, 10, 1));
    await bus.declare([{ name: 'intake', keepMs: 7 * DAY }, 'cases']);
    await publish('intake', 3);
    await publish('cases', 3);
    pass(6 * DAY);
    vi.advanceTimersByTime(60_000);
    await publish('intake', 1);
    expect((await kept(bus, 'intake')).values).toHaveLength(4);
    pass(2 * DAY);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect((await kept(bus, 'intake')).values).toEqual(['0']));
    expect((await kept(bus, 'cases')).values).toHaveLength(3);
    await bus.close();
  });
});
