import { type Id, idOf, mailAddress, query } from '@sinan/schema';
import { z } from 'zod';
import { entryOf } from '../ledger/reading.ts';
import { type Entry, mailState } from '../ledger/rows.ts';
import { againMailId } from '../outgoing.ts';
import { knownSubscription } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { type MailState, mailIdOf } from '../rows.ts';
import { DESK, mailedParts } from './delivery.ts';

/** What became of the mail about one version, or about the withdrawal, to one reader. */
export interface PartTo {
  readonly version: number;
  readonly withdrawal: boolean;
  /** Null for a part of which the reader was not told. */
  readonly mail: MailTo | null;
}
export interface MailTo {
  readonly state: MailState;
  readonly askedAt: string;
  /** When it went out, or may have. */
  readonly sentAt: string | null;
  /** The local day (year-month-day) of the digest for which it is gathered. */
  readonly digestDay: string | null;
}
export interface DeliveryTo {
  /** Empty where the address was told of no part: of a subscriber whom it does not concern nothing else is said than of nobody. */
  readonly parts: readonly PartTo[];
}

/** What became of a warning's mails to an address; null for no warning. The address is neither kept nor given back. */
export const deliveryTo = query({
  name: 'notifications.deliveryTo',
  access: DESK,
  input: z.strictObject({ warningId: idOf('warning'), email: mailAddress }),
  async run(room: NotificationsRoom, _, { warningId, email }): Promise<DeliveryTo | null> {
    const warning = await room.warnings.inCodes(warningId);
    if (warning === null) return null;
    const reader = await readerAt(room, email);
    if (reader === null) return { parts: [] };
    const parts = await Promise.all(
      mailedParts(warning).map(async ({ part, ...told }) => {
        const kind = told.withdrawal ? 'warning-cancelled' : 'warning';
        const mailId = mailIdOf({ kind, warningId, version: told.version }, reader);
        const entry = await entryOf(room, warningId, part, reader);
        return { ...told, mail: (entry && mailOfEntry(entry)) ?? (await mailOfRow(room, mailId)) };
      }),
    );
    return { parts: parts.some(({ mail }) => mail !== null) ? parts : [] };
  },
});

async function readerAt(room: NotificationsRoom, email: string): Promise<Id<'subscription'> | null> {
  const id = await knownSubscription(room, email);
  const status = id && (await room.subscriptions.load(id))?.state.status;
  return status === 'erased' ? null : id;
}

/** Null where it has gone on by a row, which then is there. */
function mailOfEntry(entry: Entry): MailTo | null {
  const state = mailState(entry);
  return state && { state, askedAt: entry.shard.askedAt, sentAt: entry.sentAt, digestDay: null };
}

async function mailOfRow({ mails }: NotificationsRoom, id: string): Promise<MailTo | null> {
  const row = (await mails.rows.get(id))?.doc;
  if (row === undefined) return null;
  const { askedAt, open, digest, slot } = row;
  const state = row.state === 'waiting' && !open ? 'expired' : row.state;
  const mayHaveCome = state === 'unknown' || state === 'bounced';
  // Of a mail that may have gone out the row has no time; that of the mail which repeats it, or its digest, has.
  const again = mayHaveCome && row.sentAt === null ? await mails.rows.get(againMailId(digest ?? id)) : null;
  const sentAt = row.sentAt ?? again?.doc.sentAt ?? null;
  return { state, askedAt, sentAt, digestDay: state === 'gathered' ? (slot?.day ?? null) : null };
}
