import { idOf, paging, personOf, query, type Slice } from '@sinan/schema';
import { z } from 'zod';
import type { CaseBrief } from '../directory.ts';
import { isSeen } from '../invitation/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { type CandidacyView, candidacyView } from '../views/candidacy.ts';

const experts = { duty: ['expert'] } as const;

/** The invitations to the expert who asks, newest first; not those in which they declared a conflict. */
export const myInvitations = query({
  name: 'experts.myInvitations',
  access: experts,
  input: z.strictObject(paging),
  async run(room: ExpertsRoom, { actor }, { first, after }): Promise<Slice<CandidacyView>> {
    const { id } = personOf(actor);
    const orderBy = { field: 'openedAt', direction: 'desc' } as const;
    const where = { asked: { contains: id } };
    const page = await room.invitations.documents.page({ where, orderBy, after: after ?? null, limit: first });
    const items = page.rows.flatMap(({ doc }) => candidacyView(doc.id, room.invitations.stateIn(doc), id) ?? []);
    return { items, cursors: page.cursors, hasMore: page.next !== null };
  },
});

/** The facts of the case behind an invitation, while it is offered to the expert who asks, or theirs; null before, after and for anybody else. */
export const candidacyBrief = query({
  name: 'experts.brief',
  access: experts,
  input: z.strictObject({ invitationId: idOf('invitation') }),
  async run(room: ExpertsRoom, { actor }, { invitationId }): Promise<CaseBrief | null> {
    const state = (await room.invitations.load(invitationId))?.state;
    if (state === undefined || state.status === 'none') return null;
    const own = state.candidates.find(({ personId }) => personId === personOf(actor).id);
    const isOpenToThem = own !== undefined && isSeen(own) && (own.stage === 'offered' || own.stage === 'assigned');
    return isOpenToThem ? room.directory.briefOf(state.caseId) : null;
  },
});
