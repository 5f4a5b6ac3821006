import { type RunContext, type WorkResult, workWorker } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import { messageHeaders, type PostOutcome } from '@sinan/webhook';
import { askForMails } from '../mails.ts';
import { GIVEN_UP_AFTER_MS } from '../outgoing.ts';
import type { NotificationsRoom } from '../room.ts';
import { changeWebhook, secretsOf, webhookOf } from './keeping.ts';
import { bodyOf } from './message.ts';
import { messageIdOf, type PostRow, type Webhook } from './rows.ts';
import { AT_ONCE, isToBeSwitchedOff, nextTryAt, verdictOf } from './rule.ts';

/** Posts to webhooks. A try that a dying process did not write down is made once more, under the same message id. */
export const postWorker = workWorker<NotificationsRoom, PostRow>({
  name: 'notifications.posts',
  queue: (room) => room.posts,
  run: deliver,
  concurrency: AT_ONCE,
  // What cannot be written because nobody says what of.
  giveUpAfterMs: GIVEN_UP_AFTER_MS,
});

type Result = WorkResult<PostRow>;

async function deliver(room: NotificationsRoom, row: PostRow, context: RunContext<PostRow>): Promise<Result> {
  const state = (await room.subscriptions.load(row.subscriptionId))?.state ?? { status: 'none' };
  const webhook = await webhookOf(room, row.subscriptionId, state);
  if (webhook === null || state.status !== 'confirmed' || webhook.setBy !== row.setBy) return closed(room, 'dropped');
  if (webhook.offBy === row.id) return switchedOff(room, webhook);
  if (!mayGo(row, webhook)) return closed(room, 'dropped');
  const body = await bodyOf(room, row, state);
  if (body === null) return closed(room, 'dropped');
  const turn = room.hosts.enter(new URL(webhook.url).host);
  if ('later' in turn) return { againAt: instant(turn.later) };
  const triedAt = room.resources.clock.now();
  const message = { id: messageIdOf(row), at: triedAt, body };
  const outcome = await room.poster
    .post(webhook.url, { headers: messageHeaders(message, secretsOf(room, webhook)), body }, context.signal)
    .finally(turn.done);
  // What a stop cuts short is no fault of the receiver.
  if (outcome.kind === 'failed' && context.signal.aborted) return 'again';
  return settled(room, webhook, await tried(row, { outcome, triedAt }, context), outcome);
}

/** A test is for who looks whether it arrives before they switch it on again. */
function mayGo({ content }: PostRow, { state }: Webhook): boolean {
  return state === 'on' || content.kind === 'test';
}

function tried(
  row: PostRow,
  { outcome, triedAt }: { readonly outcome: PostOutcome; readonly triedAt: number },
  { keep }: RunContext<PostRow>,
): Promise<PostRow> {
  const came = outcome.kind === 'answered' ? outcome.status : outcome.why;
  return keep((stored) => ({ ...stored, tries: row.tries + 1, triedAt: instant(triedAt), outcome: came }));
}

async function settled(room: NotificationsRoom, webhook: Webhook, row: PostRow, outcome: PostOutcome): Promise<Result> {
  const verdict = verdictOf(outcome);
  told(room, row, verdict);
  const isTest = row.content.kind === 'test';
  if (verdict === 'delivered') {
    if (!isTest) await works(room, webhook);
    return closed(room, 'delivered');
  }
  if (isTest) return closed(room, 'failed');
  if (verdict === 'gone') {
    const off = await changeWebhook(room, webhook, (known) =>
      known.offBy === null ? { ...known, state: 'gone', offBy: row.id } : known,
    );
    return off === null ? closed(room, 'failed') : switchedOff(room, off);
  }
  const now = room.resources.clock.now();
  const retryAfter = outcome.kind === 'answered' ? outcome.retryAfter : null;
  const next = verdict === 'again' ? nextTryAt({ tries: row.tries, retryAfter }, now) : null;
  const after = await fails(room, webhook, next === null ? row.id : null);
  if (after?.offBy === row.id) return switchedOff(room, after);
  if (next === null) return closed(room, 'failed');
  room.resources.metrics.count('webhook_posts_total', { state: 'again' });
  return { againAt: instant(next) };
}

/** No address, and no host, which may name somebody: the row leads to both. */
function told({ resources }: NotificationsRoom, { id, tries, outcome }: PostRow, verdict: string): void {
  if (verdict === 'delivered') resources.log.debug({ row: id, tries, outcome }, 'a webhook took a post');
  else resources.log.info({ row: id, tries, outcome, verdict }, 'a webhook did not take a post');
}

async function works(room: NotificationsRoom, webhook: Webhook): Promise<void> {
  await changeWebhook(room, webhook, (known) =>
    known.failingSince === null ? known : { ...known, failingSince: null },
  );
}

/** `over`: the post that has failed for good. */
function fails(room: NotificationsRoom, webhook: Webhook, over: string | null): Promise<Webhook | null> {
  const now = room.resources.clock.now();
  return changeWebhook(room, webhook, (known) => {
    if (known.failingSince === null) return { ...known, failingSince: instant(now) };
    const isOff = over !== null && known.state === 'on' && isToBeSwitchedOff(known.failingSince, now);
    return isOff ? { ...known, state: 'failing', offBy: over } : known;
  });
}

/** Tells its subscriber by mail. The post that has switched it off is closed only then: whoever runs it again after a crash finds that it was the one. */
async function switchedOff(room: NotificationsRoom, { id, setBy, state, offBy }: Webhook): Promise<Result> {
  if (state === 'gone' || state === 'failing')
    await askForMails(room, [
      {
        id: `mail/webhook-off/${offBy}`,
        to: `subscription:${id}`,
        content: { kind: 'webhook-off', setBy, why: state },
      },
    ]);
  return closed(room, 'failed');
}

function closed({ resources }: NotificationsRoom, state: Exclude<PostRow['state'], 'waiting'>): Result {
  resources.metrics.count('webhook_posts_total', { state });
  return { state };
}
