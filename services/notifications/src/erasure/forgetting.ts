import { workWorker } from '@sinan/aggregate';
import { instant, type ReactionContext } from '@sinan/runtime';
import { type Call, command, idOf, isId, mailAddress, query } from '@sinan/schema';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import { isStillToldIn } from '../ledger/reading.ts';
import { removeStale } from '../postings/removing.ts';
import { keepNewest } from '../projections.ts';
import { closeAddress, end, giveFree, knownSubscription } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { contactOf, type MailRow } from '../rows.ts';
import { forgetSuppression, forgetSuppressionFor, suppressionFor } from '../suppression/index.ts';
import { forgetWebhook } from '../webhooks/keeping.ts';
import { type ForgettingRow, forgettingId } from './rows.ts';

/** The end of an address (删除个人信息): how its person is reached, what it subscribed to, and what the platform's own mailbox has of it. */

/** Beyond any sequence: nothing that is heard late states a contact again. */
const LAST = Number.MAX_SAFE_INTEGER;

/** A person's tombstone. The row that stays says of whoever mails that nobody reads them any more; a link's has no row here. */
export async function contactGone(room: NotificationsRoom, key: string, _: ReactionContext): Promise<void> {
  if (!isId('person', key)) return;
  await keepNewest(room.contacts, { id: key, email: '', locale: 'zh-CN', sequence: LAST });
  await forgetSuppressionFor(room, `person:${key}`);
  await room.mails.wake(contactOf(key));
}

/** Begins to forget an address; accounts says whose it was, by this call, and asks `isErased` until it is through. */
export const forgetPerson = command({
  name: 'notifications.forgetPerson',
  access: 'system',
  input: z.strictObject({ personId: idOf('person'), email: mailAddress }),
  async run(room: NotificationsRoom, call, { personId, email }): Promise<{ readonly begun: true }> {
    await room.forgetting.add([{ id: forgettingId(personId), personId, call: { ...call, origin: 'server' }, email }]);
    return { begun: true };
  },
});

/** Whether an address is forgotten, and the tombstone of its person was heard. */
export const isErased = query({
  name: 'notifications.isErased',
  access: 'system',
  input: z.strictObject({ personId: idOf('person'), erasedAt: z.string() }),
  async run(room: NotificationsRoom, _, { personId }): Promise<boolean> {
    const [row, contact, suppression] = await Promise.all([
      room.forgetting.rows.get(forgettingId(personId)),
      room.contacts.get(personId),
      suppressionFor(room, `person:${personId}`),
    ]);
    return row?.doc.open === false && contact?.doc.sequence === LAST && suppression === null;
  },
});

/** The mailbox comes last, when no mail to the address is under way any more. */
export const forgettingWorker = workWorker<NotificationsRoom, ForgettingRow>({
  name: 'notifications.forgetting',
  queue: (room) => room.forgetting,
  async run(room, { personId, call, email }) {
    if (email === null) return undefined;
    const subscriptionId = await eraseSubscriptionOf(room, call, email);
    const isTold = subscriptionId !== null && (await isStillToldIn(room, subscriptionId));
    if (isTold || (await isUnderWay(room, [`person:${personId}`, `subscription:${subscriptionId}`], email)))
      throw new Error('a mail to an address that is to be forgotten is still under way');
    await room.mailer.forget?.(email);
    return { email: null };
  },
});

async function eraseSubscriptionOf(room: NotificationsRoom, call: Call, email: string): Promise<string | null> {
  await closeAddress(room, email);
  const id = await knownSubscription(room, email);
  await forgetSuppression(room, email);
  if (id === null) return null;
  await end(room, { call, id, command: { type: 'erase' } });
  await giveFree(room, id);
  await removeStale(room, id);
  await forgetSuppressionFor(room, `subscription:${id}`);
  await forgetWebhook(room, id);
  return id;
}

/** A mail to an address that nobody states, to sign in or where a subscription was, is closed within three days. */
const ADDRESSED_MS = 4 * 86_400_000;

async function isUnderWay(room: NotificationsRoom, readers: readonly string[], email: string): Promise<boolean> {
  for (const to of readers) if (await isAny(room, to, '', mayGoOut)) return true;
  const from = instant(room.resources.clock.now() - ADDRESSED_MS);
  const isTheirs = ({ address }: MailRow) => address?.email.toLowerCase() === email.toLowerCase();
  return isAny(room, 'address', from, isTheirs);
}

/** A digest that nobody has claimed yet finds, when it is claimed, that its subscriber is erased: it may be a week until then. */
function mayGoOut({ open, state, content, attempts }: MailRow): boolean {
  return open && state !== 'gathered' && (content.kind !== 'digest' || attempts > 0);
}

async function isAny(
  { mails }: NotificationsRoom,
  to: string,
  from: string,
  is: (row: MailRow) => boolean,
): Promise<boolean> {
  for (let after: string | null = null; ; ) {
    const orderBy = { field: 'askedAt', direction: 'asc' } as const;
    const where = { to, askedAt: { gte: from } };
    const page: Page<MailRow> = await mails.rows.page({ where, orderBy, after, limit: 500 });
    if (page.rows.some(({ doc }) => is(doc))) return true;
    if (page.next === null) return false;
    after = page.next;
  }
}
