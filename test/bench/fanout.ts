import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { data, graphql } from '../acceptance/graphql.ts';
import type { Person } from '../acceptance/people.ts';
import { type Place, removePlace, settingsOf } from '../acceptance/place.ts';
import { freePort } from '../acceptance/platform.ts';
import { openStage } from '../acceptance/stage.ts';
import { until } from '../acceptance/until.ts';
import { draftWarning, publishWarning } from '../acceptance/warnings.ts';
import { bare, pooled } from './fanout-limits.ts';
import type { Owed, Standing } from './fanout-platform.ts';
import type { Taken } from './fanout-sink.ts';
import { quantile, report } from './report.ts';

/** On servers fewer: a subscriber takes some thirty ways there and back to begin. */
const ON_SERVERS = Boolean(process.env.KAFKA_BROKERS && process.env.MONGODB_URI);
const FEW = Number(process.env.BENCH_FEW ?? (ON_SERVERS ? 2_000 : 20_000));
const MANY = Number(process.env.BENCH_MANY ?? (ON_SERVERS ? 10_000 : 100_000));
/** Of the rates of nodemailer's pool, and of its bare connection. */
const OF_POOLED = ON_SERVERS ? 1 : 6;
const OF_BARE = ON_SERVERS ? 0.5 : 0.65;
/** As many mails as are on their way at once: so many a kill may repeat. */
const POOL = 50;
const LONG_MS = 600_000;

/**
 * One warning to many: mails a second with the ledger on, beside what the library's pool and its bare connection do over the same sink; and how long somebody waits
 * meanwhile who signs in or reads. Then the platform is killed in the middle and started again, and sink and ledger are compared person by person. With KAFKA_BROKERS and
 * MONGODB_URI in the environment: on those servers.
 */
export async function fanout(): Promise<readonly boolean[]> {
  if (ON_SERVERS) process.env.SINAN_TEST_ON = 'real';
  const sink = await openSink();
  const limits = { pooled: await pooled(sink.port, 5_000), bare: await bare(sink.port, 50_000) };
  const world = await prepared();
  await subscribe(world, sink, 0, FEW);
  const few = await run(world, sink, FEW);
  await subscribe(world, sink, FEW, MANY);
  const many = await run(world, sink, MANY);
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
  /** Of those who read meanwhile, the time that one in twenty waits longer than. */
  readonly readP95Ms: number;
  /** The longest that somebody waited for a sign-in mail. */
  readonly signInMs: number;
}

type Sink = Awaited<ReturnType<typeof openSink>>;
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

async function subscribe({ place }: World, sink: Sink, from: number, to: number): Promise<void> {
  const platform = await openPlatform(place, sink.port);
  await platform.ask({ do: 'subscribe', from, to });
  await platform.stop();
}

/** In a process of its own, so that what it takes is what the mails take. */
async function run({ place, editors }: World, sink: Sink, amount: number): Promise<Run> {
  const platform = await openPlatform(place, sink.port);
  await sink.forget();
  const before = await platform.cost();
  await publish(platform.url, editors);
  const published = performance.timeOrigin + performance.now();
  const isDone = async () => (await sink.count()) >= amount;
  const [reads, signIns] = await Promise.all([readers(platform.url, isDone), signingIn(platform.url, sink, isDone)]);
  await until(`${amount} mails`, async () => (await sink.count()) >= amount + signIns.length || undefined, LONG_MS);
  const after = await platform.cost();
  await platform.stop();
  const [first, last] = extremes((await toSubscribers(sink)).map(({ atMs }) => atMs));
  return {
    perSecond: amount / ((last - published) / 1_000),
    firstMs: first - published,
    cpuMsPerThousand: ((after.cpuMs - before.cpuMs) / amount) * 1_000,
    rssMb: after.rssMb,
    readP95Ms: quantile(reads, 0.95),
    signInMs: Math.max(0, ...signIns),
  };
}

