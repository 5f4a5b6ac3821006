import { withBackend } from '../../acceptance/backend.ts';
import { type MailSink, openMailSink } from '../../acceptance/mail-sink.ts';
import { type Place, removePlace, settingsOf } from '../../acceptance/place.ts';
import { freePort, type Platform } from '../../acceptance/platform.ts';
import { startProcess } from '../../acceptance/process.ts';
import { testKafka } from '../../acceptance/servers.ts';
import { askAll, caseWish } from '../load.ts';
import { printTable } from '../table.ts';
import { copyOf, startOn, type World } from '../world.ts';
import { audit, different, mailsCame } from './audit.ts';

/** F14: two gateways relay the same cases; what a relay that lost its lease would publish comes again; the groups are deleted. Order is kept, and nobody is told twice. */
export async function twoRelays(world: World, rounds: number): Promise<boolean> {
  const place = await copyOf(world);
  const sink = await openMailSink();
  let platform = await startOn(world, place, { sink, split: true });
  const before = different(sink);
  const wishes = await throughTwo(world, place, sink, platform, { name: 'two relays', rounds });
  const load = { wishes, acknowledged: 0, askedAgain: 0, reads: 0, readsFailed: 0 };
  const told = await mailsCame(sink, before, load, 60_000);
  const republishedByHand = await publishOld(place);
  await platform.stop();
  const groups = await deleteGroups(place);
  platform = await startOn(world, place, { sink, split: true });
  const caughtUp = await mailsCame(sink, before, load, 60_000);
  const [last] = await throughTwo(world, place, sink, platform, { name: 'afterwards', rounds: 1 });
  await mailsCame(sink, before, { ...load, wishes: [...wishes, ...(last ? [last] : [])] }, 60_000);
  await platform.stop();
  const found = await audit(place, sink, before, { ...load, wishes: [...wishes, ...(last ? [last] : [])] });
  await sink.stop();
  await removePlace(place);
  printTable('F14: two relays, a stale relay, and groups deleted', [
    {
      cases: wishes.length + 1,
      acknowledged: [...wishes, ...(last ? [last] : [])].filter(({ acknowledged }) => acknowledged).length,
      'old events published again': republishedByHand,
      'groups deleted': groups,
      'events republished': found.republished,
      'mails repeated': found.repeatedMails,
      'lost, doubled or out of order': found.faults.length,
    },
  ]);
  for (const fault of found.faults) console.error(`  ${fault}`);
  return told && caughtUp && found.faults.length === 0 && found.repeatedMails === 0;
}

/** Cases filed through one gateway and accepted at once through another: both relay the case. */
async function throughTwo(
  world: World,
  place: Place,
  sink: MailSink,
  platform: Platform,
  { name, rounds }: { readonly name: string; readonly rounds: number },
) {
  const port = await freePort();
  const env = { ...settingsOf(place), SMTP_URL: sink.url, PUBLIC_URL: platform.url, PORT: String(port) };
  const second = await startProcess('gateway', ['gateway'], env);
  const wishes = Array.from({ length: rounds }, (_, n) => caseWish(world, `${name} ${n}`));
  await askAll(platform.url, wishes, (wish, url) => wish.ask(url, `http://localhost:${port}`));
  await second.end('SIGTERM');
  return wishes;
}

/** Publishes the first event of each case once more, behind the later ones, as a relay does that lost its lease. */
function publishOld(place: Place): Promise<number> {
  return withBackend(place, async ({ bus, topic, everything }) => {
    const firsts = new Map(
      (await everything()).toReversed().map((message) => [`${message.topic}|${message.key}`, message]),
    );
    const old = [...firsts.values()].filter((message) => message.topic === topic('cases'));
    await bus.publish(old.map(({ topic: name, key, value }) => ({ topic: name, key, value })));
    return old.length;
  });
}

/** Deletes every group of the place: each starts at the beginning of its topics again. */
async function deleteGroups({ namespace }: Place): Promise<number> {
  const admin = testKafka().admin();
  await admin.connect();
  try {
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(`${namespace}.`));
    await admin.deleteGroups(ours);
    return ours.length;
  } finally {
    await admin.disconnect();
  }
}
