import { instant } from '@sinan/runtime';
import { type Page, StaleRevision, type Stored } from '@sinan/store';
import { letterOf } from '../letters.ts';
import { versionsGot } from '../receipts.ts';
import type { NotificationsRoom } from '../room.ts';
import { type MailRow, subscriptionIn } from '../rows.ts';
import type { Redrive } from './rows.ts';

const PAGE = 200;

/** Opens again what of a part is missing in rows, and has those that were put off due now; resolves to how many mails go on. */
export async function redriveMails(room: NotificationsRoom, redrive: Redrive): Promise<number> {
  let mails = 0;
  for (let after: string | null = null; ; ) {
    const where = { about: redrive.about };
    const page: Page<MailRow> = await room.mails.rows.page({ where, after, limit: PAGE });
    for (const stored of page.rows)
      if (stored.doc.part === redrive.part && (await redriveMail(room, redrive, stored))) mails += 1;
    if (page.next === null) break;
    after = page.next;
  }
  room.mails.stir();
  return mails;
}

/** Resolves to whether it goes on by this redrive. */
async function redriveMail(room: NotificationsRoom, redrive: Redrive, found: Stored<MailRow>): Promise<boolean> {
  for (let stored: Stored<MailRow> | null = found; stored !== null; ) {
    const { doc, revision } = stored;
    if (doc.redriven === redrive.id) return true;
    if (!(isPutOff(doc, room.resources.clock.now()) || (await isMissing(room, doc)))) return false;
    try {
      await room.mails.rows.replace(dueNow(doc, redrive, room.resources.clock.now()), revision);
      return true;
    } catch (error) {
      if (!(error instanceof StaleRevision)) throw error;
      stored = await room.mails.rows.get(doc.id);
    }
  }
  return false;
}

/**
 * Failed, due later, and nobody has it: of a row that is held `due` is the end of its lease. What waits for a limit of a receiving domain has not failed, and has a time of its own: asked
 * for now, it would be put behind all others to that domain.
 */
function isPutOff({ open, state, lease, due, failsSince }: MailRow, now: number): boolean {
  return open && state === 'waiting' && !lease && Boolean(failsSince) && due > instant(now);
}

/** It did not go out, and nothing is known that keeps it from it now. */
async function isMissing(room: NotificationsRoom, row: MailRow): Promise<boolean> {
  const isNotGone = row.state === 'waiting' || row.state === 'expired' || row.state === 'refused';
  if (row.open || !isNotGone || (await mayHaveGone(room, row)) || !(await isDigestOver(room, row))) return false;
  const letter = await letterOf(room, row).catch(() => 'later' as const);
  return letter === 'later' || !('not' in letter);
}

/** Where an attempt before the last one was cut short, the mail may have arrived. */
async function mayHaveGone(room: NotificationsRoom, { content, to }: MailRow): Promise<boolean> {
  if (!('warningId' in content) || content.kind === 'warning-cancelled') return false;
  return (await versionsGot(room, content.warningId, subscriptionIn({ to }))).includes(content.version);
}

/** A digest that still goes out may tell of it. */
async function isDigestOver({ mails }: NotificationsRoom, { digest }: MailRow): Promise<boolean> {
  return !digest || (await mails.rows.get(digest))?.doc.open !== true;
}

/** As it was asked for first, by a mail of its own; that it had failed before no longer counts. One that is on its way keeps count of its attempts. */
function dueNow(row: MailRow, { id }: Redrive, now: number): MailRow {
  const due = instant(now);
  if (row.open) return { ...row, due, redriven: id };
  const { lastError: _, longWaits: __, ...before } = row;
  const asked = { open: true, state: 'waiting', due, attempts: 0, failsSince: null, slot: null, digest: null } as const;
  return { ...before, ...asked, redriven: id };
}
