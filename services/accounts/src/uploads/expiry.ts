import { instant, type Worker } from '@sinan/runtime';
import type { Collection, Doc, Where } from '@sinan/store';
import type { AccountsRoom } from '../room.ts';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const PAGE = 500;

/** Each hour: takes away uploads that nothing took within their day, and what was counted on days gone by. */
export const uploadExpiry: Worker<AccountsRoom> = {
  name: 'accounts.uploads',
  start(room, { log }) {
    const expire = () =>
      expireUploads(room).catch((error) =>
        log.warn({ error: String(error) }, 'expired uploads could not be taken away; trying again in an hour'),
      );
    let expiring = expire();
    const timer = setInterval(() => {
      expiring = expiring.then(expire);
    }, EVERY_MS);
    return {
      async stop() {
        clearInterval(timer);
        await expiring;
      },
    };
  },
};

export async function expireUploads({ uploads, allowances, clock }: AccountsRoom): Promise<void> {
  const now = clock.now();
  await removeAll(uploads, 'expiresAt', { expiresAt: { lte: instant(now) } });
  // A day that is over everywhere.
  await removeAll(allowances, 'day', { day: { lt: instant(now - DAY_MS).slice(0, 10) } });
}

async function removeAll(rows: Collection<Doc>, field: string, where: Where): Promise<void> {
  for (;;) {
    const page = await rows.page({ where, orderBy: { field, direction: 'asc' }, limit: PAGE });
    for (const { doc } of page.rows) await rows.remove(doc.id);
    if (page.next === null) return;
  }
}
