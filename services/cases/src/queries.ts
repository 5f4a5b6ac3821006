import { sifted } from '@sinan/aggregate';
import { type Actor, audiencesOf, CASE_STATUSES, centresOf, idList, paging, query, type Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { OrderBy, Where } from '@sinan/store';
import { z } from 'zod';
import type { CasesRoom } from './room.ts';
import { viewOf } from './view.ts';

const caseStatus = z.enum(CASE_STATUSES.map(({ code }) => code));

const NOTHING: Slice<CaseView> = { items: [], cursors: [], hasMore: false };

/** The cases that the actor may read, newest first unless it is said otherwise, in all states or in one. */
export const listCases = query({
  name: 'cases.list',
  access: 'signed-in',
  input: z.strictObject({ ...paging, status: caseStatus.nullish(), oldestFirst: z.boolean().nullish() }),
  run(room: CasesRoom, { actor }, { status, oldestFirst, ...page }) {
    const audience = { containsAny: audiencesOf(actor) };
    const direction = oldestFirst ? 'asc' : 'desc';
    return listed(room, actor, status ? { audience, status } : { audience }, direction, page);
  },
});

/** What waits for acceptance at the centres where the actor does intake: oldest first, since the service clock runs from submission. */
export const caseQueue = query({
  name: 'cases.queue',
  access: { duty: ['intake'] },
  input: z.strictObject(paging),
  async run(room: CasesRoom, { actor }, page) {
    const centres = centresOf(actor, ['intake']);
    if (centres.length === 0) return NOTHING;
    return listed(room, actor, { centreId: { in: centres }, status: 'submitted' }, 'asc', page);
  },
});

/** What other centres offer to those where the actor does intake, oldest first: a hand-over does not stop the service clock. */
export const offeredCases = query({
  name: 'cases.offered',
  access: { duty: ['intake'] },
  input: z.strictObject(paging),
  async run(room: CasesRoom, { actor }, page) {
    const centres = centresOf(actor, ['intake']);
    if (centres.length === 0) return NOTHING;
    return listed(room, actor, { offeredTo: { in: centres } }, 'asc', page);
  },
});

interface PageAsked {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** A page in the order of filing, without what a wall keeps from the actor. */
async function listed(
  { cases }: CasesRoom,
  actor: Actor,
  where: Where,
  direction: OrderBy['direction'],
  { first, after }: PageAsked,
): Promise<Slice<CaseView>> {
  const asked = { where, orderBy: { field: 'submittedAt', direction }, after: after ?? null, limit: first };
  const audiences = audiencesOf(actor);
  const page = await sifted(cases.documents, asked, (docs) => docs.map((doc) => cases.readable(doc, audiences)));
  const items = page.rows.flatMap(({ doc }) => viewOf(doc.id, cases.stateIn(doc)) ?? []);
  return { items, cursors: page.cursors, hasMore: page.next !== null };
}

/** The loader of `Case`: in order, null alike for what is not there and for what the actor may not see. */
export const casesByIds = query({
  name: 'cases.byIds',
  access: 'anyone',
  input: idList,
  async run(room: CasesRoom, { actor }, { ids }) {
    const found = await room.cases.visible(ids, audiencesOf(actor));
    return found.map((outcome) => outcome && viewOf(outcome.id, outcome.state));
  },
});
