import type { AggregateDoc } from '@sinan/aggregate';
import {
  type Actor,
  audiencesOf,
  CONSULTATION_STATUSES,
  centresOf,
  idList,
  paging,
  query,
  type Slice,
} from '@sinan/schema';
import type { ConsultationView } from '@sinan/schema/graphql';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { pageOfConsultations, visibleConsultations } from './reading.ts';
import type { ConsultationState } from './state.ts';
import { consultationView } from './view.ts';

/** Who answers at a centre. */
export const ANSWERS = ['intake', 'officer'] as const;
const consultationStatus = z.enum(CONSULTATION_STATUSES.map(({ code }) => code));

/** The consultations that the actor may read, newest first: one's own, or those of one's centre. */
export const listConsultations = query({
  name: 'cases.consultations',
  access: 'signed-in',
  input: z.strictObject({ ...paging, status: consultationStatus.nullish() }),
  async run(room: CasesRoom, { actor }, { first, after, status }) {
    const audience = { containsAny: audiencesOf(actor) };
    const where = status ? { audience, status } : { audience };
    const orderBy = { field: 'registeredAt', direction: 'desc' } as const;
    const page = await pageOfConsultations(room, actor, { where, orderBy, after: after ?? null, limit: first });
    return sliceOf(room, page, actor);
  },
});

/** What waits for an answer at the centres where the actor answers, the question that waits longest first. */
export const consultationQueue = query({
  name: 'cases.consultationQueue',
  access: { duty: ANSWERS },
  input: z.strictObject(paging),
  async run(room: CasesRoom, { actor }, { first, after }): Promise<Slice<ConsultationView>> {
    const centres = centresOf(actor, ANSWERS);
    if (centres.length === 0) return { items: [], cursors: [], hasMore: false };
    const where = { centreId: { in: centres }, status: 'registered' };
    const orderBy = { field: 'askedAt', direction: 'asc' } as const;
    const page = await room.consultations.documents.page({ where, orderBy, after: after ?? null, limit: first });
    return sliceOf(room, page, actor);
  },
});

function sliceOf(
  { consultations }: CasesRoom,
  { rows, cursors, next }: Page<AggregateDoc<ConsultationState>>,
  actor: Actor,
): Slice<ConsultationView> {
  const items = rows.flatMap(({ doc }) => consultationView(doc.id, consultations.stateIn(doc), actor) ?? []);
  return { items, cursors, hasMore: next !== null };
}

/** The loader of `Consultation`: in order, null alike for what is not there and for what the actor may not see. */
export const consultationsByIds = query({
  name: 'cases.consultationsByIds',
  access: 'anyone',
  input: idList,
  async run(room: CasesRoom, { actor }, { ids }) {
    const found = await visibleConsultations(room, actor, ids);
    return found.map((one) => one && consultationView(one.id, one.state, actor));
  },
});
