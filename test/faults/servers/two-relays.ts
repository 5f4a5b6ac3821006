import { groupsCalled, withAdmin } from '../../../infra/bus/src/testing/kafka-brokers.ts';
import { givenBrokers } from '../../../infra/deploy/local/given.ts';
import { withBackend } from '../../acceptance/backend.ts';
import { type MailSink, openMailSink } from '../../acceptance/mail-sink.ts';
import { type Place, removePlace, settingsOf } from '../../acceptance/place.ts';
import { freePort, type Platform } from '../../acceptance/platform.ts';
import { startProcess } from '../../acceptance/process.ts';
import { comesTrue } from '../../acceptance/until.ts';
import { askAll, caseWish } from '../load.ts';
import { printTable } from '../table.ts';
import { copyOf, startOn, type World } from '../world.ts';
import { audit, different, mailsCame, printBooks } from './audit.ts';

/** F14: two gateways relay the same cases; what a relay that lost its lease would publish comes again; the groups are deleted. Order is kept, and nobody is told twice. */
export async function twoRelays(world: World, rounds: number): Promise<boolean> {
  const place = await copyOf(world);
  const sink = await openMailSink();
  let platform = await startOn(world, place, { sink, split: 'each' });
  const before = different(sink);
  const wishes = [...(await throughTwo(world, place, sink, platform, { name: 'two relays', rounds }))];
  const told = await mailsCame(sink, before, { wishes }, 60_000);
  const republishedByHand = await publishOld(place);
  await platform.stop();
  const groups = await deleteGroups(place);
  platform = await startOn(world, place, { sink, split: 'each' });
  wishes.push(...(await throughTwo(world, place, sink, platform, { name: 'afterwards', rounds: 1 })));
  const caughtUp = await comesTrue(() => readAll(platform), 60_000);
  await mailsCame(sink, before, { wishes }, 60_000);
  await platform.stop();
  const found = await audit(place, sink, before, { wishes });
  await sink.stop();
  await removePlace(place);
  printTable('F14: two relays, a stale relay, and groups deleted', [
    {
      cases: wishes.length,
      'old events published again': republishedByHand,
      'groups deleted': groups,
      'caught up': `${caughtUp}`,
    },
  ]);
  const acknowledged = wishes.filter((wish) => wish.acknowledged).length;
  const balanced = printBooks('F14', { acknowledged }, found);
  return told && caughtUp && balanced && found.repeatedMails === 0;
}

/** Whether every group has handled all that is on its topics, as its process says of itself. */
async function readAll(platform: Platform): Promise<boolean> {
  const pages = await Promise.all(
    platform.processes().map(async ({ port }) => (await fetch(`http://localhost:${port}/metrics`)).text()),
  );
  const lags = pages.flatMap((page) => [...page.matchAll(/^sinan_reaction_lag\{.*\} (\d+)$/gm)]);
  return lags.length > 0 && lags.every(([, lag]) => lag === '0');
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
  const second = await startProcess(['gateway'], env);
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
function deleteGroups({ namespace }: Place): Promise<number> {
  return withAdmin(givenBrokers(), async (admin) => {
    const groups = await groupsCalled(admin, `${namespace}.`);
    await admin.deleteGroups(groups);
    return groups.length;
  });
}
