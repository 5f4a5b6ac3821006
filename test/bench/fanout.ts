import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Person } from '../acceptance/people.ts';
import { type Place, removePlace, settingsOf } from '../acceptance/place.ts';
import { freePort } from '../acceptance/platform.ts';
import { openStage } from '../acceptance/stage.ts';
import { until } from '../acceptance/until.ts';
import { draftWarning, publishWarning } from '../acceptance/warnings.ts';
import { bare, pooled } from './fanout-limits.ts';
import type { Owed, Standing } from './fanout-platform.ts';
import type { Taken } from './fanout-sink.ts';
import { report } from './report.ts';

const FEW = 20_000;
const MANY = 100_000;
/** As many mails as are on their way at once: so many a kill may repeat. */
const POOL = 20;
const LONG_MS = 600_000;

/**
 * One warning to many: mails a second with the ledger on, beside what the library's pool and its bare connection do over the same sink. Then the platform
 * is killed in the middle and started again, and sink and ledger are compared person by person. The rates are what is aimed at, and are missed as long as
 * the ledger is a row for each mail (docs/adr/0025-sending.md).
 */
export async function fanout(): Promise<readonly boolean[]> {
  const sink = await openSink();
  const limits = { pooled: await pooled(sink.port, 5_000), bare: await bare(sink.port, 50_000) };
  await sink.forget();
  const world = await prepared();
  const platform = await openPlatform(world.place, sink.port);
  await platform.ask({ do: 'subscribe', from: 0, to: FEW });
  const few = await run(world, platform, sink, FEW);
  await platform.ask({ do: 'subscribe', from: FEW, to: MANY });
  const many = await run(world, platform, sink, MANY);
  await platform.ask({ do: 'stop' }).catch(() => undefined);
  const killed = await killedAndResumed(world, sink);
  await removePlace(world.place);
  await sink.stop();
  return judged(limits, few, many, killed);
}

interface Run {
  readonly perSecond: number;
  readonly firstMs: number;
  readonly cpuMsPerThousand: number;
  readonly rssMb: number;
}

type Sink = Awaited<ReturnType<typeof openSink>>;
type Platform = Awaited<ReturnType<typeof openPlatform>>;
type World = Awaited<ReturnType<typeof prepared>>;

/** A place with two editors who are signed in. */
async function prepared() {
  const stage = await openStage();
  await stage.platform.stop();
  await stage.sink.stop();
  return { place: stage.platform.place, editors: stage.editors };
}

async function publish(url: string, [author, chief]: readonly [Person, Person]): Promise<string> {
  const long = (word: string) => `${word} `.repeat(Math.floor(1_900 / (word.length + 1)));
  const summary = { zh: '近期批量诉讼增加。'.repeat(200), en: long('Mass suits are rising.') };
  const { id } = await draftWarning(url, author, { summary, severity: 'warning' });
  await publishWarning(url, chief, id);
  return id;
}

async function run({ editors }: World, platform: Platform, sink: Sink, amount: number): Promise<Run> {
  await sink.forget();
  const before = await platform.cost();
  await publish(platform.url, editors);
  const published = performance.timeOrigin + performance.now();
  await until(`${amount} mails`, async () => (await sink.count()) >= amount || undefined, LONG_MS);
  const after = await platform.cost();
  const at = (await sink.taken()).map(({ atMs }) => atMs);
  const [first, last] = extremes(at);
  return {
    perSecond: amount / ((last - published) / 1_000),
    firstMs: first - published,
    cpuMsPerThousand: ((after.cpuMs - before.cpuMs) / amount) * 1_000,
    rssMb: after.rssMb,
  };
}

