import { type WorkResult, workWorker } from '@sinan/aggregate';
import { type Call, newId } from '@sinan/schema';
import { StaleRevision } from '@sinan/store';
import { sealedParts } from '../digest/rows.ts';
import type { NotificationsRoom } from '../room.ts';
import { type MailRow, subscriptionIn, tellsOfWarnings } from '../rows.ts';
import { forgetSuppressionFor, type Heard, holdAgainst, type ReportRow } from '../suppression/index.ts';

/** Acts upon mails that came back. Cut short and run again, it does only what is missing. */
export const reportWorker = workWorker<NotificationsRoom, ReportRow>({
  name: 'notifications.reports',
  queue: (room) => room.reports,
  run: act,
});

async function act(room: NotificationsRoom, report: ReportRow): Promise<WorkResult<ReportRow>> {
  const mail = await mailOf(room, report.ticket);
  if (mail === null) return undefined;
  if (mail.open) throw new Error('what came back is still being sent');
  const went = mail.state === 'sent' || mail.state === 'unknown' || mail.state === 'bounced';
  if (!went) return undefined;
  if (report.kind !== 'complaint') for (const id of await carriedBy(room, mail)) await bounced(room, id);
  if (report.kind === 'blocked') return undefined;
  await hold(room, mail, { id: report.id, kind: report.kind, at: report.at });
  if (report.kind === 'complaint') await leaveFor(room, mail);
  return undefined;
}

const wentAt = ({ sentAt, askedAt }: MailRow) => sentAt ?? askedAt;

/** Whoever is erased meanwhile has nothing held against them afterwards. */
async function hold(room: NotificationsRoom, mail: MailRow, report: Heard): Promise<void> {
  const [owner, email] = [mail.to, await addressOf(room, mail)];
  if (email === null || owner === 'address') return;
  await holdAgainst(room, email, report, { owner, sentAt: wentAt(mail) });
  if ((await addressOf(room, mail)) === null) await forgetSuppressionFor(room, owner);
}

async function mailOf({ mails }: NotificationsRoom, ticket: string): Promise<MailRow | null> {
  return (await mails.rows.page({ where: { ticket }, limit: 1 })).rows[0]?.doc ?? null;
}

/** A digest came back with all that it told of. Its parts come first: run again, it finds the mail as it was until all of them are done. */
async function carriedBy(room: NotificationsRoom, { id, content }: MailRow): Promise<readonly string[]> {
  if (content.kind !== 'digest') return [id];
  return [...(await sealedParts(room, id)).map((part) => part.id), id];
}

/** Only what went out, or may have, can have come back: every other end of a mail stays. */
async function bounced({ mails, resources }: NotificationsRoom, id: string): Promise<void> {
  for (;;) {
    const known = await mails.rows.get(id);
    if (known === null || (known.doc.state !== 'sent' && known.doc.state !== 'unknown')) return;
    try {
      await mails.rows.replace({ ...known.doc, state: 'bounced' }, known.revision);
      resources.metrics.count('mails_total', { kind: known.doc.content.kind, state: 'bounced' });
      return;
    } catch (error) {
      if (!(error instanceof StaleRevision)) throw error;
    }
  }
}

/** Where it went to: a sign-in mail to somebody who is nobody yet leaves no address behind, and neither does who was erased. */
async function addressOf(room: NotificationsRoom, { to }: MailRow): Promise<string | null> {
  const [kind, id = ''] = to.split(':', 2);
  if (kind === 'person') return (await room.contacts.get(id))?.doc.email || null;
  if (kind !== 'subscription') return null;
  const state = (await room.subscriptions.load(id))?.state;
  return state !== undefined && 'email' in state ? state.email : null;
}

/** Who calls a warning spam wants no more of them; but whoever has subscribed anew since wants the later ones. */
async function leaveFor(room: NotificationsRoom, mail: MailRow): Promise<void> {
  if (!tellsOfWarnings(mail.content)) return;
  const state = (await room.subscriptions.load(subscriptionIn(mail)))?.state;
  if (state?.status !== 'confirmed' || wentAt(mail) < state.confirmedAt) return;
  const commandId = newId('command', room.resources.clock.now());
  const actor = { kind: 'system', service: 'notifications' } as const;
  const call: Call = { actor, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
  const command = { type: 'leave', by: 'complaint' } as const;
  await room.subscriptions.execute({ call, id: subscriptionIn(mail), command });
}
