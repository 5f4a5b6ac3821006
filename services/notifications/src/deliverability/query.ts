import { CHINA_ZONE, dateAfter, query, todayIn } from '@sinan/schema';
import { z } from 'zod';
import type { NotificationsRoom } from '../room.ts';
import { COUNTS, type Counts, NONE, plus } from './rows.ts';

/** A domain may name a person or a small firm: with fewer mails than these it has no line of its own. Mails and not readers: one reader may get as many. */
const FEWEST = 20;
const LINES = 100;
/** As long as rows are kept. */
const DAYS_MAX = 90;

/** How mails to a receiving domain fared. */
export interface MailDomain {
  /** Null: all domains that have no line of their own, and what came back of which the domain is not known any more. */
  readonly domain: string | null;
  /** How many mails; one that was put off on several days counts on each. */
  readonly mails: number;
  readonly sent: number;
  /** Tries that the server put off: of one mail there may be several. */
  readonly deferred: number;
  /** At once, or by a notice that came later. */
  readonly refused: number;
  readonly softBounced: number;
  readonly complaints: number;
  /** Of all tries that were answered, how many were taken and have not come back: 0–1. Null where there were none. */
  readonly delivered: number | null;
}

/** How mails to each receiving domain fared today and on the days before, so many in all, by the calendar of Beijing: who got most first, and the others as one line, last. */
export const mailDomains = query({
  name: 'notifications.mailDomains',
  access: { duty: ['administrator'] },
  input: z.strictObject({ days: z.int().min(1).max(DAYS_MAX) }),
  async run({ deliverability, resources }: NotificationsRoom, _, { days }): Promise<readonly MailDomain[]> {
    const since = dateAfter(todayIn(CHINA_ZONE, resources.clock.now()), 1 - days);
    const found = await deliverability.rows.tally({ where: { day: { gte: since } }, by: ['domain'], sum: COUNTS });
    const counted = found.map(({ by, sum }) => ({ domain: String(by.domain), counts: plus(NONE, sum) }));
    const own = counted
      .filter(({ domain, counts }) => domain !== '' && counts.mails >= FEWEST)
      .sort((one, other) => other.counts.mails - one.counts.mails)
      .slice(0, LINES);
    const named = new Set(own.map(({ domain }) => domain));
    const others = counted.filter(({ domain }) => !named.has(domain));
    const lines = own.map(({ domain, counts }) => lineOf(domain, counts));
    if (others.length === 0) return lines;
    const together = others.reduce((sum, { counts }) => plus(sum, counts), NONE);
    return [...lines, lineOf(null, together)];
  },
});

function lineOf(domain: string | null, counts: Counts): MailDomain {
  const { mails, sent, deferred, refused, returned, soft, complaints } = counts;
  const tries = sent + deferred + refused;
  const delivered = tries === 0 ? null : Math.max(0, sent - returned - soft) / tries;
  return { domain, mails, sent, deferred, refused: refused + returned, softBounced: soft, complaints, delivered };
}