/** The least and the greatest of many numbers. */
function extremes(many: readonly number[]): readonly [number, number] {
  return many.reduce<[number, number]>(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** What the sink took beside what the ledger says, after a kill in the middle. */
interface Killed {
  readonly missing: number;
  readonly repeats: number;
  readonly strangers: number;
  readonly unbalanced: number;
}

async function killedAndResumed({ place, editors }: World, sink: Sink): Promise<Killed> {
  await sink.forget();
  const first = await openPlatform(place, sink.port);
  const warningId = await publish(first.url, editors);
  await until('half of the mails', async () => (await sink.count()) >= MANY / 2 || undefined, LONG_MS);
  await first.kill();
  const second = await openPlatform(place, sink.port);
  const standing = () => second.ask({ do: 'standing', warningId }) as Promise<Standing>;
  const done = async () => {
    const { rows, open } = await standing();
    return rows >= MANY && open === 0;
  };
  await until('the ledger to be done', done, LONG_MS);
  const rows = (await second.ask({ do: 'ledger', warningId })) as readonly Owed[];
  const taken = await sink.taken();
  await second.ask({ do: 'stop' }).catch(() => undefined);
  return compared(rows, taken);
}

function compared(owed: readonly Owed[], taken: readonly Taken[]): Killed {
  const keyOf = ({ to, messageId }: Owed | Taken) => `${to} ${messageId}`;
  const came = new Map<string, number>();
  for (const one of taken) came.set(keyOf(one), (came.get(keyOf(one)) ?? 0) + 1);
  const known = new Set(owed.map(keyOf));
  return {
    missing: owed.filter((one) => !came.has(keyOf(one))).length,
    repeats: [...came.values()].reduce((sum, times) => sum + times - 1, 0),
    strangers: [...came.keys()].filter((key) => !known.has(key)).length,
    unbalanced: owed.filter(({ state }) => state !== 'sent').length,
  };
}

function judged(
  limits: { readonly pooled: number; readonly bare: number },
  few: Run,
  many: Run,
  killed: Killed,
): readonly boolean[] {
  const bench = 'fanout';
  const rate = { bench, unit: 'mails/s' };
  const none = (metric: string, value: number, most = 0) =>
    report({ bench, metric, value, unit: 'mails', bar: { most } });
  return [
    report({ ...rate, metric: 'mails_per_s', value: many.perSecond, baseline: limits.pooled, bar: { leastRatio: 6 } }),
    report({
      ...rate,
      metric: 'mails_per_s_of_bare',
      value: many.perSecond,
      baseline: limits.bare,
      bar: { leastRatio: 0.65 },
    }),
    report({
      ...rate,
      metric: 'mails_per_s_20k',
      value: few.perSecond,
      baseline: limits.bare,
      bar: { leastRatio: 0.65 },
    }),
    report({ bench, metric: 'first_mail', value: many.firstMs, unit: 'ms', bar: { most: 1_000 } }),
    report({ bench, metric: 'cpu_per_thousand', value: many.cpuMsPerThousand, unit: 'ms', bar: { most: 200 } }),
    report({ bench, metric: 'rss', value: many.rssMb, unit: 'MB', bar: { most: 300 } }),
    report({
      bench,
      metric: 'rss_growth',
      value: many.rssMb,
      baseline: few.rssMb,
      unit: 'MB',
      bar: { mostRatio: 1.1 },
    }),
    none('missing_after_kill', killed.missing),
    none('repeats_after_kill', killed.repeats, POOL),
    none('strangers_after_kill', killed.strangers),
    none('not_sent_after_kill', killed.unbalanced, POOL),
  ];
}

async function openSink() {
  const child = fork(new URL('./fanout-sink.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    count: () => asked<number>(child, 'count'),
    taken: () => asked<readonly Taken[]>(child, 'taken'),
    forget: () => asked<number>(child, 'forget'),
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

async function openPlatform(place: Place, sinkPort: number) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = fork(new URL('./fanout-platform.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: {
      PATH: process.env.PATH,
      ...settingsOf(place),
      PORT: String(port),
      PUBLIC_URL: url,
      SMTP_URL: `smtp://127.0.0.1:${sinkPort}`,
    },
  });
  await once(child, 'message');
  const ask = (what: object) => asked<object>(child, what);
  return {
    url,
    ask,
    cost: () => ask({ do: 'cost' }) as Promise<{ readonly cpuMs: number; readonly rssMb: number }>,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** What a child answers; rejects when it ends first. */
function asked<T>(child: ChildProcess, what: object | string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the process ended'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as T);
    });
    child.send(what);
  });
}
