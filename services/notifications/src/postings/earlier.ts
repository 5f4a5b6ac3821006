import type { AggregateDoc } from '@sinan/aggregate';
import type { Swept } from '@sinan/runtime';
import type { Page, Stored } from '@sinan/store';
import type { NotificationsRoom } from '../room.ts';
import type { SubscriptionState } from '../subscription/index.ts';
import { postingOf } from './rows.ts';
import { countriesIn, isPosted, POSTED, post, UNPOSTED } from './writing.ts';

type Written = Stored<AggregateDoc<SubscriptionState>>;
const PAGE = 500;

/**
 * Makes the postings of subscriptions that an earlier release wrote, and resolves when there is none left without. Each says so itself once its postings are durable, so what was cut
 * short goes on where it was, any number of processes may do it at once, and what a process of that release still writes meanwhile is found.
 */
export async function postEarlier(room: NotificationsRoom): Promise<void> {
  while (await isAnyLeft(room))
    for (let after = ''; ; ) {
      const page: Page<Written['doc']> = await room.subscriptions.documents.page({
        where: { id: { gt: after } },
        limit: PAGE,
      });
      await postAll(room, page.rows);
      if (page.next === null) break;
      after = page.rows.at(-1)?.doc.id ?? after;
    }
}

/** The subscriptions as they are swept: a new release makes the postings of what it finds when it starts, so that no warning waits for them. */
export function sweptWithPostings(room: NotificationsRoom): Swept {
  const { subscriptions } = room;
  return {
    ...subscriptions,
    async sweep() {
      const found = await subscriptions.sweep();
      await postEarlier(room);
      return found;
    },
  };
}

async function isAnyLeft({ subscriptions }: NotificationsRoom): Promise<boolean> {
  const { rows } = await subscriptions.documents.page({ where: { status: UNPOSTED }, limit: 1 });
  return rows.length > 0;
}

/** A new revision, so that a command that read it as it was is stale. What somebody else wrote meanwhile is looked at again. */
async function postAll({ subscriptions, postings }: NotificationsRoom, rows: readonly Written[]): Promise<void> {
  const confirmed = rows
    .filter(({ doc }) => !isPosted(doc))
    .map((row) => ({ ...row, countries: countriesIn(subscriptions.stateIn(row.doc)) }))
    .filter(({ countries }) => countries.length > 0);
  await post(
    postings,
    confirmed.flatMap(({ doc, countries }) => countries.map((country) => postingOf(country, doc.id, doc.sequence))),
  );
  const marked = confirmed.map(({ doc, revision }) => ({ doc: { ...doc, ...{ status: POSTED } }, revision }));
  if (marked.length > 0) await subscriptions.documents.replaceMany(marked);
}
