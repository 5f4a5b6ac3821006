import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outgoing, openEmbeddedBus } from '@sinan/bus';
import { insights, rebuildInsights, writtenFacts } from '@sinan/insights';
import { TOPICS, type TopicName } from '@sinan/schema';
import { openSqliteStore } from '@sinan/store';
import { seeded, yearOfEvents } from './rebuild-events.ts';
import { report } from './report.ts';

const EVENTS = 100_000;
const REPEATED = 0.1;
const BATCH = 1_000;

/** L6, on the embedded log and store: every figure made anew from 100,000 events, and the rows of both makings compared byte by byte. */
export async function rebuild(): Promise<readonly boolean[]> {
  const lanes = yearOfEvents(EVENTS, 1);
  const [once, again] = [await openGround(), await openGround()];
  await publish(once, lanes.flat());
  const seconds = await rebuilt(once);
  await publish(again, shuffledWithRepeats(lanes, seeded(2)));
  await rebuilt(again);
  const { rows, different } = await compared(once, again);
  for (const ground of [once, again]) await ground.close();
  return [
    report({ bench: 'rebuild', metric: 'seconds', value: seconds, unit: 's', bar: { most: 60 } }),
    report({ bench: 'rebuild', metric: 'rows', value: rows, unit: 'rows', bar: { least: EVENTS } }),
    report({ bench: 'rebuild', metric: 'different_rows', value: different, unit: 'rows', bar: { most: 0 } }),
  ];
}

type Ground = Awaited<ReturnType<typeof openGround>>;

/** A log and an empty store, in a folder that goes with `close`. */
async function openGround() {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'store.db') });
  await store.declare(insights.collections);
  const bus = await openEmbeddedBus({ file: join(folder, 'log.db') });
  await bus.declare([TOPICS.cases.name]);
  return {
    store: store.forService(insights.name),
    bus,
    topic: (name: TopicName) => TOPICS[name].name,
    async close() {
      await bus.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish({ bus }: Ground, messages: readonly Outgoing[]): Promise<void> {
  for (let from = 0; from < messages.length; from += BATCH) await bus.publish(messages.slice(from, from + BATCH));
}

async function rebuilt(ground: Ground): Promise<number> {
  const began = performance.now();
  await rebuildInsights(ground, 'insights.rebuild');
  return (performance.now() - began) / 1000;
}

/** The same events with the lanes in another order, so that every partition is; of one lane in ten the whole is told once more. */
function shuffledWithRepeats(lanes: readonly (readonly Outgoing[])[], random: () => number): readonly Outgoing[] {
  const keyed = lanes.map((lane) => ({ lane: random() < REPEATED ? [...lane, ...lane] : lane, at: random() }));
  return keyed.sort((one, other) => one.at - other.at).flatMap(({ lane }) => lane);
}

/** How many rows the first has, and in how many places the second has not the same one. */
async function compared(one: Ground, other: Ground) {
  const theirs = writtenFacts(other.store);
  let [rows, different] = [0, 0];
  for await (const line of writtenFacts(one.store)) {
    rows += 1;
    if ((await theirs.next()).value !== line) different += 1;
  }
  for await (const _ of theirs) different += 1;
  return { rows, different };
}
