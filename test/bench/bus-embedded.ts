import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedBus } from '@sinan/bus';
import Database from 'libsql';
import { at200ASecond, callers, counted, keyOf, timed, value } from './bus-load.ts';
import { median, quantile, report } from './report.ts';

const CALLERS = 64;
const EVENTS = 20_000;
const ROUNDS = 3;

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Events a second from 64 callers, each awaiting its durable publish, until the last is handled. */
function ours(): Promise<number> {
  return inFolder(async (folder) => {
    const bus = await openEmbeddedBus({ file: join(folder, 'log.db') });
    await bus.declare(['bench']);
    const handled = counted(EVENTS);
    await bus.subscribe({ group: 'bench', topics: ['bench'], handle: handled.one, park: async () => undefined });
    const began = performance.now();
    await callers(CALLERS, EVENTS, (n) => bus.publish([{ topic: 'bench', key: keyOf(n), value }]));
    await handled.all;
    const seconds = (performance.now() - began) / 1000;
    await bus.close();
    return EVENTS / seconds;
  });
}

/** The same rows written and read bare: libsql on this thread, 64 rows a durable commit (as many as there are callers), then read back in order. */
function bare(): Promise<number> {
  return inFolder(async (folder) => {
    const db = new Database(join(folder, 'bare.db'));
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (topic TEXT, part INTEGER, seq INTEGER, key TEXT, value TEXT, at INTEGER, PRIMARY KEY (topic, part, seq)) WITHOUT ROWID',
    );
    const insert = db.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)');
    const read = db.prepare(
      'SELECT seq, key, value, at FROM log WHERE topic = ? AND part = ? AND seq >= ? ORDER BY seq LIMIT 500',
    );
    const began = performance.now();
    for (let n = 0; n < EVENTS; n += CALLERS) {
      db.exec('BEGIN IMMEDIATE');
      for (let i = n; i < Math.min(n + CALLERS, EVENTS); i += 1)
        insert.run('bench', i % 12, i, keyOf(i), value, Date.now());
      db.exec('COMMIT');
    }
    let seen = 0;
    for (let part = 0; part < 12; part += 1)
      for (
        let from = 0, rows = read.all('bench', part, from) as { seq: number }[];
        rows.length > 0;
        rows = read.all('bench', part, from) as { seq: number }[]
      ) {
        seen += rows.length;
        from = (rows.at(-1)?.seq ?? 0) + 1;
      }
    const seconds = (performance.now() - began) / 1000;
    db.close();
    if (seen !== EVENTS) throw new Error(`the bare run read ${seen} of ${EVENTS}`);
    return EVENTS / seconds;
  });
}

/** From publish to handled, at 200 a second for five seconds, in ms. */
function latencies(): Promise<readonly number[]> {
  return inFolder(async (folder) => {
    const bus = await openEmbeddedBus({ file: join(folder, 'log.db') });
    await bus.declare(['bench']);
    const { took, handle, all } = timed(1_000);
    await bus.subscribe({ group: 'bench', topics: ['bench'], handle, park: async () => undefined });
    await at200ASecond(1_000, (n, now) => bus.publish([{ topic: 'bench', key: keyOf(n), value: now }]));
    await all;
    await bus.close();
    return took;
  });
}

/** The embedded log beside bare libsql. */
export async function embeddedBus(): Promise<readonly boolean[]> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.bare.push(await bare());
    rates.ours.push(await ours());
  }
  const p99 = quantile(await latencies(), 0.99);
  return [
    report({
      bench: 'bus',
      metric: 'events_per_s',
      value: median(rates.ours),
      unit: '1/s',
      baseline: median(rates.bare),
      bar: { leastRatio: 0.7 },
    }),
    report({ bench: 'bus', metric: 'publish_to_handled_p99_at_200_per_s', value: p99, unit: 'ms', bar: { most: 50 } }),
  ];
}
