import { instant } from '@sinan/runtime';
import {
  type Actor,
  actorRef,
  type Call,
  centresOf,
  command,
  type Duty,
  type Id,
  idOf,
  personOf,
  prose,
  Refusal,
  rule,
} from '@sinan/schema';
import { z } from 'zod';
import type { ByStaff } from '../invitation/index.ts';
import type { ExpertsRoom } from '../room.ts';
import { aheadOf, isSeenByStaff, type OneSearch, searchBy } from '../searches.ts';
import { overAt } from '../service-clock.ts';
import { shownInvitation } from '../views/invitation.ts';

/** Who looks for a case's expert: the centre's expert manager, and who carries the case. */
export const SEARCHING: readonly Duty[] = ['experts', 'officer'];

const invitationId = idOf('invitation');
const words = prose(2_000);

/** Accepts the waiver that an expert offers: the facts follow. */
export const acceptWaiver = command({
  name: 'experts.acceptWaiver',
  access: { duty: SEARCHING },
  input: z.strictObject({ invitationId }),
  async run(room: ExpertsRoom, call, { invitationId: id }) {
    const { matter, invitation } = await seenSearch(room, call.actor, id);
    const staff = staffOf(room, call, matter.centreId);
    const offerBy = overAt('offer', invitation.urgent, room.clock.now());
    const command = { type: 'AcceptWaiver', ...staff, offerBy, caseStatus: matter.status } as const;
    return shownInvitation(await room.invitations.execute({ call, id, command }));
  },
});

/** Does not accept it: the conflict stands, and the next candidate is asked. */
export const refuseWaiver = command({
  name: 'experts.refuseWaiver',
  access: { duty: SEARCHING },
  input: z.strictObject({ invitationId, note: words.nullish() }),
  async run(room: ExpertsRoom, call, { invitationId: id, note = null }) {
    const search = await seenSearch(room, call.actor, id);
    const staff = staffOf(room, call, search.matter.centreId);
    const ahead = await aheadOf(room, search);
    return shownInvitation(
      await room.invitations.execute({ call, id, command: { type: 'RefuseWaiver', ...staff, note, ahead } }),
    );
  },
});

/** Withdraws the whole search; an expert who is assigned is released. */
export const withdrawInvitation = command({
  name: 'experts.withdraw',
  access: { duty: SEARCHING },
  input: z.strictObject({ invitationId, note: words.nullish() }),
  async run(room: ExpertsRoom, call, { invitationId: id, note = null }) {
    const { matter } = await seenSearch(room, call.actor, id);
    const staff = staffOf(room, call, matter.centreId);
    return shownInvitation(await room.invitations.execute({ call, id, command: { type: 'Withdraw', ...staff, note } }));
  },
});

/** Releases the assigned expert: their work is done, or they are removed for a reason in words, and the next candidate is asked. */
export const releaseExpert = command({
  name: 'experts.release',
  access: { duty: SEARCHING },
  input: z
    .strictObject({ invitationId, why: z.enum(['completed', 'removed']), reason: words.nullish() })
    .refine(({ why, reason }) => why !== 'removed' || reason, { ...rule('missing'), path: ['reason'] }),
  async run(room: ExpertsRoom, call, { invitationId: id, why, reason = null }) {
    const search = await seenSearch(room, call.actor, id);
    const staff = staffOf(room, call, search.matter.centreId);
    const ahead = await aheadOf(room, search);
    const command = { type: 'ReleaseExpert', ...staff, why, reason, ahead } as const;
    return shownInvitation(await room.invitations.execute({ call, id, command }));
  },
});

/** A search that staff see: `NOT_FOUND` for any other. */
export async function seenSearch(room: ExpertsRoom, actor: Actor, id: Id<'invitation'>): Promise<OneSearch> {
  const search = await searchBy(room, id);
  if (search === null || !isSeenByStaff(actor, search.invitation)) throw new Refusal('NOT_FOUND');
  return search;
}

/** Who asks, and where they hold the duty; the national centre's staff hold it for every one. */
export function staffOf(room: ExpertsRoom, { actor }: Call, heldBy: Id<'centre'>): ByStaff {
  const held = centresOf(actor, SEARCHING);
  const isNational = held.some((id) => room.centres.of(id)?.kind === 'national');
  const worksAt = isNational ? 'every centre' : held;
  return { by: personOf(actor).id, worksAt, heldBy, at: instant(room.clock.now()) };
}

/** Whether a search is what this very call led to. */
export async function isLedToBy({ invitations }: ExpertsRoom, id: string, call: Call): Promise<boolean> {
  const stored = await invitations.documents.get(id);
  const by = actorRef(call.actor);
  return stored?.doc.commands.some(({ commandId, actor }) => commandId === call.commandId && actor === by) ?? false;
}
