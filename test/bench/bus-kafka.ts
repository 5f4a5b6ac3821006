import { randomBytes } from 'node:crypto';
import { type Bus, openKafkaBus } from '@sinan/bus';
import { deleteAllCalled, withAdmin } from '../../infra/bus/src/testing/kafka-brokers.ts';
import { openRaw, type Raw } from './bus-kafkajs.ts';
import { at200ASecond, callers, counted, durationOf, keyOf, timed, value } from './bus-load.ts';
import { median, quantile, report } from './report.ts';

const EVENTS = 20_000;
const LONE = 300;
const ROUNDS = 3;
const bench = 'bus (kafka)';
const park = async () => undefined;

interface Ground {
  readonly name: string;
  readonly brokers: readonly string[];
  open(): Promise<Bus>;
}

/** A name of our own on brokers that may be shared; what is made under it is deleted afterwards. */
async function onGround<T>(brokers: readonly string[], work: (ground: Ground) => Promise<T>): Promise<T> {
  const name = `bench.${randomBytes(4).toString('hex')}`;
  const open = () => openKafkaBus({ brokers, clientId: name, groupPrefix: `${name}.` });
  return work({ name, brokers, open }).finally(() => withAdmin(brokers, (admin) => deleteAllCalled(admin, name)));
}

let topics = 0;
async function freshTopic(ground: Ground, bus: Bus): Promise<string> {
  topics += 1;
  const topic = `${ground.name}.topic-${topics}`;
  await bus.declare([topic]);
  return topic;
}

/** Events a second from so many callers, each awaiting its publish, until the last is handled by a group in the same process. */
async function ours(ground: Ground, atATime: number, events: number): Promise<number> {
  const bus = await ground.open();
  const topic = await freshTopic(ground, bus);
  const handled = counted(events);
  await bus.subscribe({ group: topic, topics: [topic], handle: handled.one, park });
  const ms = await durationOf(async () => {
    await callers(atATime, events, (n) => bus.publish([{ topic, key: keyOf(n), value }]));
    await handled.all;
  });
  await bus.close();
  return (events * 1000) / ms;
}

/** The same with kafkajs alone: sends of as many as there are callers, one after the other, and a consumer that counts. */
async function bare(ground: Ground, atATime: number, events: number): Promise<number> {
  const bus = await ground.open();
  const topic = await freshTopic(ground, bus);
  await bus.close();
  const raw = await openRaw(ground.brokers, topic);
  const all = await raw.count(events);
  const ms = await durationOf(async () => {
    for (let n = 0; n < events; n += atATime)
      await raw.send(Array.from({ length: Math.min(atATime, events - n) }, (_, i) => n + i));
    await all.promise;
  });
  await raw.close();
  return (events * 1000) / ms;
}

/** How long a lone awaited publish takes beside kafkajs' lone awaited send, in ms, turn by turn. `read`: while a group reads the topic here. */
async function lone(
  ground: Ground,
  read: boolean,
): Promise<{ readonly ours: readonly number[]; readonly bare: readonly number[] }> {
  const bus = await ground.open();
  const topic = await freshTopic(ground, bus);
  const raw = await openRaw(ground.brokers, topic);
  if (read) await bus.subscribe({ group: topic, topics: [topic], handle: async () => undefined, park });
  const took = { ours: [] as number[], bare: [] as number[] };
  const publish = (n: number) => bus.publish([{ topic, key: keyOf(n), value }]);
  for (let n = 0; n < LONE; n += 1) {
    const before = n < LONE / 10;
    const mine = await durationOf(() => publish(n));
    const theirs = await durationOf(() => raw.send([n]));
    if (before) continue;
    took.ours.push(mine);
    took.bare.push(theirs);
  }
  await raw.close();
  await bus.close();
  return took;
}

