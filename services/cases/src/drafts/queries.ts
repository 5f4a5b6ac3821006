import { idOf, paging, personOf, query, type Slice } from '@sinan/schema';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { ownDraft } from './commands.ts';
import { type DraftView, draftView } from './draft.ts';

/** The actor's own drafts, those saved last first. */
export const listDrafts = query({
  name: 'cases.drafts',
  access: 'signed-in',
  input: z.strictObject(paging),
  async run(room: CasesRoom, { actor }, { first, after }): Promise<Slice<DraftView>> {
    const where = { personId: personOf(actor).id };
    const orderBy = { field: 'savedAt', direction: 'desc' } as const;
    const { rows, cursors, next } = await room.drafts.page({ where, orderBy, after: after ?? null, limit: first });
    return { items: rows.map(draftView), cursors, hasMore: next !== null };
  },
});

/** One of the actor's own: `NOT_FOUND` for any other. */
export const draftById = query({
  name: 'cases.draft',
  access: 'signed-in',
  input: z.strictObject({ draftId: idOf('draft') }),
  run: async (room: CasesRoom, call, { draftId }): Promise<DraftView> => draftView(await ownDraft(room, call, draftId)),
});
