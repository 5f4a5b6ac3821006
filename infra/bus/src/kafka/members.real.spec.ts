import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Bus, type Message, RefusedByBus, type RunningSubscription, type Subscription } from '../index.ts';
import { type KafkaGround, kafkaGround } from '../testing/kafka-ground.ts';

const MEMBER = fileURLToPath(new URL('../testing/kafka-member.ts', import.meta.url));
const KEYS = Array.from({ length: 24 }, (_, n) => `case-${n}`);
const SOON = { timeout: 10_000, interval: 50 };
/** A dead member's partitions come over when its session ends, after 8 s. */
const AFTER_A_SESSION = { timeout: 25_000, interval: 100 };

/** What a group handled, in order, whichever member did; `by` says which. */
class Ledger {
  readonly handled: { readonly by: string; readonly key: string; readonly value: number }[] = [];

  note(by: string, key: string, value: number): void {
    this.handled.push({ by, key, value });
  }
  /** How many messages were handled, repetitions left out. */
  get distinct(): number {
    return new Set(this.handled.map(({ key, value }) => `${key}/${value}`)).size;
  }
  get repeated(): number {
    return this.handled.length - this.distinct;
  }
  /** Whether each key's messages first came in the order in which they were published. */
  isOrdered(): boolean {
    return KEYS.every((key) => {
      const values = this.handled.filter((each) => each.key === key).map(({ value }) => value);
      const first = values.filter((each, at) => values.indexOf(each) === at);
      return first.every((each, at) => at === 0 || each > (first[at - 1] ?? 0));
    });
  }
}

async function setUp() {
  const ground = await kafkaGround();
  const publisher = await ground.open();
  const topic = `${ground.name}.topic`;
  await publisher.declare([topic]);
  const ledger = new Ledger();
  return { ground, publisher, topic, ledger };
}

async function join(
  ground: KafkaGround,
  by: string,
  topic: string,
  ledger: Ledger,
  more: Partial<Subscription> = {},
): Promise<{ readonly bus: Bus; readonly running: RunningSubscription; readonly taking: () => number }> {
  const bus = await ground.open();
  let taken = 0;
  const handle = async ({ key, value }: Message) => ledger.note(by, key, Number(value));
  const taking = () => {
    taken += 1;
  };
  const running = await bus.subscribe({ group: 'g', topics: [topic], handle, park: async () => {}, taking, ...more });
  return { bus, running, taking: () => taken };
}

/** Publishes one message a key, again and again, until told to stop. Resolves to how many it was. */
function publishing(bus: Bus, topic: string) {
  let stopped = false;
  const ended = (async () => {
    let round = 0;
    for (; !stopped; round += 1) {
      await bus.publish(KEYS.map((key) => ({ topic, key, value: String(round) })));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return round * KEYS.length;
  })();
  return {
    stop() {
      stopped = true;
      return ended;
    },
  };
}

describe('given a group with one member while messages come', () => {
  it('when a second and a third join and leave, then nothing is lost, order is kept, and repeats are few', async () => {
    const { ground, publisher, topic, ledger } = await setUp();
    const first = await join(ground, 'first', topic, ledger);
    const stream = publishing(publisher, topic);
    const worked = (by: string) => () =>
      expect(ledger.handled.filter((each) => each.by === by).length).toBeGreaterThan(50);
    await vi.waitFor(worked('first'), SOON);
    const second = await join(ground, 'second', topic, ledger);
    await vi.waitFor(worked('second'), SOON);
    const third = await join(ground, 'third', topic, ledger);
    await vi.waitFor(worked('third'), SOON);
    await second.running.stop();
    await first.running.stop();
    const published = await stream.stop();
    await vi.waitFor(() => expect(ledger.distinct).toBe(published), SOON);
    expect(ledger.isOrdered()).toBe(true);
    expect(ledger.repeated).toBeLessThanOrEqual(4 * 500);
    expect(third.taking()).toBeGreaterThanOrEqual(2);
    expect(await third.running.lag()).toBe(0);
  });

  it('when asked for its lag, then each member tells that of the whole group; a place that another holds is refused', async () => {
    const { ground, publisher, topic, ledger } = await setUp();
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const members = [
      await join(ground, 'first', topic, ledger, { handle: () => opened }),
      await join(ground, 'second', topic, ledger, { handle: () => opened }),
    ];
    await vi.waitFor(() => expect(members.every(({ taking }) => taking() > 0)).toBe(true), SOON);
    await publisher.publish(KEYS.map((key) => ({ topic, key, value: '0' })));
    for (const { running } of members) expect(await running.lag()).toBe(KEYS.length);
    const refusals = await Promise.all(
      Array.from({ length: 12 }, (_, partition) =>
        Promise.allSettled(members.map(({ running }) => running.seek(topic, { partition, offset: '0' }))),
      ),
    );
    for (const both of refusals) {
      const refused = both.filter((each) => each.status === 'rejected');
      expect(refused).toMatchObject([{ reason: expect.any(RefusedByBus) }]);
    }
    open();
    for (const { running } of members) await vi.waitFor(async () => expect(await running.lag()).toBe(0), SOON);
  });
});

describe('given a group of two processes', () => {
  it('when one is killed, then its partitions come over once its session has ended, and nothing is lost', async () => {
    const { ground, publisher, topic, ledger } = await setUp();
    await join(ground, 'first', topic, ledger);
    const args = ['-C', 'source', '--import', 'tsx', MEMBER, ground.brokers.join(), `${ground.name}.`, 'g', topic];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, key, value] = /^handled (.*)\/(\d+)$/.exec(line) ?? [];
      if (key !== undefined) ledger.note('child', key, Number(value));
    });
    const stream = publishing(publisher, topic);
    await vi.waitFor(
      () => expect(ledger.handled.filter(({ by }) => by === 'child').length).toBeGreaterThan(100),
      AFTER_A_SESSION,
    );
    child.kill('SIGKILL');
    const published = await stream.stop();
    const killed = performance.now();
    await vi.waitFor(() => expect(ledger.distinct).toBe(published), AFTER_A_SESSION);
    expect(performance.now() - killed).toBeLessThan(15_000);
    expect(ledger.isOrdered()).toBe(true);
    expect(ledger.repeated).toBeLessThanOrEqual(3 * 500);
  });
});

describe('given a handler that hangs on one partition', () => {
  it('when its member would long be dead by its session, then the others go on, and nobody has to join anew', async () => {
    const { ground, publisher, topic, ledger } = await setUp();
    let letGo = () => {};
    const hanging = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    onTestFinished(() => letGo());
    const handle: Subscription['handle'] = async ({ key, value }) => {
      if (key === KEYS[0]) await hanging;
      ledger.note('only', key, Number(value));
    };
    const { running, taking } = await join(ground, 'only', topic, ledger, { handle, timeoutMs: 60_000 });
    await publisher.publish(KEYS.map((key) => ({ topic, key, value: '0' })));
    const began = performance.now();
    let round = 0;
    while (performance.now() - began < 12_000) {
      round += 1;
      const { length } = ledger.handled;
      await publisher.publish(KEYS.map((key) => ({ topic, key, value: String(round) })));
      await vi.waitFor(() => expect(ledger.handled.length).toBeGreaterThan(length), { timeout: 2_000, interval: 20 });
    }
    expect(taking()).toBe(1);
    expect(ledger.repeated).toBe(0);
    expect(Date.now() - running.heardAt()).toBeLessThan(2_000);
  });
});
