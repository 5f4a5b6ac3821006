import { type BadLine, openBadLine } from '../../../infra/deploy/local/bad-line.ts';
import type { LocalServers } from '../../../infra/deploy/local/servers.ts';
import { openMailSink } from '../../acceptance/mail-sink.ts';
import { removePlace } from '../../acceptance/place.ts';
import type { Platform } from '../../acceptance/platform.ts';
import { comesTrue } from '../../acceptance/until.ts';
import { printTable } from '../table.ts';
import { copyOf, parkedEvents, startOn, type World } from '../world.ts';
import { type Audit, audit, different, mailsCame } from './audit.ts';
import { pause } from './pause.ts';
import { type LoadReport, steadyLoad } from './steady-load.ts';

const UNREADY_WITHIN_MS = 5_000;

/** What one of them showed. */
interface Run {
  readonly fault: string;
  readonly load: LoadReport;
  readonly audit: Audit;
  readonly parked: number;
  /** What is asked of this fault beside the books, and whether it held. */
  readonly shown: string;
  readonly held: boolean;
}
type Fault = (platform: Platform, line: BadLine) => Promise<Pick<Run, 'shown' | 'held'>>;

/** F3: the database is killed for 30 s, answers 2 s late, or loses the line after a write and before its reply. */
export async function databaseAway(
  world: World,
  servers: LocalServers,
  size: { readonly killedSeconds: number; readonly slowSeconds: number; readonly cuts: number },
): Promise<boolean> {
  const runs = [
    await run(world, servers, `killed, ${size.killedSeconds} s`, killed(servers, size.killedSeconds)),
    await run(world, servers, `2 s slow, for ${size.slowSeconds} s`, slow(size.slowSeconds)),
    await run(world, servers, `${size.cuts} replies to writes cut`, cut(size.cuts)),
  ];
  printTable(
    'F3: the database is away',
    runs.map(({ fault, load, audit: found, parked, shown }) => ({
      database: fault,
      acknowledged: load.acknowledged,
      'asked again': load.askedAgain,
      'beside that': shown,
      parked,
      'mails repeated': found.repeatedMails,
      'lost, doubled or out of order': found.faults.length,
    })),
  );
  for (const { fault, audit: found } of runs) for (const wrong of found.faults) console.error(`  ${fault}: ${wrong}`);
  return runs.every(({ audit: found, held, parked }) => held && parked === 0 && found.faults.length === 0);
}

async function run(world: World, servers: LocalServers, fault: string, inflict: Fault): Promise<Run> {
  const place = await copyOf(world);
  const [sink, line] = [await openMailSink(), await openBadLine(servers.mongoUri)];
  const platform = await startOn(world, place, { sink, env: { MONGODB_URI: line.uri }, split: 'each' });
  const before = different(sink);
  const steady = steadyLoad(world, platform.url, fault);
  await pause(2);
  const shown = await inflict(platform, line);
  const load = await steady.stop();
  await mailsCame(sink, before, load, 60_000);
  const parked = await parkedEvents(platform.url, world);
  for (const { error } of parked) console.error(`  ${fault}: parked: ${error}`);
  await platform.stop();
  await line.stop();
  const found = await audit(place, sink, before, load);
  await sink.stop();
  await removePlace(place);
  return { fault, load, audit: found, parked: parked.length, ...shown };
}

const readyStatus = (platform: Platform) => fetch(`${platform.url}/health/ready`).then(({ status }) => status);

function killed(servers: LocalServers, seconds: number): Fault {
  return async (platform) => {
    await servers.stop('mongo', { kill: true });
    const began = performance.now();
    const unready = await comesTrue(async () => (await readyStatus(platform)) === 503, UNREADY_WITHIN_MS);
    const after = (performance.now() - began) / 1000;
    await pause(seconds);
    await servers.start('mongo');
    const back = await comesTrue(async () => (await readyStatus(platform)) === 200, 30_000);
    await pause(3);
    return { shown: `ready 503 after ${after.toFixed(1)} s, 200 again: ${back}`, held: unready && back };
  };
}

function slow(seconds: number): Fault {
  return async (_platform, line) => {
    line.delay(2_000);
    await pause(seconds);
    line.delay(0);
    return { shown: '', held: true };
  };
}

const EVERY_NTH_WRITE = 7;
const CUTS_WITHIN_MS = 300_000;

function cut(times: number): Fault {
  return async (_platform, line) => {
    line.cutReplies({ nth: EVERY_NTH_WRITE, times });
    const all = await comesTrue(() => line.cuts() === times, CUTS_WITHIN_MS);
    return { shown: `${line.cuts()} cut`, held: all };
  };
}