/** A new group reads what is there: messages a second, beside kafkajs alone. */
async function replay(ground: Ground): Promise<{ readonly ours: number; readonly bare: number }> {
  const bus = await ground.open();
  const topic = await freshTopic(ground, bus);
  for (let n = 0; n < 5 * EVENTS; n += 500)
    await bus.publish(Array.from({ length: 500 }, (_, i) => ({ topic, key: keyOf(n + i), value })));
  const handled = counted(5 * EVENTS);
  const mine = await durationOf(async () => {
    await bus.subscribe({ group: topic, topics: [topic], handle: handled.one, park });
    await handled.all;
  });
  await bus.close();
  const raw: Raw = await openRaw(ground.brokers, topic);
  const theirs = await durationOf(async () => (await raw.count(5 * EVENTS)).promise);
  await raw.close();
  return { ours: (5 * EVENTS * 1000) / mine, bare: (5 * EVENTS * 1000) / theirs };
}

/** From publish to handled, at 200 a second for five seconds, in ms; and how long the group then takes to stop. */
async function latencies(ground: Ground): Promise<{ readonly took: readonly number[]; readonly stop: number }> {
  const bus = await ground.open();
  const topic = await freshTopic(ground, bus);
  const { took, handle, all } = timed(1_000);
  const running = await bus.subscribe({ group: topic, topics: [topic], handle, park });
  await at200ASecond(1_000, (n, now) => bus.publish([{ topic, key: keyOf(n), value: now }]));
  await all;
  const stop = await durationOf(() => running.stop());
  await bus.close();
  return { took, stop };
}

/** A second member joins while messages come: the longest that one of them waited, in ms. */
async function rebalance(ground: Ground): Promise<number> {
  const [first, second] = [await ground.open(), await ground.open()];
  const topic = await freshTopic(ground, first);
  const { took, handle, all } = timed(1_000);
  await first.subscribe({ group: topic, topics: [topic], handle, park });
  const publishing = at200ASecond(1_000, (n, now) => first.publish([{ topic, key: keyOf(n), value: now }]));
  await second.subscribe({ group: topic, topics: [topic], handle, park });
  await publishing;
  await all;
  await Promise.all([first.close(), second.close()]);
  return Math.max(...took);
}

/** The Kafka adapter beside kafkajs alone, both in the same run. */
export function kafkaBus(brokers: readonly string[]): Promise<readonly boolean[]> {
  return onGround(brokers, async (ground) => {
    const rates = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.bare.push(await bare(ground, 64, EVENTS));
      rates.ours.push(await ours(ground, 64, EVENTS));
    }
    const alone = await lone(ground, false);
    const read = await lone(ground, true);
    const again = await replay(ground);
    const { took, stop } = await latencies(ground);
    const per = { bench, unit: '1/s' };
    const ms = { bench, unit: 'ms' };
    return [
      report({
        ...per,
        metric: 'events_per_s_of_64',
        value: median(rates.ours),
        baseline: median(rates.bare),
        bar: { leastRatio: 0.7 },
      }),
      report({ ...per, metric: 'events_per_s_of_1', value: await ours(ground, 1, 1_000), bar: { least: 100 } }),
      report({ ...per, metric: 'events_per_s_of_256', value: await ours(ground, 256, EVENTS), bar: { least: 1_000 } }),
      report({
        ...ms,
        metric: 'lone_publish',
        value: median(alone.ours),
        baseline: median(alone.bare),
        bar: { mostRatio: 1.5 },
      }),
      report({
        ...ms,
        metric: 'lone_publish_while_read',
        value: median(read.ours),
        baseline: median(read.bare),
        bar: { mostRatio: 1.5 },
      }),
      report({ ...per, metric: 'replayed_per_s', value: again.ours, baseline: again.bare, bar: { least: 10_000 } }),
      report({ ...ms, metric: 'publish_to_handled_p50_at_200_per_s', value: quantile(took, 0.5), bar: { most: 50 } }),
      report({ ...ms, metric: 'publish_to_handled_p99_at_200_per_s', value: quantile(took, 0.99), bar: { most: 250 } }),
      report({ ...ms, metric: 'stop', value: stop, bar: { most: 10_000 } }),
      report({
        ...ms,
        metric: 'longest_wait_while_a_member_joins',
        value: await rebalance(ground),
        bar: { most: 10_000 },
      }),
    ];
  });
}
