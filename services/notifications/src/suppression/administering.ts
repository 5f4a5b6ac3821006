import { actorRef, command, paging, query, Refusal, type Slice } from '@sinan/schema';
import { z } from 'zod';
import type { NotificationsRoom } from '../room.ts';
import type { Suppression, SuppressionReason } from './rows.ts';
import { lift } from './suppressions.ts';

const administrators = { duty: ['administrator'] } as const;

/** An address that is not mailed, as administrators see it: masked. */
export interface SuppressionView {
  readonly id: string;
  readonly address: string;
  readonly reason: SuppressionReason;
  readonly since: string;
  /** How many mails came back or were complained about. */
  readonly count: number;
}

/** The addresses that are not mailed, the last first. */
export const suppressions = query({
  name: 'notifications.suppressions',
  access: administrators,
  input: z.strictObject(paging),
  async run(room: NotificationsRoom, _, { first, after }): Promise<Slice<SuppressionView>> {
    const { rows, cursors, next } = await room.suppressions.page({
      where: { standing: 'suppressed' },
      orderBy: { field: 'since', direction: 'desc' },
      after: after ?? null,
      limit: first,
    });
    return { items: rows.map(({ doc }) => viewOf(doc)), cursors, hasMore: next !== null };
  },
});

function viewOf({ id, shown, reason, since, count }: Suppression): SuppressionView {
  return { id, address: shown, reason, since, count };
}

/** Has an address mailed again, with the reason that is kept. `NOT_FOUND` where nothing is held against it. */
export const liftSuppression = command({
  name: 'notifications.liftSuppression',
  access: administrators,
  input: z.strictObject({ id: z.string().min(1).max(128), reason: z.string().trim().min(1).max(500) }),
  async run(room: NotificationsRoom, { actor }, { id, reason }): Promise<{ readonly id: string }> {
    if (!(await lift(room, id, { by: actorRef(actor), reason }))) throw new Refusal('NOT_FOUND');
    return { id };
  },
});
