import { type AnyOperation, idOf, instantText, paging, query, type Slice } from '@sinan/schema';
import type { Where } from '@sinan/store';
import { z } from 'zod';
import type { AccessLog, AccessRow } from './access-log.ts';

/** An access row as auditors see it. */
export interface AccessView extends AccessRow {
  readonly service: string;
}

const filter = z.strictObject({
  ...paging,
  personId: idOf('person').nullish(),
  subject: z.string().min(1).max(128).nullish(),
  from: instantText.nullish(),
  until: instantText.nullish(),
});

/** `<service>.accessRows`, for audit administrators: the newest first, by who read, what was read, and when. */
export function accessOperation<Room>(service: string, log: (room: Room) => AccessLog): AnyOperation<Room> {
  return query({
    name: `${service}.accessRows`,
    access: { duty: ['auditor'] },
    input: filter,
    async run(room: Room, _, { first, after, ...asked }): Promise<Slice<AccessView>> {
      const orderBy = { field: 'at', direction: 'desc' } as const;
      const page = await log(room).rows.page({ where: whereOf(asked), orderBy, limit: first, after: after ?? null });
      const items = page.rows.map(({ doc: { id, at, actor, subject } }) => ({ id, service, at, actor, subject }));
      return { items, cursors: page.cursors, hasMore: page.next !== null };
    },
  });
}

function whereOf({ personId, subject, from, until }: Omit<z.infer<typeof filter>, 'first' | 'after'>): Where {
  return {
    ...(personId ? { actor: `person:${personId}` } : {}),
    ...(subject ? { subject } : {}),
    ...(from || until ? { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
  };
}
