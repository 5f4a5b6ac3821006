import { failedForMs, type RunContext, type WorkResult, workWorker } from '@sinan/aggregate';
import { isPutOffByReceiver, type OutgoingMail, ticketOf, UnsafeMail } from '@sinan/mail';
import { instant, step } from '@sinan/runtime';
import { closeParts, sealedParts } from '../digest/rows.ts';
import { CLASSES, classIn } from '../dispatch/classes.ts';
import type { Pass } from '../dispatch/dispatch.ts';
import { entryOf } from '../ledger/reading.ts';
import { isOnItsWay } from '../ledger/rows.ts';
import { type Letter, letterOf } from '../letters.ts';
import { askForMails } from '../mails.ts';
import { againMailId, type Booked, GIVEN_UP_AFTER_MS, outgoingMail, repeatDue } from '../outgoing.ts';
import { noteReceipt } from '../receipts.ts';
import type { NotificationsRoom } from '../room.ts';
import { type MailRow, partOf, subscriptionIn } from '../rows.ts';
import { holdRefusal } from '../suppression/index.ts';

/** The longest back-off of a mail that its receiver put off. RFC 5321 §4.5.4.1 asks for 30 minutes at least, and for longer ones later. */
const RECEIVER_BACKOFF_MS = 4 * 3_600_000;
/** Of all others: while the mail server is away nobody waits for hours after it is back. */
const LAST_BACKOFF_MS = 600_000;

/** The receiver put the mail off. */
class PutOff extends Error {
  override readonly name = 'PutOff';
}

/** Sends the mails. What the server defers is tried again with back-off; every other outcome closes the row. */
export const mailWorker = workWorker<NotificationsRoom, MailRow>({
  name: 'notifications.mail',
  queue: (room) => room.mails,
  run: deliver,
  written: (row) => {
    if (row.state === 'sent') step('mail.after-sent');
  },
  lanes: CLASSES,
  concurrency: 20,
  lastBackoffMs: (error) => (error instanceof PutOff ? RECEIVER_BACKOFF_MS : LAST_BACKOFF_MS),
  giveUpAfterMs: GIVEN_UP_AFTER_MS,
});

/** A digest is given up half a day earlier than other mails: what is left is for closing its parts, which are not to wait for it. */
const DIGEST_GIVEN_UP_AFTER_MS = GIVEN_UP_AFTER_MS - 12 * 3_600_000;

async function deliver(
  room: NotificationsRoom,
  row: MailRow,
  { signal }: RunContext<MailRow>,
): Promise<WorkResult<MailRow>> {
  try {
    return await tried(room, row, signal);
  } catch (error) {
    const isOver = failedForMs(row, room.resources.clock.now()) >= DIGEST_GIVEN_UP_AFTER_MS;
    if (row.content.kind !== 'digest' || !isOver) throw error;
    await givenUp(room, row);
    return {};
  }
}

async function givenUp(room: NotificationsRoom, { id, repeats }: MailRow): Promise<void> {
  const parts = await sealedParts(room, repeats ?? id);
  await closeParts(
    room,
    parts.map((row) => ({ row, end: 'expired' })),
    'expired',
  );
}

async function tried(room: NotificationsRoom, row: MailRow, signal: AbortSignal): Promise<WorkResult<MailRow>> {
  if (await isInShard(room, row)) return 'remove';
  const letter = await letterOf(room, row);
  if ('not' in letter) return closed(room, row, letter, letter.not);
  const mail = outgoingMail(room, booked(room, row), letter);
  const pass = room.dispatch.let(letter.email, classIn(row));
  if ('later' in pass) return { againAt: instant(pass.later) };
  const sentAt = instant(room.resources.clock.now());
  const outcome = await sent(mail, pass, signal);
  switch (outcome.kind) {
    case 'held':
      return { againAt: instant(room.resources.clock.now()) };
    case 'sent':
      await noted(room, row, letter);
      return { ...(await closed(room, row, letter, 'sent')), sentAt: instant(room.resources.clock.now()) };
    case 'refused':
      if ('code' in outcome)
        await holdRefusal(room, { id: row.repeats ?? row.id, to: row.to, email: letter.email, sentAt }, outcome);
      return closed(room, row, letter, 'refused');
    case 'deferred':
      throw isPutOffByReceiver(outcome)
        ? new PutOff('the receiver put the mail off')
        : new Error('the mail server did not take the mail');
    case 'unknown':
      await noted(room, row, letter);
      return unknown(room, row, letter);
    default:
      return outcome satisfies never;
  }
}

/** Of a row that a process wrote which had lost the shard by then: whoever has it sends the mail, or has sent it. */
async function isInShard(room: NotificationsRoom, { content, to, repeats }: MailRow): Promise<boolean> {
  if (repeats !== null || !('warningId' in content)) return false;
  const entry = await entryOf(room, content.warningId, partOf(content), subscriptionIn({ to }));
  if (entry === null || entry.state === 'moved') return false;
  if (entry.shard.open && isOnItsWay(entry.state)) throw new Error('the mail is still in a shard');
  return true;
}

/** The mailer's answers may quote the address, so nothing of them is kept. `held`: it did not begin with it, since the process is to stop. */
async function sent(mail: OutgoingMail, pass: Pass, signal: AbortSignal) {
  try {
    return (await pass.send(mail, signal)) ?? ({ kind: 'held' } as const);
  } catch (error) {
    if (error instanceof UnsafeMail) return { kind: 'refused' } as const;
    throw error;
  }
}

/** A mail that is sent once more comes back as the one that it repeats. */
function booked({ resources }: NotificationsRoom, row: MailRow): Booked {
  const id = row.repeats ?? row.id;
  return { id, content: row.content, about: row.about, ticket: row.ticket ?? ticketOf(resources.settings.secret, id) };
}

/** Before the row is closed: a warning that went out is known to have gone, whatever happens to this process. */
async function noted(room: NotificationsRoom, row: MailRow, { parts = [] }: Letter): Promise<void> {
  const told = parts.filter(({ end }) => end === 'told').map(({ row }) => row);
  for (const { content, to } of [row, ...told]) if ('warningId' in content) await noteReceipt(room, content, to);
}

/** It may have arrived. It is sent once more, by a row of its own; the same Message-ID tells the reader's program that it is the same. */
async function unknown(room: NotificationsRoom, row: MailRow, letter: Letter): Promise<WorkResult<MailRow>> {
  const { to, content, address } = row;
  const due = repeatDue(room.resources.clock.now());
  if (row.repeats === null)
    await askForMails(room, [
      { id: againMailId(row.id), to, content, address, due, repeats: row.id, lane: classIn(row) },
    ]);
  return closed(room, row, letter, 'unknown');
}

/** An address is not kept for longer than its mail is waiting. The parts of a digest come to their end before it does. */
async function closed(
  room: NotificationsRoom,
  { content }: MailRow,
  { parts }: Letter,
  state: MailRow['state'],
): Promise<{ readonly state: MailRow['state']; readonly address: null }> {
  if (parts !== undefined) await closeParts(room, parts, state);
  room.resources.metrics.count('mails_total', { kind: content.kind, state });
  return { state, address: null };
}
