import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { application, fileCase } from '../acceptance/people.ts';
import { type Place, removePlace, settingsOf } from '../acceptance/place.ts';
import { freePort } from '../acceptance/platform.ts';
import { comesTrue } from '../acceptance/until.ts';
import { copyOf, makeWorld, type World } from '../faults/world.ts';
import { quantile, report } from './report.ts';

const CLIENTS = 1_000;
const ROUNDS = 10;
const HEARS_WITHIN_MS = 20_000;
const FOLLOW = JSON.stringify({ query: 'subscription { caseChanged { id status } }' });

/**
 * L7: a thousand event streams are opened, one case is filed, all of them hear of it, and all are dropped; ten times, after one that warms the process
 * up. What is left of them afterwards, in listeners, sockets, timers and memory, is a leak.
 */
export async function streams(): Promise<readonly boolean[]> {
  const world = await makeWorld();
  const place = await copyOf(world);
  const platform = await startPlatform(world, place);
  await round(platform, world);
  const before = await platform.held();
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(platform, world));
  const after = await platform.held();
  await platform.stop();
  await world.sink.stop();
  for (const one of [place, world.place]) await removePlace(one);
  const bench = 'streams';
  const left = Math.max(...rounds.map(({ left }) => left));
  const missed = rounds.reduce((sum, { missed }) => sum + missed, 0);
  const [first, last] = [rounds.map((one) => one.firstMs), rounds.map((one) => one.lastMs)];
  const most = (value: number, bar: number) => ({ value, bar: { most: bar } });
  return [
    report({ bench, metric: 'listeners_left', unit: 'listeners', ...most(left, 0) }),
    // The bench asks for figures over a few connections that are kept.
    report({ bench, metric: 'sockets_left', unit: 'sockets', ...most(after.sockets - before.sockets, 5) }),
    report({ bench, metric: 'timers_left', unit: 'timers', ...most(after.timers - before.timers, 5) }),
    report({ bench, metric: 'heap_growth', unit: 'MB', ...most(after.heapMb - before.heapMb, 20) }),
    report({ bench, metric: 'events_missed', unit: 'events', ...most(missed, 0) }),
    report({ bench, metric: 'first_event', unit: 'ms', ...most(quantile(first, 0.5), 1_000) }),
    report({ bench, metric: 'event_to_all', unit: 'ms', ...most(quantile(last, 0.5), 5_000) }),
  ];
}

/** What one round showed: listeners that were left, clients that heard nothing, and how long after the answer to the filing the event came. */
interface Round {
  readonly left: number;
  readonly missed: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

async function round(platform: BenchPlatform, world: World): Promise<Round> {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(platform.url, world)));
  const { id } = await fileCase(platform.url, world.enterprise, application(world.organisationId));
  const filed = performance.now();
  const heardAt = clients.map((client) => client.hears(id));
  const times = (await Promise.all(heardAt)).flatMap((at) => (at === null ? [] : [Math.max(0, at - filed)]));
  for (const client of clients) client.drop();
  await comesTrue(async () => (await platform.followers()) === 0);
  return {
    left: await platform.followers(),
    missed: CLIENTS - times.length,
    firstMs: quantile(times, 0),
    lastMs: quantile(times, 1),
  };
}

/** One client on a connection of its own. */
interface Client {
  /** When it heard of a case; null when it did not in time. */
  hears(id: string): Promise<number | null>;
  drop(): void;
}

function openClient(url: string, { enterprise }: World): Promise<Client> {
  const headers = {
    accept: 'text/event-stream',
    authorization: `Bearer ${enterprise.token}`,
    'content-type': 'application/json',
  };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(`${url}/graphql`, { method: 'POST', agent: false, headers }, (res) => {
      let text = '';
      let look = (): void => undefined;
      res.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        look();
      });
      const hears = (id: string) =>
        new Promise<number | null>((heard) => {
          const late = setTimeout(() => heard(null), HEARS_WITHIN_MS);
          look = () => {
            if (!text.includes(id)) return;
            clearTimeout(late);
            heard(performance.now());
          };
          look();
        });
      resolve({ hears, drop: () => sent.destroy() });
    });
    // A connection that is dropped ends in an error.
    sent.on('error', reject);
    sent.end(FOLLOW);
  });
}

interface Held {
  readonly heapMb: number;
  readonly sockets: number;
  readonly timers: number;
}

interface BenchPlatform {
  readonly url: string;
  held(): Promise<Held>;
  /** How many listeners the process says that it has. */
  followers(): Promise<number>;
  stop(): Promise<void>;
}

async function startPlatform({ sink }: World, place: Place): Promise<BenchPlatform> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = fork(new URL('./streams-platform.ts', import.meta.url), {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { PATH: process.env.PATH, ...settingsOf(place), PORT: String(port), PUBLIC_URL: url, SMTP_URL: sink.url },
  });
  await once(child, 'message');
  return {
    url,
    held: () => asked<Held>(child, 'held'),
    async followers() {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(metrics.match(/^sinan_event_followers (\d+)$/m)?.[1] ?? Number.NaN);
    },
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

async function asked<T>(child: ChildProcess, what: string): Promise<T> {
  child.send(what);
  const [answer] = (await once(child, 'message')) as [T];
  return answer;
}
