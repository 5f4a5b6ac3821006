import { timerWorker } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import type { AnswerStep, Id } from '@sinan/schema';
import { isUnderWay } from './invitation/index.ts';
import type { ExpertsRoom } from './room.ts';
import { aheadOf, searchBy } from './searches.ts';

/** What a candidate is to answer, and when the time for it is over. */
export type StepPayload = {
  readonly invitationId: Id<'invitation'>;
  readonly expertId: Id<'expert'>;
  readonly step: AnswerStep;
};

/** Has the candidate lapse when the time for an answer is over. Set again for the same step it changes nothing. */
export function setStep({ steps }: ExpertsRoom, payload: StepPayload, answerBy: string): Promise<void> {
  const { invitationId, expertId, step } = payload;
  return steps.set(`${invitationId}/${expertId}/${step}`, Date.parse(answerBy), payload);
}

/** An answer counts until its lapse is recorded. The search of a case that has ended is ended by the case's own event. */
export const stepTimer = timerWorker<ExpertsRoom, StepPayload>({
  name: 'experts.steps',
  timers: (room) => room.steps,
  async ring(room, { payload }, call) {
    const { invitationId: id, expertId, step } = payload;
    const search = await searchBy(room, id);
    if (search === null || !isUnderWay(search.matter.status)) return;
    const ahead = await aheadOf(room, search);
    const at = instant(room.clock.now());
    await room.invitations.execute({ call, id, command: { type: 'Lapse', expertId, step, at, ahead } });
  },
});
