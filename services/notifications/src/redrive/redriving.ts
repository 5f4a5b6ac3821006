import { instant } from '@sinan/runtime';
import { actorRef, type Call, command, type Id, idOf, Refusal } from '@sinan/schema';
import { DuplicateKey, StaleRevision } from '@sinan/store';
import { z } from 'zod';
import { mailedParts } from '../queries/delivery.ts';
import type { NotificationsRoom } from '../room.ts';
import type { WarningPart } from '../rows.ts';
import { redriveMails } from './mails.ts';
import type { Redrive } from './rows.ts';
import { redriveShards } from './shards.ts';

/** How many mails go on: those that were taken up again, and those that were put off and are due now. */
export interface Redriven {
  readonly warningId: string;
  readonly mails: number;
}

/**
 * Sends again what is missing of a version, or of the withdrawal (补发): what was given up, what was refused, and at once what was put off; whoever lets versions out decides it. RFC 5321
 * §4.2.1 has no program repeat by itself what was refused for good (5yz), and leaves it to a person to mend what was wrong and have it sent anew: that is what is done here, so
 * `refused` goes on too, unless it was held against the address. Nothing goes on that went out or may have, or that came back; and each mail is decided anew at the last moment.
 *
 * Only of the last part that was mailed, `STATE_CONFLICT` otherwise: a later one went to whom it concerned, and says more. `NOT_FOUND` for no warning. Repeated, it goes on
 * where it was cut short, and changes nothing more.
 */
export const redrive = command({
  name: 'notifications.redrive',
  access: { duty: ['chief'] },
  input: z.strictObject({ warningId: idOf('warning'), version: z.int().min(1), withdrawal: z.boolean() }),
  async run(room: NotificationsRoom, call, { warningId, version, withdrawal }): Promise<Redriven> {
    const part: WarningPart = withdrawal ? 'cancelled' : `${version}`;
    const id = `${warningId}.${part}|${actorRef(call.actor)}|${call.commandId}`;
    const known = await room.redrives.get(id);
    if (known?.doc.mails != null) return { warningId, mails: known.doc.mails };
    await refuseUnlessLast(room, warningId, { version, withdrawal });
    const begun = known?.doc ?? (await entered(room, call, { id, about: warningId, part }));
    const mails = (await redriveShards(room, begun)) + (await redriveMails(room, begun));
    await finished(room, id, mails);
    return { warningId, mails };
  },
});

async function refuseUnlessLast(
  room: NotificationsRoom,
  warningId: Id<'warning'>,
  asked: { readonly version: number; readonly withdrawal: boolean },
): Promise<void> {
  const warning = await room.warnings.inCodes(warningId);
  if (warning === null) throw new Refusal('NOT_FOUND');
  const last = mailedParts(warning).at(-1);
  if (last?.version !== asked.version || last.withdrawal !== asked.withdrawal) throw new Refusal('STATE_CONFLICT');
}

async function entered(
  room: NotificationsRoom,
  { actor }: Call,
  of: Pick<Redrive, 'id' | 'about' | 'part'>,
): Promise<Redrive> {
  const row = { ...of, by: actorRef(actor), at: instant(room.resources.clock.now()), mails: null };
  try {
    await room.redrives.insert(row);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return row;
}

/** Who did the same beside this one has said it. */
async function finished({ redrives }: NotificationsRoom, id: string, mails: number): Promise<void> {
  const stored = await redrives.get(id);
  if (stored === null || stored.doc.mails !== null) return;
  try {
    await redrives.replace({ ...stored.doc, mails }, stored.revision);
  } catch (error) {
    if (!(error instanceof StaleRevision)) throw error;
  }
}
