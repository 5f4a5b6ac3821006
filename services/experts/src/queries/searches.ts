import { idList, idOf, query } from '@sinan/schema';
import type { InvitationView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { ExpertsRoom } from '../room.ts';
import { isInvolved, isSeenByStaff, newestOf, searched } from '../searches.ts';
import { type AssignedExpertView, assignedExpertView } from '../views/assigned-expert.ts';
import { invitationView } from '../views/invitation.ts';

const oneCase = z.strictObject({ caseId: idOf('case') });

/** The newest search for the expert of a case, for the staff who see it; null for everybody else, and while there is none. */
export const invitationOfCase = query({
  name: 'experts.invitationOfCase',
  access: 'signed-in',
  input: oneCase,
  async run(room: ExpertsRoom, { actor }, { caseId }): Promise<InvitationView | null> {
    const of = await searched(room, caseId);
    const newest = of && newestOf(room, of);
    if (!newest || !isSeenByStaff(actor, newest.invitation)) return null;
    return invitationView({ id: newest.id, state: newest.invitation });
  },
});

/** The loader of `Invitation`: in order, null for what is not there and for what the actor may not see. */
export const invitationsByIds = query({
  name: 'experts.invitationsByIds',
  access: 'anyone',
  input: idList,
  async run(room: ExpertsRoom, { actor }, { ids }): Promise<readonly (InvitationView | null)[]> {
    const stored = await room.invitations.documents.getMany(ids);
    const views = stored.map(({ doc }) => {
      const state = room.invitations.stateIn(doc);
      return state.status !== 'none' && isSeenByStaff(actor, state) ? invitationView({ id: doc.id, state }) : null;
    });
    return ids.map((id) => views.find((view) => view?.id === id) ?? null);
  },
});

/** The expert of a case as its enterprise is told: for the applicant and the staff who see the case; null for everybody else, and while there is none. */
export const expertOfCase = query({
  name: 'experts.ofCase',
  access: 'signed-in',
  input: oneCase,
  async run(room: ExpertsRoom, { actor }, { caseId }): Promise<AssignedExpertView | null> {
    const of = await searched(room, caseId);
    const newest = of && newestOf(room, of);
    if (!newest || actor.kind !== 'person' || isInvolved(actor, newest.invitation)) return null;
    const assigned = newest.invitation.candidates.find((one) => one.stage === 'assigned');
    if (assigned?.stage !== 'assigned') return null;
    const isApplicant = await room.directory.isApplicant(caseId, actor.id, actor.organisations);
    if (!isApplicant && !isSeenByStaff(actor, newest.invitation)) return null;
    return assignedExpertView(caseId, assigned, (await room.experts.load(assigned.expertId))?.state);
  },
});
