import { instant } from '@sinan/runtime';
import { command, type Id, idOf, personOf, prose, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { InvitationState } from '../invitation/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { aheadOf, isInvolved, isSeenByStaff, newestOf, searched } from '../searches.ts';

/** What an objection led to: the expert is gone, and the next candidate is asked. */
export interface ObjectionView {
  readonly caseId: Id<'case'>;
  readonly objectedAt: string;
}

/**
 * Objects to the assigned expert, with a reason that only the centre reads: by who filed the case or a confirmed member of its enterprise, within
 * five working days. `NOT_FOUND` for a case that the actor may not see, `FORBIDDEN` for staff, `OBJECTION_OVER` once the days are over.
 */
export const objectToExpert = command({
  name: 'experts.object',
  access: 'signed-in',
  input: z.strictObject({ caseId: idOf('case'), reason: prose(2_000) }),
  async run(room: ExpertsRoom, call, { caseId, reason }): Promise<ObjectionView> {
    const { id: by, organisations } = personOf(call.actor);
    const of = await searched(room, caseId);
    const newest = of && newestOf(room, of);
    if (!of || !newest || isInvolved(call.actor, newest.invitation)) throw new Refusal('NOT_FOUND');
    const isApplicant = await room.directory.isApplicant(caseId, by, organisations);
    if (!isApplicant && !isSeenByStaff(call.actor, newest.invitation)) throw new Refusal('NOT_FOUND');
    const at = instant(room.clock.now());
    const ahead = await aheadOf(room, { ...of, invitationId: newest.id, invitation: newest.invitation });
    const command = { type: 'ObjectToExpert', by, isApplicant, reason, ahead, at } as const;
    const { state } = await room.invitations.execute({ call, id: newest.id, command });
    return { caseId, objectedAt: objectedAt(state) ?? at };
  },
});

/** When the last objection was made: this one, also when its answer is asked for again. */
function objectedAt(state: InvitationState): string | undefined {
  const candidates = state.status === 'none' ? [] : state.candidates;
  const times = candidates.flatMap((one) => (one.stage === 'released' && one.why === 'objected' ? [one.at] : []));
  return times.toSorted().at(-1);
}
