import type { NotificationsRoom } from '../room.ts';
import type { Posting } from './rows.ts';
import { countriesIn } from './writing.ts';

const PAGE = 500;

/**
 * Takes away what a subscription is found by and should not be any more. Whoever chose a country anew meanwhile wrote another posting for it, and whoever is about to write what an old one
 * stands for comes too late with it: the subscription has gone on. So nothing is taken that is needed, whatever is under way.
 */
export async function removeStale(room: NotificationsRoom, subscriptionId: string): Promise<void> {
  const found = await room.subscriptions.documents.get(subscriptionId);
  if (found === null) return;
  const wanted = new Set(countriesIn(room.subscriptions.stateIn(found.doc)));
  const isStale = ({ country, sequence }: Posting) => sequence <= found.doc.sequence && !wanted.has(country);
  for (let after: string | null = null; ; ) {
    const page = await room.postings.page({ where: { subscriptionId }, after, limit: PAGE });
    for (const { doc } of page.rows) if (isStale(doc)) await room.postings.remove(doc.id);
    if (page.next === null) return;
    after = page.next;
  }
}
