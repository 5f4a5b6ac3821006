import type { Worker } from '@sinan/runtime';
import { CHINA_ZONE, dateAfter, todayIn } from '@sinan/schema';
import type { NotificationsRoom } from '../room.ts';

const EVERY_MS = 5_000;
/** Rows are kept for so many days after theirs. */
const KEPT_DAYS = 90;
const PAGE = 500;

/** Every five seconds, unless the write before is still under way, and at the stop, writes down what was counted by receiving domain; each day takes away what is older than 90 days. It starts before those who send, and so stops after them. */
export const domainWorker: Worker<NotificationsRoom> = {
  name: 'notifications.domains',
  start(room, { log }) {
    let expiredOn = '';
    async function write(): Promise<void> {
      try {
        await room.deliverability.flush();
        const today = todayIn(CHINA_ZONE, room.resources.clock.now());
        if (expiredOn !== today) await expireDomainDays(room, today);
        expiredOn = today;
      } catch (error) {
        // No more than its name: the ids of rows hold domains.
        log.warn(
          { error: error instanceof Error ? error.name : 'Error' },
          'the counts of mails by domain could not be written; trying again soon',
        );
      }
    }
    let writing: Promise<void> | null = null;
    const tick = () => {
      writing ??= write().finally(() => {
        writing = null;
      });
    };
    tick();
    const timer = setInterval(tick, EVERY_MS);
    return {
      async stop() {
        clearInterval(timer);
        await writing;
        await write();
      },
    };
  },
};

async function expireDomainDays({ deliverability: { rows } }: NotificationsRoom, today: string): Promise<void> {
  const where = { day: { lt: dateAfter(today, -KEPT_DAYS) } };
  for (;;) {
    const page = await rows.page({ where, orderBy: { field: 'day', direction: 'asc' }, limit: PAGE });
    for (const { doc } of page.rows) await rows.remove(doc.id);
    if (page.next === null) return;
  }
}
