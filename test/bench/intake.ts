import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Doc } from '@sinan/store';
import { application, FILE, fileCase } from '../acceptance/people.ts';
import { removePlace, settingsOf } from '../acceptance/place.ts';
import { freePort } from '../acceptance/platform.ts';
import { until } from '../acceptance/until.ts';
import { readBooks } from '../faults/books.ts';
import { copyOf, makeWorld, startOn, type World } from '../faults/world.ts';
import { postLoad } from './load.ts';
import { median, report } from './report.ts';

interface Size {
  readonly callers: number;
  readonly warmUp: number;
  readonly cases: number;
}
/** So many that both sides are compiled: ours has more code to warm. */
const EMBEDDED: Size = { callers: 32, warmUp: 6_000, cases: 4_000 };
const ON_SERVERS: Size = { callers: 16, warmUp: 500, cases: 1_000 };
const ROUNDS = 3;

interface Rate {
  readonly casesPerSecond: number;
  readonly p95Ms: number;
}
/** A server in a process of its own that tells its parent `seen` for each case that its reaction saw. */
interface Side {
  readonly child: ChildProcess;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
}

/** Cases a second from many callers, from the first POST until the last is seen by the reaction. */
async function rateOf({ child, url, headers }: Side, body: string, { callers, warmUp, cases }: Size): Promise<Rate> {
  let seen = 0;
  child.on('message', () => {
    seen += 1;
  });
  await postLoad({ url, body, headers, callers, amount: warmUp });
  await until('the warm-up to be seen', () => seen >= warmUp, 60_000);
  const began = performance.now();
  const { p95Ms } = await postLoad({ url, body, headers, callers, amount: cases });
  await until('the cases to be seen', () => seen >= warmUp + cases, 60_000);
  const seconds = (performance.now() - began) / 1000;
  child.send('stop');
  await once(child, 'exit');
  return { casesPerSecond: cases / seconds, p95Ms };
}

function started(script: string, folder: string, env: NodeJS.ProcessEnv): ChildProcess {
  return fork(new URL(script, import.meta.url), [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
    env: { PATH: process.env.PATH, ...env },
  });
}

async function ours(world: World, body: string, size: Size): Promise<Rate> {
  const place = await copyOf(world);
  const port = await freePort();
  const child = started('./intake-platform.ts', place.folder, {
    ...settingsOf(place),
    PORT: String(port),
    SMTP_URL: world.sink.url,
  });
  await once(child, 'message');
  const headers = { authorization: `Bearer ${world.enterprise.token}` };
  const rate = await rateOf({ child, url: `http://localhost:${port}/graphql`, headers }, body, size);
  await removePlace(place);
  return rate;
}

/** A bare side: `intake-libsql.ts` (libsql and nothing else) or `intake-ports.ts` (our own ports, with nothing between). */
async function bare(script: string, rows: FiledRows, body: string): Promise<Rate> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-bench-'));
  await writeFile(join(folder, 'rows.json'), JSON.stringify(rows));
  const child = started(script, folder, {});
  const [port] = (await once(child, 'message')) as [number];
  const rate = await rateOf({ child, url: `http://127.0.0.1:${port}/`, headers: {} }, body, EMBEDDED);
  await rm(folder, { recursive: true, force: true });
  return rate;
}

/** What filing one case writes: its document, its history entry, its event. */
export interface FiledRows {
  readonly document: Doc;
  readonly entry: Doc;
  readonly event: string;
}
async function rowsOfOne(world: World): Promise<FiledRows> {
  const place = await copyOf(world);
  const platform = await startOn(world, place);
  await fileCase(platform.url, world.enterprise, application(world.organisationId));
  await platform.stop();
  const { documents, history, events } = await readBooks(place);
  await removePlace(place);
  const [document, [entry] = [], event] = [documents[0], history.get(documents[0]?.id ?? ''), events[0]];
  if (!document || !entry || !event) throw new Error('one case was filed, but its rows are not there');
  return { document, entry, event };
}

/** With KAFKA_BROKERS and MONGODB_URI in the environment: on those servers. */
export function intake(): Promise<readonly boolean[]> {
  if (!process.env.KAFKA_BROKERS || !process.env.MONGODB_URI) return intakeEmbedded();
  process.env.SINAN_TEST_ON = 'real';
  return intakeOnServers();
}

async function intakeOnServers(): Promise<readonly boolean[]> {
  const world = await makeWorld();
  const body = JSON.stringify({ query: FILE, variables: { input: application(world.organisationId) } });
  const rounds: Rate[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await ours(world, body, ON_SERVERS));
  await world.sink.stop();
  await removePlace(world.place);
  const perSecond = median(rounds.map(({ casesPerSecond }) => casesPerSecond));
  const p95Ms = median(rounds.map((round) => round.p95Ms));
  return [
    report({ bench: 'intake', metric: 'cases_per_s_on_servers', value: perSecond, unit: '1/s', bar: { least: 50 } }),
    report({ bench: 'intake', metric: 'filing_p95_on_servers', value: p95Ms, unit: 'ms', bar: { most: 300 } }),
  ];
}

async function intakeEmbedded(): Promise<readonly boolean[]> {
  const world = await makeWorld();
  const rows = await rowsOfOne(world);
  const body = JSON.stringify({ query: FILE, variables: { input: application(world.organisationId) } });
  const rounds: { ours: Rate; libsql: Rate; ports: Rate }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const libsql = await bare('./intake-libsql.ts', rows, body);
    const mine = await ours(world, body, EMBEDDED);
    rounds.push({ libsql, ours: mine, ports: await bare('./intake-ports.ts', rows, body) });
  }
  await world.sink.stop();
  await removePlace(world.place);
  const perSecond = (side: 'ours' | 'libsql' | 'ports') => median(rounds.map((round) => round[side].casesPerSecond));
  const against = { bench: 'intake', value: perSecond('ours'), unit: '1/s', bar: { leastRatio: 0.5 } } as const;
  const p95Ms = median(rounds.map((round) => round.ours.p95Ms));
  return [
    report({ bench: 'intake', metric: 'cases_per_s', value: perSecond('ours'), unit: '1/s', bar: { least: 300 } }),
    report({ ...against, metric: 'cases_per_s_against_bare_libsql', baseline: perSecond('libsql') }),
    report({ ...against, metric: 'cases_per_s_against_our_ports_bare', baseline: perSecond('ports') }),
    report({ bench: 'intake', metric: 'filing_p95', value: p95Ms, unit: 'ms', bar: { most: 150 } }),
  ];
}