async function toSubscribers(sink: Sink): Promise<readonly Taken[]> {
  return (await sink.taken()).filter(({ to }) => to.endsWith('@subscribers.example'));
}

/** Somebody who reads the warnings in force, twenty times a second: how long each answer took, in ms. */
async function readers(url: string, isDone: () => Promise<boolean>): Promise<readonly number[]> {
  const took: number[] = [];
  while (!(await isDone())) {
    const began = performance.now();
    await data(graphql(url, null, '{ warnings(first: 20) { edges { node { id } } } }'));
    took.push(performance.now() - began);
    await pause(50);
  }
  return took;
}

const SIGN_IN = 'mutation ($input: RequestSignInInput!) { requestSignIn(input: $input) { __typename } }';
/** As many as one address may ask for within a while. */
const SIGN_INS = 5;

/** People who ask for a sign-in mail, one after the other: how long each waited for it, in ms. */
async function signingIn(url: string, sink: Sink, isDone: () => Promise<boolean>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let n = 0; n < SIGN_INS && !(await isDone()); n += 1) {
    const [began, email] = [performance.now(), `waits-${n}@people.example`];
    await data(graphql(url, null, SIGN_IN, { input: { email, locale: 'en' } }));
    await until('the sign-in mail', async () => (await sink.has(email)) || undefined, LONG_MS);
    took.push(performance.now() - began);
    await pause(500);
  }
  return took;
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
    const { mails, waiting } = await standing();
    return mails >= MANY && waiting === 0;
  };
  await until('the ledger to be done', done, LONG_MS);
  const rows = (await second.ask({ do: 'ledger', warningId })) as readonly Owed[];
  const taken = await toSubscribers(sink);
  await second.stop();
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
    unbalanced: owed.filter(({ isSent }) => !isSent).length,
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
    report({
      ...rate,
      metric: 'mails_per_s',
      value: many.perSecond,
      baseline: limits.pooled,
      bar: { leastRatio: OF_POOLED },
    }),
    report({
      ...rate,
      metric: 'mails_per_s_of_bare',
      value: many.perSecond,
      baseline: limits.bare,
      bar: { leastRatio: OF_BARE },
    }),
    report({
      ...rate,
      metric: 'mails_per_s_few',
      value: few.perSecond,
      baseline: limits.bare,
      bar: { leastRatio: OF_BARE },
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
    report({ bench, metric: 'graphql_p95_meanwhile', value: many.readP95Ms, unit: 'ms', bar: { most: 100 } }),
    report({ bench, metric: 'sign_in_mail_meanwhile', value: many.signInMs, unit: 'ms', bar: { most: 2_000 } }),
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
    has: (address: string) => asked<boolean>(child, { address }),
    forget: () => asked<number>(child, 'forget'),
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

/** As it is deployed: without what reads TypeScript, which takes some 50 MB. */
async function built(name: string): Promise<string> {
  const file = fileURLToPath(new URL(`../node_modules/.cache/bench/${name}.mjs`, import.meta.url));
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return file;
}

async function openPlatform(place: Place, sinkPort: number) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = fork(await built('fanout-platform'), {
    execArgv: (process.env.BENCH_FLAGS ?? '').split(' ').filter(Boolean),
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
    async stop() {
      const ended = once(child, 'exit');
      child.send({ do: 'stop' });
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** What a child answers, one question after the other; rejects when it ends first. */
function asked<T>(child: ChildProcess, what: object | string): Promise<T> {
  const answer = (waiting.get(child) ?? Promise.resolve()).then(
    () =>
      new Promise<T>((resolve, reject) => {
        const ended = () => reject(new Error('the process ended'));
        child.once('exit', ended);
        child.once('message', (answer) => {
          child.off('exit', ended);
          resolve(answer as T);
        });
        child.send(what);
      }),
  );
  waiting.set(
    child,
    answer.catch(() => undefined),
  );
  return answer;
}
const waiting = new WeakMap<ChildProcess, Promise<unknown>>();
