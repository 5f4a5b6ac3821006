import type { LocalServers } from '../../../infra/deploy/local/servers.ts';
import { openMailSink } from '../../acceptance/mail-sink.ts';
import { removePlace } from '../../acceptance/place.ts';
import { databaseOf, withMongo } from '../../acceptance/servers.ts';
import { until } from '../../acceptance/until.ts';
import { printTable } from '../table.ts';
import { copyOf, startOn, type World } from '../world.ts';
import { audit, different, mailsCame, printBooks } from './audit.ts';
import { pause } from './pause.ts';
import { steadyLoad } from './steady-load.ts';

export interface Absence {
  readonly how: 'killed' | 'stopped';
  readonly seconds: number;
}
interface Away extends Absence {
  readonly filed: number;
  readonly read: number;
  readonly refused: number;
  readonly drainedInSeconds: number;
}

const DRAINED_WITHIN_S = 30;

/** F2: the broker is killed, or stopped for long, and comes back: filing and reading go on meanwhile, and the outboxes are empty 30 s after its return. */
export async function brokerAway(world: World, servers: LocalServers, absences: readonly Absence[]): Promise<boolean> {
  const place = await copyOf(world);
  const sink = await openMailSink();
  const platform = await startOn(world, place, { sink, split: 'each' });
  const before = different(sink);
  const load = steadyLoad(world, platform.url, 'broker');
  await pause(2);
  const rows: Away[] = [];
  for (const absence of absences) {
    const began = load.report();
    await servers.stop('kafka', { kill: absence.how === 'killed' });
    await pause(absence.seconds);
    const ended = load.report();
    await servers.start('kafka');
    rows.push({
      ...absence,
      filed: ended.acknowledged - began.acknowledged,
      read: ended.reads - ended.readsFailed - (began.reads - began.readsFailed),
      refused: ended.askedAgain + ended.readsFailed - began.askedAgain - began.readsFailed,
      drainedInSeconds: await secondsUntilDrained(place.namespace ?? ''),
    });
    await pause(3);
  }
  const report = await load.stop();
  await mailsCame(sink, before, report, 60_000);
  await platform.stop();
  const found = await audit(place, sink, before, report);
  await sink.stop();
  await removePlace(place);
  printTable(
    'F2: the broker is away',
    rows.map(({ how, seconds, filed, read, refused, drainedInSeconds }) => ({
      broker: `${how}, ${seconds} s`,
      'filed and accepted meanwhile': filed,
      'reads meanwhile': read,
      'refused meanwhile': refused,
      'outboxes empty after': `${drainedInSeconds.toFixed(1)} s`,
    })),
  );
  const balanced = printBooks('F2', report, found);
  const held = rows.every(
    ({ filed, read, refused, drainedInSeconds }) =>
      filed > 0 && read > 0 && refused === 0 && drainedInSeconds <= DRAINED_WITHIN_S,
  );
  return held && balanced;
}

/** What waited when the broker came back has been relayed: no outbox holds an entry that is older than its return. */
async function secondsUntilDrained(namespace: string): Promise<number> {
  const returned = performance.now();
  const instant = new Date().toISOString();
  await withMongo(async (client) => {
    const cases = client.db(databaseOf(namespace)).collection('cases.cases');
    await until(
      'the outboxes to be empty',
      async () => {
        const waiting = await cases.find({ 'f.pending': true }).toArray();
        return waiting.every(({ body }) => !oldestOf(String(body), instant));
      },
      120_000,
    );
  });
  return (performance.now() - returned) / 1000;
}

function oldestOf(body: string, before: string): boolean {
  const { outbox } = JSON.parse(body) as { outbox: readonly { readonly at: string }[] };
  return outbox.some(({ at }) => at < before);
}
