import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { application, FILE } from '../acceptance/people.ts';
import { until } from '../acceptance/until.ts';
import { copyOf, makeWorld, startOn, type World } from '../faults/world.ts';
import { postLoad } from './load.ts';
import { median, report } from './report.ts';

const CALLERS = 32;
const WARM_UP = 400;
const CASES = 3_000;
const ROUNDS = 3;

interface Rate {
  readonly casesPerSecond: number;
  readonly p95Ms: number;
}

/** Cases a second, filed through GraphQL by an enterprise's 32 callers until the reactions of notifications have handled them all. */
async function ours(world: World): Promise<Rate> {
  const folder = await copyOf(world);
  const platform = await startOn(world, folder);
  const body = JSON.stringify({ query: FILE, variables: { input: application(world.organisationId) } });
  const headers = { authorization: `Bearer ${world.enterprise.token}` };
  const url = `${platform.url}/graphql`;
  const seen = () => handledBy(platform.url, 'notifications.cases');
  await postLoad({ url, body, headers, connections: CALLERS, amount: WARM_UP });
  const before = await until('the warm-up to be seen', async () => {
    const count = await seen();
    return count >= WARM_UP ? count : null;
  });
  const began = performance.now();
  const { p95Ms } = await postLoad({ url, body, headers, connections: CALLERS, amount: CASES });
  await until('the cases to be seen', async () => (await seen()) >= before + CASES, 60_000);
  const seconds = (performance.now() - began) / 1000;
  await platform.kill();
  await rm(folder, { recursive: true, force: true });
  return { casesPerSecond: CASES / seconds, p95Ms };
}

async function handledBy(url: string, group: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(text.match(new RegExp(`^sinan_events_handled_total\\{group="${group}"\\} (\\d+)$`, 'm'))?.[1] ?? 0);
}

/** The bare side, in a process of its own: see `intake-server.ts`. */
async function bare(world: World): Promise<Rate> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-bench-'));
  const child = fork(new URL('./intake-server.ts', import.meta.url), [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
  });
  let seen = 0;
  let port = '';
  child.on('message', (text: string) => {
    if (text.startsWith('port ')) port = text.slice(5);
    else seen += 1;
  });
  const url = `http://127.0.0.1:${await until('the bare server', () => port)}/`;
  const body = JSON.stringify({ query: FILE, variables: { input: application(world.organisationId) } });
  await postLoad({ url, body, connections: CALLERS, amount: WARM_UP });
  await until('the warm-up to be seen', () => seen >= WARM_UP);
  const began = performance.now();
  const { p95Ms } = await postLoad({ url, body, connections: CALLERS, amount: CASES });
  await until('the rows to be seen', () => seen >= WARM_UP + CASES, 60_000);
  const seconds = (performance.now() - began) / 1000;
  child.send('stop');
  await once(child, 'exit');
  await rm(folder, { recursive: true, force: true });
  return { casesPerSecond: CASES / seconds, p95Ms };
}

export async function intake(): Promise<readonly boolean[]> {
  const world = await makeWorld();
  const rounds: { ours: Rate; bare: Rate }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ bare: await bare(world), ours: await ours(world) });
  await world.sink.stop();
  const casesPerSecond = median(rounds.map((round) => round.ours.casesPerSecond));
  const baseline = median(rounds.map((round) => round.bare.casesPerSecond));
  return [
    report({ bench: 'intake', metric: 'cases_per_s', value: casesPerSecond, unit: '1/s', bar: { least: 300 } }),
    report({
      bench: 'intake',
      metric: 'cases_per_s_against_bare',
      value: casesPerSecond,
      unit: '1/s',
      baseline,
      bar: { leastRatio: 0.5 },
    }),
    report({
      bench: 'intake',
      metric: 'filing_p95',
      value: median(rounds.map((round) => round.ours.p95Ms)),
      unit: 'ms',
      bar: { most: 150 },
    }),
  ];
}
