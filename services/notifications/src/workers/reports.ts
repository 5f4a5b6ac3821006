import { type WorkResult, workWorker } from '@sinan/aggregate';
import { type Call, newId } from '@sinan/schema';
import { changed } from '../changed.ts';
import { sealedParts } from '../digest/rows.ts';
import { entryByTicket } from '../ledger/reading.ts';
import { mailState, stateAt, withStates } from '../ledger/rows.ts';
import type { NotificationsRoom } from '../room.ts';
import { type MailRow, subscriptionIn, tellsOfWarnings } from '../rows.ts';
import { wentBeforeItMoved } from '../subscription/index.ts';
import { domainOfReader, holdFor, type ReportRow } from '../suppression/index.ts';

/** Acts upon mails that came back. Cut short and run again, it does only what is missing. */
export const reportWorker = workWorker<NotificationsRoom, ReportRow>({
  name: 'notifications.reports',
  queue: (room) => room.reports,
  run: act,
});

/** What came back: a mail with a row of its own, or one of a shard's. */
type Returned = Pick<MailRow, 'to' | 'content' | 'state' | 'askedAt' | 'sentAt'> & {
  readonly isOnItsWay: boolean;
  /** Writes into the books that it, and all that it carried, came back. */
  bounce(): Promise<void>;
};

async function act(room: NotificationsRoom, report: ReportRow): Promise<WorkResult<ReportRow>> {
  const mail = (await entryReturned(room, report.ticket)) ?? (await rowReturned(room, report.ticket));
  if (mail === null) return undefined;
  if (mail.isOnItsWay) throw new Error('what came back is still being sent');
  const went = mail.state === 'sent' || mail.state === 'unknown' || mail.state === 'bounced';
  if (!went) return undefined;
  // Whoever leaves by it has no address afterwards.
  const domain = await domainOfReader(room, mail, wentAt(mail));
  await follow(room, mail, report);
  room.deliverability.cameBack(domain, report.kind, report.at);
  return undefined;
}

/** What follows of a mail that had gone out. */
async function follow(room: NotificationsRoom, mail: Returned, { id, kind, at }: ReportRow): Promise<void> {
  if (kind !== 'complaint') await mail.bounce();
  if (kind === 'blocked') return;
  await holdFor(room, mail, { id, kind, at }, wentAt(mail));
  if (kind === 'complaint') await leaveFor(room, mail);
}

async function entryReturned(room: NotificationsRoom, ticket: string): Promise<Returned | null> {
  const entry = await entryByTicket(room, ticket);
  if (entry === null) return null;
  const state = mailState(entry);
  if (state === null) return returnedRow(room, (await room.mails.rows.get(entry.id))?.doc);
  const { shard, place, subscriptionId, sentAt } = entry;
  return {
    ...{ to: `subscription:${subscriptionId}`, content: shard.content, state, askedAt: shard.askedAt, sentAt },
    isOnItsWay: state === 'waiting',
    bounce: () => entryBounced(room, shard.id, place),
  };
}

async function rowReturned(room: NotificationsRoom, ticket: string): Promise<Returned | null> {
  return returnedRow(room, (await room.mails.rows.page({ where: { ticket }, limit: 1 })).rows[0]?.doc);
}

function returnedRow(room: NotificationsRoom, row: MailRow | undefined): Returned | null {
  if (row === undefined) return null;
  const bounce = async () => {
    for (const id of await carriedBy(room, row)) await rowBounced(room, id);
  };
  return { ...row, isOnItsWay: row.open, bounce };
}

const wentAt = ({ sentAt, askedAt }: Returned) => sentAt ?? askedAt;

/** A digest came back with all that it told of. Its parts come first: run again, it finds the mail as it was until all of them are done. */
async function carriedBy(room: NotificationsRoom, { id, content }: MailRow): Promise<readonly string[]> {
  if (content.kind !== 'digest') return [id];
  return [...(await sealedParts(room, id)).map((part) => part.id), id];
}

/** Only what went out, or may have, can have come back: every other end of a mail stays. */
const mayHaveCome = (state: string) => state === 'sent' || state === 'unknown';

async function rowBounced({ mails, resources }: NotificationsRoom, id: string): Promise<void> {
  const row = await changed(mails.rows, id, (row) =>
    mayHaveCome(row.state) ? { ...row, state: 'bounced' as const } : row,
  );
  if (row !== null) resources.metrics.count('mails_total', { kind: row.content.kind, state: 'bounced' });
}

async function entryBounced({ shards, resources }: NotificationsRoom, id: string, place: number): Promise<void> {
  const bounced = new Map([[place, 'bounced' as const]]);
  const shard = await changed(shards.rows, id, (shard) =>
    mayHaveCome(stateAt(shard, place)) ? withStates(shard, bounced, resources.clock.now()) : shard,
  );
  if (shard !== null) resources.metrics.count('mails_total', { kind: shard.content.kind, state: 'bounced' });
}

/** Who calls a warning spam wants no more of them; but whoever has subscribed anew, or moved, since wants the later ones. */
async function leaveFor(room: NotificationsRoom, mail: Returned): Promise<void> {
  if (!tellsOfWarnings(mail.content)) return;
  const state = (await room.subscriptions.load(subscriptionIn(mail)))?.state;
  if (state?.status !== 'confirmed' || wentAt(mail) < state.confirmedAt) return;
  if (wentBeforeItMoved(state, wentAt(mail))) return;
  const commandId = newId('command', room.resources.clock.now());
  const actor = { kind: 'system', service: 'notifications' } as const;
  const call: Call = { actor, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
  const command = { type: 'leave', by: 'complaint' } as const;
  await room.subscriptions.execute({ call, id: subscriptionIn(mail), command });
}
