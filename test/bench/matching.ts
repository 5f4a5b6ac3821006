import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withMongo } from '../acceptance/servers.ts';
import type { Asked, Counted, Planned } from './matching-room.ts';
import { report } from './report.ts';

const ALL = ['US', 'JP', 'KR'];
const TENTH = ['DE'];
const HARDLY = ['IS'];

/**
 * Subscriptions by the million, and warnings about a country that hardly anybody chose, one that a tenth did, and three that everybody is in: how long until the first
 * of them can be mailed, how many a second, and in how much memory. On the servers where MONGODB_URI is set, else embedded.
 */
export async function matching(persons: number): Promise<readonly boolean[]> {
  const place = {
    folder: await mkdtemp(join(tmpdir(), 'sinan-bench-')),
    database: `sinan_bench_${randomBytes(6).toString('hex')}`,
  };
  await during(place, (room) => room.ask({ do: 'fill', amount: persons }));
  const figures = await during(place, async (room) => {
    const plan = (about: readonly string[]) => room.ask({ do: 'plan', about }) as Promise<Planned>;
    const audience = (about: readonly string[]) => room.ask({ do: 'audience', about }) as Promise<Counted>;
    const earlier = await plan(HARDLY);
    const [hardly, tenth, all] = [await plan(HARDLY), await plan(TENTH), await plan(ALL)];
    return { earlier, hardly, tenth, all, audience: await audience(ALL), audienceOfTenth: await audience(TENTH) };
  });
  await rm(place.folder, { recursive: true, force: true });
  if (process.env.MONGODB_URI) await withMongo((client) => client.db(place.database).dropDatabase());
  return judged(persons, figures);
}

interface Figures {
  /** The first warning after the last release, which wrote what is there. */
  readonly earlier: Planned;
  readonly hardly: Planned;
  readonly tenth: Planned;
  readonly all: Planned;
  readonly audience: Counted;
  readonly audienceOfTenth: Counted;
}

/** So many mails go out in a second (bench `fanout`): who is to get them is found faster. */
const MAILED_PER_SECOND = 3_500;

function judged(
  persons: number,
  { earlier, hardly, tenth, all, audience, audienceOfTenth }: Figures,
): readonly boolean[] {
  const bench = 'matching';
  const first = (metric: string, { firstMs }: Planned) =>
    report({ bench, metric: `first_of_${metric}`, value: firstMs, unit: 'ms', bar: { most: 1_000 } });
  const none = (metric: string, value: number) => report({ bench, metric, value, unit: 'readers', bar: { most: 0 } });
  const perSecond = ({ readers, allMs }: Planned) => (readers / allMs) * 1_000;
  return [
    report({ bench, metric: 'first_after_upgrade', value: earlier.firstMs, unit: 'ms', bar: { most: 600_000 } }),
    first('hardly_any', hardly),
    first('a_tenth', tenth),
    first('all', all),
    report({
      bench,
      metric: 'a_tenth_per_s',
      value: perSecond(tenth),
      unit: 'readers/s',
      bar: { least: MAILED_PER_SECOND },
    }),
    report({ bench, metric: 'all_per_s', value: perSecond(all), unit: 'readers/s', bar: { least: MAILED_PER_SECOND } }),
    report({
      bench,
      metric: 'cpu_per_thousand',
      value: (all.cpuMs / all.readers) * 1_000,
      unit: 'ms',
      bar: { most: 100 },
    }),
    report({
      bench,
      metric: 'audience_cpu_per_thousand',
      value: (audience.cpuMs / audience.readers) * 1_000,
      unit: 'ms',
      bar: { most: 100 },
    }),
    report({ bench, metric: 'rss', value: all.rssMb, unit: 'MB', bar: { most: 300 } }),
    report({
      bench,
      metric: 'rss_growth',
      value: all.rssMb,
      baseline: tenth.rssMb,
      unit: 'MB',
      bar: { mostRatio: 1.15 },
    }),
    report({ bench, metric: 'audience_of_all', value: audience.ms, unit: 'ms', bar: { most: 60_000 } }),
    report({ bench, metric: 'audience_of_a_tenth', value: audienceOfTenth.ms, unit: 'ms', bar: { most: 6_000 } }),
    none('missed', 2 * persons - all.readers - audience.readers),
    none('missed_of_a_tenth', 2 * Math.ceil(persons / 10) - tenth.readers - audienceOfTenth.readers),
  ];
}

interface Place {
  readonly folder: string;
  readonly database: string;
}
interface Room {
  ask(what: Asked): Promise<unknown>;
}

/** In a process of its own, so that what it takes is what the matching takes. */
async function during<T>(place: Place, work: (room: Room) => Promise<T>): Promise<T> {
  const child = await started(place);
  const done = await work({ ask: (what) => asked(child, what) });
  const ended = once(child, 'exit');
  child.send({ do: 'stop' } satisfies Asked);
  await ended;
  return done;
}

async function started({ folder, database }: Place): Promise<ChildProcess> {
  const child = fork(new URL('./matching-room.ts', import.meta.url), [folder, database], {
    execArgv: [
      '-C',
      'source',
      '--import',
      'tsx',
      ...(process.env.BPROF ? ['--cpu-prof', '--cpu-prof-dir=/tmp/mprof'] : []),
    ],
    env: { PATH: process.env.PATH, MONGODB_URI: process.env.MONGODB_URI },
  });
  await once(child, 'message');
  return child;
}

async function asked(child: ChildProcess, what: Asked): Promise<unknown> {
  const answer = once(child, 'message');
  child.send(what);
  const [said] = await Promise.race([
    answer,
    once(child, 'exit').then(() => Promise.reject(new Error('the room ended'))),
  ]);
  return said;
}
