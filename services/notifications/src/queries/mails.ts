import { paging, query, type Slice } from '@sinan/schema';
import { z } from 'zod';
import type { NotificationsRoom } from '../room.ts';
import type { MailKind, MailRow, MailState } from '../rows.ts';

/** A mail as operators see it: no address, no words. `id` derives from what asked for it. */
export interface MailView {
  readonly id: string;
  readonly kind: MailKind;
  /** `given-up`: deferred for so long that it was closed. */
  readonly state: MailState | 'given-up';
  readonly attempts: number;
  readonly askedAt: string;
  readonly sentAt: string | null;
}

/** The mails of the platform, newest first. */
export const mails = query({
  name: 'notifications.mails',
  access: { duty: ['administrator', 'operator'] },
  input: z.strictObject(paging),
  async run(room: NotificationsRoom, _, { first, after }): Promise<Slice<MailView>> {
    const orderBy = { field: 'askedAt', direction: 'desc' } as const;
    const { rows, cursors, next } = await room.mails.rows.page({
      where: {},
      orderBy,
      after: after ?? null,
      limit: first,
    });
    return { items: rows.map(({ doc }) => mailView(doc)), cursors, hasMore: next !== null };
  },
});

function mailView({ id, content, open, state, attempts, askedAt, sentAt }: MailRow): MailView {
  const shown = state === 'waiting' && !open ? 'given-up' : state;
  return { id, kind: content.kind, state: shown, attempts, askedAt, sentAt };
}
