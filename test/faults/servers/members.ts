import { type MailSink, openMailSink } from '../../acceptance/mail-sink.ts';
import { removePlace, settingsOf } from '../../acceptance/place.ts';
import { freePort } from '../../acceptance/platform.ts';
import { startProcess } from '../../acceptance/process.ts';
import { printTable } from '../table.ts';
import { copyOf, startOn, type World } from '../world.ts';
import { audit, different, mailsCame, printBooks } from './audit.ts';
import { pause } from './pause.ts';
import { steadyLoad } from './steady-load.ts';

interface Coming {
  readonly how: 'leave' | 'killed';
  readonly times: number;
  readonly everySeconds: number;
}
/** Kafka's session time-out as the platform sets it, and what rejoining and the mail itself take. */
const STALLS_AT_MOST_S = 15;

/** F7: further members of the groups of cases and notifications come, and leave in order or are killed, under load. */
export async function members(world: World, comings: readonly Coming[]): Promise<boolean> {
  const place = await copyOf(world);
  const sink = await openMailSink();
  const platform = await startOn(world, place, { sink, split: 'each' });
  const before = different(sink);
  const load = steadyLoad(world, platform.url, 'members');
  const rows = [];
  const settings = { ...settingsOf(place), SMTP_URL: sink.url, PUBLIC_URL: platform.url };
  for (const coming of comings) {
    const { how, times } = coming;
    const stalls = watchStalls(sink);
    for (let n = 0; n < times; n += 1) await comeAndGo(settings, n % 2 === 0 ? 'notifications' : 'cases', coming);
    rows.push({ members: how, times, 'longest time without a mail': stalls.stop() });
  }
  const report = await load.stop();
  const came = await mailsCame(sink, before, report, 60_000);
  await platform.stop();
  const found = await audit(place, sink, before, report);
  await sink.stop();
  await removePlace(place);
  printTable(
    'F7: members of a group come and go',
    rows.map((row) => ({
      ...row,
      'longest time without a mail': `${row['longest time without a mail'].toFixed(1)} s`,
    })),
  );
  const balanced = printBooks('F7', report, found);
  const held = rows.every((row) => row['longest time without a mail'] <= STALLS_AT_MOST_S);
  return came && held && balanced;
}

/** One more process of a service comes, stays half the time, and goes; the group has the other half to itself. */
async function comeAndGo(
  settings: Record<string, string>,
  service: string,
  { how, everySeconds }: Coming,
): Promise<void> {
  const guest = await startProcess([service], { ...settings, PORT: String(await freePort()) });
  await pause(everySeconds / 2);
  await guest.end(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
  await pause(everySeconds / 2);
}

const LOOK_EVERY_MS = 50;

/** The longest time in which no mail came: mails come all the time while events are handled. */
function watchStalls(sink: MailSink) {
  let [seen, since, longest] = [sink.mails.length, performance.now(), 0];
  const look = () => {
    longest = Math.max(longest, (performance.now() - since) / 1000);
    if (sink.mails.length === seen) return;
    [seen, since] = [sink.mails.length, performance.now()];
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop(): number {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
