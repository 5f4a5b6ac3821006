import { once } from 'node:events';
import { STEPS, type Step } from '@sinan/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from './graphql.ts';
import { linkIn, type MailSink, openMailSink } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { administrator, grantDesk, type Person, securityAdministrator, signIn } from './people.ts';
import { type Place, removePlace } from './place.ts';
import { freePort, type Platform, startPlatform } from './platform.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe, updateWarning } from './warnings.ts';

/** A process is killed at each step on which a warning's mails pass, and what its readers get is the same as if nothing had happened. */
const READERS = Array.from({ length: 8 }, (_, n) => `reader-${n}@subscribers.example`);
let sink: MailSink;
let port: number;
let place: Place;
let url: string;
let desk: readonly [Person, Person];
beforeAll(async () => {
  [sink, port] = [await openMailSink(), await freePort()];
  const platform = await startPlatform({ port, split: 'together', env: { SMTP_URL: sink.url } });
  ({ place, url } = platform);
  const security = await securityAdministrator(url, sink, await administrator(url, platform.administratorLink()));
  for (const email of ['editor-1@desk.example', 'editor-2@desk.example']) await grantDesk(url, security, email);
  desk = [await signIn(url, sink, 'editor-1@desk.example'), await signIn(url, sink, 'editor-2@desk.example')];
  for (const email of READERS) {
    await subscribe(url, email, ['US']);
    await press(linkIn(await sink.next(email), '/confirm'));
  }
  await platform.stop();
}, 120_000);
afterAll(async () => {
  await removePlace(place);
  await sink.stop();
});

const start = (env: Record<string, string> = {}) =>
  startPlatform({ place, port, split: 'together', env: { SMTP_URL: sink.url, ...env } });

async function during<T>(platform: Platform, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await platform.stop();
  }
}

/** At which passage: the first are those of the notice, then come the mails, of which some have gone. */
const PASSAGE: { readonly [step in Step]?: number } = {
  'reaction.before-handle': 1,
  'reaction.after-handle': 1,
  'reaction.after-seen': 1,
  'work.after-claim': 2,
  'work.after-run': 2,
  'mail.before-data': 3,
  'mail.after-accept': 3,
  'mail.after-sent': 3,
};
const steps = STEPS.filter((step) => step in PASSAGE);

/** Lets the warning out in a process that is killed at the step. */
function publishAndDie(warningId: string, step: Step): Promise<void> {
  return dyingAt(step, PASSAGE[step] ?? 1, () => publishWarning(url, desk[1], warningId));
}

/** Does something in a process that is killed meanwhile, at a passage of a step. */
async function dyingAt(step: Step, passage: number, does: () => Promise<unknown>): Promise<void> {
  const armed = await start({ SINAN_FAULT_STEP: step, SINAN_FAULT_AFTER: String(passage) });
  const [victim] = armed.processes();
  if (!victim) throw new Error('nothing runs');
  const died =
    victim.child.exitCode === null && victim.child.signalCode === null ? once(victim.child, 'exit') : undefined;
  // It may die before it has answered.
  await does().catch(() => undefined);
  await died;
  expect(victim.child.signalCode).toBe('SIGKILL');
}

async function delivered(warningId: string): Promise<void> {
  const QUERY = 'query ($id: ID!) { deliveryProgress(warningId: $id) { complete parts { matched sent } } }';
  await until(
    'the delivery',
    async () => {
      const { deliveryProgress } = await data<{ deliveryProgress: { complete: boolean } }>(
        graphql(url, desk[0].token, QUERY, { id: warningId }),
      );
      return deliveryProgress.complete;
    },
    120_000,
  );
}

/** The mails about this warning, each once, by what they are for. */
function kinds(email: string, title: string): readonly string[] {
  const mails = sink.to(email).filter(({ subject }) => subject?.endsWith(title));
  return [...new Map(mails.map((mail) => [mail.messageId, mail])).values()].map(
    ({ headers }) => headers.find(({ key }) => key === 'x-sinan-purpose')?.value ?? '',
  );
}

describe('a warning whose process is killed', () => {
  it.each(steps)(
    'at %s reaches each reader once, and so do its next version and its withdrawal',
    async (step) => {
      const title = { zh: `标题 ${step}`, en: `Title ${step}` };
      const warningId = await during(await start(), async () => (await draftWarning(url, desk[0], { title })).id);
      await publishAndDie(warningId, step);
      await during(await start(), async () => {
        // A publication that was not acknowledged may not have been one.
        await publishWarning(url, desk[1], warningId);
        await delivered(warningId);
        // Nobody chose this country: only those who got the first version are told.
        await updateWarning(url, desk, warningId, { title, countries: ['CA'] });
        await delivered(warningId);
        const reason = { zh: '消息有误。', en: 'The report was wrong.' };
        await mutate(url, desk[1], 'cancelWarning', { warningId, reason });
        await delivered(warningId);
      });
      const all = ['warning', 'warning-updated', 'warning-cancelled'];
      for (const email of READERS) expect([email, kinds(email, title.en)]).toEqual([email, all]);
    },
    300_000,
  );
});

describe('a subscriber whose process is killed between the postings and the confirmation', () => {
  it('is not confirmed, and gets warnings as soon as the link is followed once more', async () => {
    const email = 'killed@subscribers.example';
    const link = await during(await start(), async () => {
      await subscribe(url, email, ['CL']);
      return linkIn(await sink.next(email), '/confirm');
    });
    await dyingAt('postings.after-write', 1, () => press(link));
    const title = { zh: '标题 智利', en: 'Title of Chile' };
    const warn = async () => {
      const { id } = await draftWarning(url, desk[0], { title, countries: ['CL'] });
      await publishWarning(url, desk[1], id);
      await delivered(id);
      return kinds(email, title.en);
    };
    await during(await start(), async () => {
      expect(await warn()).toEqual([]);
      await press(link);
      expect(await warn()).toEqual(['warning']);
    });
  }, 120_000);
});
