import type { AggregateDoc } from '@sinan/aggregate';
import { audiencesOf, EXPERT_STATUSES, idList, paging, personOf, query, type Slice } from '@sinan/schema';
import type { ExpertView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { ExpertState } from '../expert/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { expertView } from '../views/expert.ts';

const status = z.enum(EXPERT_STATUSES.map(({ code }) => code)).nullish();

/** The pool, newest first, in all states or in one: for the staff of any centre. An expert finds only their own entry. */
export const listExperts = query({
  name: 'experts.list',
  access: 'signed-in',
  input: z.strictObject({ ...paging, status }),
  async run(room: ExpertsRoom, { actor }, { first, after, status }): Promise<Slice<ExpertView>> {
    const audience = { containsAny: audiencesOf(actor) };
    const where = status ? { status, audience } : { audience };
    const orderBy = { field: 'enrolledAt', direction: 'desc' } as const;
    const page = await room.experts.documents.page({ where, orderBy, after: after ?? null, limit: first });
    const items = page.rows.flatMap(({ doc }) => viewIn(room, doc) ?? []);
    return { items, cursors: page.cursors, hasMore: page.next !== null };
  },
});

/** The loader of `Expert`: in order, null for what is not there and for what the actor may not see. */
export const expertsByIds = query({
  name: 'experts.byIds',
  access: 'anyone',
  input: idList,
  async run(room: ExpertsRoom, { actor }, { ids }) {
    const found = await room.experts.visible(ids, audiencesOf(actor));
    return found.map((outcome) => outcome && expertView(outcome));
  },
});

/** What the pool says of the expert who asks. */
export const ownExpert = query({
  name: 'experts.own',
  access: { duty: ['expert'] },
  input: z.strictObject({}),
  async run(room: ExpertsRoom, { actor }): Promise<ExpertView | null> {
    const found = await room.experts.load(room.expertOf(personOf(actor).id));
    return found && expertView(found);
  },
});

function viewIn({ experts }: ExpertsRoom, doc: AggregateDoc<ExpertState>): ExpertView | null {
  return expertView({ id: doc.id, state: experts.stateIn(doc) });
}
