import { instant } from '@sinan/runtime';
import {
  type Call,
  CONFLICT_ANSWERS,
  command,
  expertDeclineReasonCode,
  type Id,
  idOf,
  personOf,
  prose,
  Refusal,
  rule,
} from '@sinan/schema';
import { z } from 'zod';
import type { InvitationCommand } from '../invitation/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { aheadOf, type OneSearch, searchBy } from '../searches.ts';
import { overAt } from '../service-clock.ts';
import { type CandidacyView, shownCandidacy } from '../views/candidacy.ts';

/** What experts answer, each for themselves alone. */
const experts = { duty: ['expert'] } as const;
const invitationId = idOf('invitation');
const words = prose(2_000).nullish();

/**
 * Answers the conflict check: clear, in conflict, or with the text of a waiver. `NOT_FOUND` where the actor is not asked, or has declared a conflict
 * before; `STATE_CONFLICT` with the stage once it was answered or has lapsed.
 */
export const answerConflict = command({
  name: 'experts.answerConflict',
  access: experts,
  input: z
    .strictObject({ invitationId, answer: z.enum(CONFLICT_ANSWERS.map(({ code }) => code)), waiver: words })
    .refine(({ answer, waiver }) => answer !== 'waiver' || waiver, { ...rule('missing'), path: ['waiver'] }),
  run: (room: ExpertsRoom, call, { invitationId, answer, waiver = null }) =>
    answering(room, call, invitationId, async (search, own) => ({
      type: 'AnswerConflict',
      ...own,
      answer,
      text: answer === 'waiver' ? waiver : null,
      ahead: await aheadOf(room, search),
      offerBy: overAt('offer', search.invitation.urgent, room.clock.now()),
    })),
});

/** Takes the case, or declines it for a reason of the list. A conflict found in the facts (E04) bars from the case as one found in the names does. */
export const answerOffer = command({
  name: 'experts.answerOffer',
  access: experts,
  input: z
    .strictObject({
      invitationId,
      answer: z.enum(['accept', 'decline']),
      reason: expertDeclineReasonCode.nullish(),
      note: words,
    })
    .refine(({ answer, reason }) => answer !== 'decline' || reason, { ...rule('missing'), path: ['reason'] })
    .refine(({ reason, note }) => reason !== 'E99' || note, { ...rule('missing'), path: ['note'] }),
  run: (room: ExpertsRoom, call, { invitationId, answer, reason, note = null }) =>
    answering(room, call, invitationId, async (search, own) => {
      if (answer === 'decline' && reason)
        return { type: 'DeclineOffer', ...own, reason, note, ahead: await aheadOf(room, search) };
      const objectUntil = overAt('objection', search.invitation.urgent, room.clock.now());
      return { type: 'AcceptOffer', ...own, objectUntil, caseStatus: search.matter.status };
    }),
});

interface Own {
  readonly by: Id<'person'>;
  readonly at: string;
}

async function answering(
  room: ExpertsRoom,
  call: Call,
  id: Id<'invitation'>,
  asks: (search: OneSearch, own: Own) => Promise<InvitationCommand>,
): Promise<CandidacyView> {
  const by = personOf(call.actor).id;
  const search = await searchBy(room, id);
  if (search === null) throw new Refusal('NOT_FOUND');
  const command = await asks(search, { by, at: instant(room.clock.now()) });
  return shownCandidacy(await room.invitations.execute({ call, id, command }), by);
}
