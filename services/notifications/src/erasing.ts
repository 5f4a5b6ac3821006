import { eventOf, type HistoryEntry, historyOf } from '@sinan/aggregate';
import { StaleRevision } from '@sinan/store';
import { giveFree } from './reservations.ts';
import type { NotificationsRoom } from './room.ts';
import type { SubscriptionEvent } from './subscription/index.ts';

/**
 * What goes with a subscriber whose subscription was erased: the address gives its reservation free, and leaves the history. Rows of mails and
 * receipts hold ids and codes alone, which lead to nobody any more: the figures stay. Repeated, it changes nothing more.
 */
export async function forgetSubscriber(room: NotificationsRoom, id: string): Promise<void> {
  const history = await historyOf(room.subscriptions, id);
  const events = history.map((entry) => eventOf<SubscriptionEvent>(entry));
  const emails = events.flatMap((event) => ('personal' in event && event.personal ? [event.personal.email] : []));
  for (const email of new Set(emails)) await giveFree(room, email, id);
  await forgetHistory(room, history);
}

/** Value and salt go, the digest that the chain covers stays. What was not relayed yet is left to the repetition. */
async function forgetHistory(room: NotificationsRoom, entries: readonly HistoryEntry[]): Promise<void> {
  for (const { id, personal } of entries) if (personal !== undefined) await forgetEntry(room, id);
}

async function forgetEntry({ subscriptions: { history } }: NotificationsRoom, id: string): Promise<void> {
  const stored = await history.get(id);
  if (stored === null) return;
  const { personal: _, salt: __, ...kept } = stored.doc;
  await history.replace(kept, stored.revision).catch((error) => {
    // Whoever else repeats the erasure was first.
    if (!(error instanceof StaleRevision)) throw error;
  });
}
