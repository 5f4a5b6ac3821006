import type { AggregateDoc, HistoryEntry } from '@sinan/aggregate';
import { audiencesOf, CASE_STATUSES, centresOf, idList, idOf, paging, query, Refusal, type Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import type { CaseState } from './case/index.ts';
import { historyOf } from './history.ts';
import type { CasesRoom } from './room.ts';
import { viewOf } from './view.ts';

const caseStatus = z.enum(CASE_STATUSES.map(({ code }) => code));

const NOTHING: Slice<CaseView> = { items: [], cursors: [], hasMore: false };

/** The cases that the actor may read, newest first, in all states or in one. */
export const listCases = query({
  name: 'cases.list',
  access: 'signed-in',
  input: z.strictObject({ ...paging, status: caseStatus.nullish() }),
  async run(room: CasesRoom, { actor }, { first, after, status }) {
    const audience = { containsAny: audiencesOf(actor) };
    const where = status ? { audience, status } : { audience };
    const orderBy = { field: 'submittedAt', direction: 'desc' } as const;
    return sliceOf(room, await room.cases.documents.page({ where, orderBy, after: after ?? null, limit: first }));
  },
});

/** What waits for acceptance at the centres where the actor does intake: oldest first, since the service clock runs from submission. */
export const caseQueue = query({
  name: 'cases.queue',
  access: { duty: ['intake'] },
  input: z.strictObject(paging),
  async run(room: CasesRoom, { actor }, { first, after }) {
    const centres = centresOf(actor, ['intake']);
    if (centres.length === 0) return NOTHING;
    const where = { centreId: { in: centres }, status: 'submitted' };
    const orderBy = { field: 'submittedAt', direction: 'asc' } as const;
    return sliceOf(room, await room.cases.documents.page({ where, orderBy, after: after ?? null, limit: first }));
  },
});

/** What other centres offer to those where the actor does intake, oldest first: a hand-over does not stop the service clock. */
export const offeredCases = query({
  name: 'cases.offered',
  access: { duty: ['intake'] },
  input: z.strictObject(paging),
  async run(room: CasesRoom, { actor }, { first, after }) {
    const centres = centresOf(actor, ['intake']);
    if (centres.length === 0) return NOTHING;
    const where = { offeredTo: { in: centres } };
    const orderBy = { field: 'submittedAt', direction: 'asc' } as const;
    return sliceOf(room, await room.cases.documents.page({ where, orderBy, after: after ?? null, limit: first }));
  },
});

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

/** One line of a case's history. `type` is the domain event's name; who acted is told by kind alone. */
export interface TimelineEntry {
  readonly sequence: number;
  readonly at: string;
  readonly type: string;
  readonly actorKind: string;
}

/** What happened to a case, oldest first. `NOT_FOUND` for what the actor may not see. */
export const caseTimeline = query({
  name: 'cases.timeline',
  access: 'signed-in',
  input: z.strictObject({ caseId: idOf('case') }),
  async run(room: CasesRoom, { actor }, { caseId }): Promise<readonly TimelineEntry[]> {
    const [visible] = await room.cases.visible([caseId], audiencesOf(actor));
    if (!visible) throw new Refusal('NOT_FOUND');
    return (await historyOf(room, caseId)).map(lineOf);
  },
});

function lineOf({ sequence, at, event, actor }: HistoryEntry): TimelineEntry {
  return { sequence, at, type: event.type, actorKind: actor.split(':', 1)[0] ?? actor };
}

function sliceOf({ cases }: CasesRoom, { rows, cursors, next }: Page<AggregateDoc<CaseState>>): Slice<CaseView> {
  const items = rows.flatMap(({ doc }) => viewOf(doc.id, cases.stateIn(doc)) ?? []);
  return { items, cursors, hasMore: next !== null };
}
