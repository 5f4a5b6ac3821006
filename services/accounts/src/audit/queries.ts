import { idOf, instantText, paging, query, type Slice } from '@sinan/schema';
import type { Where } from '@sinan/store';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';
import type { AuditRow } from './rows.ts';

const filter = z.strictObject({
  ...paging,
  personId: idOf('person').nullish(),
  subject: z.string().min(1).max(128).nullish(),
  from: instantText.nullish(),
  until: instantText.nullish(),
});

/** The audit record of accounts, for audit administrators: the newest first, by who did it, to what, and when. */
export const auditRecord = query({
  name: 'accounts.auditRecord',
  access: { duty: ['auditor'] },
  input: filter,
  async run(room: AccountsRoom, _, { first, after, ...asked }): Promise<Slice<AuditRow>> {
    const orderBy = { field: 'at', direction: 'desc' } as const;
    const page = await room.audit.page({ where: whereOf(asked), orderBy, limit: first, after: after ?? null });
    return { items: page.rows.map(({ doc }) => doc), cursors: page.cursors, hasMore: page.next !== null };
  },
});

function whereOf({ personId, subject, from, until }: Omit<z.infer<typeof filter>, 'first' | 'after'>): Where {
  return {
    ...(personId ? { actor: `person:${personId}` } : {}),
    ...(subject ? { subject } : {}),
    ...(from || until ? { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
  };
}
