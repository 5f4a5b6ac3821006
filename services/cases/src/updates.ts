import { createHash } from 'node:crypto';
import { type AggregateDoc, type Change, type Changed, changedSince, type Since, since } from '@sinan/aggregate';
import { audiencesOf, centresOf, type Id, query } from '@sinan/schema';
import type { Page, Stored } from '@sinan/store';
import { z } from 'zod';
import type { CaseState } from './case/index.ts';
import type { CasesRoom } from './room.ts';

/** Where a reader stands: among the changes, and what the queues were like. */
const place = z.strictObject({ changes: since, queue: z.string().max(64) });

export interface CaseUpdates extends Omit<Changed, 'since'> {
  /** Whether `queue` or `offeredCases` have become others. Never for who works on none. */
  readonly queueChanged: boolean;
  readonly since: { readonly changes: Since; readonly queue: string };
}

/** What changed of the cases that the actor may read, for clients that cannot follow events: one page of an index, and two more for staff. */
export const caseUpdates = query({
  name: 'cases.updates',
  access: 'anyone',
  input: z.strictObject({ since: place.nullable() }),
  async run(room: CasesRoom, { actor }, { since: from }): Promise<CaseUpdates> {
    const audience = { containsAny: audiencesOf(actor) };
    const centres = centresOf(actor, ['intake']);
    const [changed, queue] = await Promise.all([
      changedSince(from?.changes ?? null, looking(room, audience), room.clock.now()),
      queueOf(room, centres),
    ]);
    const { since: changes, ...rest } = changed;
    return { ...rest, queueChanged: from !== null && queue !== from.queue, since: { changes, queue } };
  },
});

function looking({ cases }: CasesRoom, audience: { readonly containsAny: readonly string[] }) {
  return async (after: string | null, limit: number): Promise<readonly Change[]> => {
    const where = after === null ? { audience } : { audience, changedAt: { gt: after } };
    const orderBy = { field: 'changedAt', direction: 'desc' } as const;
    return (await cases.documents.page({ where, orderBy, limit })).rows.map(changeOf);
  };
}

/** What stands in a document beside its state is as it was declared. */
function changeOf({ doc, revision }: Stored<AggregateDoc<CaseState>>): Change {
  const { changedAt = '' } = doc as { readonly changedAt?: string };
  return { id: doc.id, revision, at: changedAt };
}

/** As many of a queue as are looked at: whoever takes up a case takes up one of the oldest. */
const LOOKED_AT = 100;
/** Beyond them a queue is told apart by how long it is. */
const COUNTED = 1_000;

/** What the queues of these centres are like, in a few characters: empty for who works on none. */
async function queueOf({ cases: { documents } }: CasesRoom, centres: readonly Id<'centre'>[]): Promise<string> {
  if (centres.length === 0) return '';
  const orderBy = { field: 'submittedAt', direction: 'asc' } as const;
  const waiting = { centreId: { in: centres }, status: 'submitted' };
  const offered = { offeredTo: { in: centres } };
  const [first, count, others] = await Promise.all([
    documents.page({ where: waiting, orderBy, limit: LOOKED_AT }),
    documents.count({ where: waiting, cap: COUNTED }),
    documents.page({ where: offered, orderBy, limit: LOOKED_AT }),
  ]);
  const told = [marksOf(first), count, marksOf(others)];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

function marksOf({ rows }: Page<AggregateDoc<CaseState>>): readonly (readonly [id: string, revision: number])[] {
  return rows.map(({ doc, revision }) => [doc.id, revision]);
}
