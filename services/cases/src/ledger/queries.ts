import { audiencesOf, idList, idOf, paging, query, type Slice } from '@sinan/schema';
import type { LedgerEntryView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { pageOfEntries, visibleEntries } from './reading.ts';
import { entryViewOf } from './view.ts';

/** The entries that the actor may read, newest first, of all cases or of one. */
export const listOutcomes = query({
  name: 'cases.outcomes',
  access: 'signed-in',
  input: z.strictObject({ ...paging, caseId: idOf('case').nullish() }),
  async run(room: CasesRoom, { actor }, { first, after, caseId }): Promise<Slice<LedgerEntryView>> {
    const audience = { containsAny: audiencesOf(actor) };
    const where = caseId ? { audience, caseId } : { audience };
    const orderBy = { field: 'recordedAt', direction: 'desc' } as const;
    const page = await pageOfEntries(room, actor, { where, orderBy, after: after ?? null, limit: first });
    const items = page.rows.flatMap(({ doc }) => entryViewOf(doc) ?? []);
    return { items, cursors: page.cursors, hasMore: page.next !== null };
  },
});

/** The loader of `LedgerEntry`: in order, null alike for what is not there and for what the actor may not see. */
export const outcomesByIds = query({
  name: 'cases.outcomesByIds',
  access: 'anyone',
  input: idList,
  async run(room: CasesRoom, { actor }, { ids }) {
    const found = await visibleEntries(room, actor, ids);
    return found.map((outcome) => outcome && entryViewOf(outcome));
  },
});
