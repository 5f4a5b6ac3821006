import { type SendOutcome, verdictOfRefusal } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { domainOf } from '@sinan/schema';
import type { NotificationsRoom } from '../room.ts';
import type { MailRow } from '../rows.ts';
import { wentBeforeItMoved } from '../subscription/index.ts';
import type { Heard } from './rows.ts';
import { forgetSuppressionFor, holdAgainst } from './suppressions.ts';

/** Holds against the address of a mail's reader what came back of it, unless it went elsewhere: to where a subscription was before, or may move to. Whoever is erased meanwhile has nothing held against them afterwards. */
export async function holdFor(
  room: NotificationsRoom,
  { to, content }: Pick<MailRow, 'to' | 'content'>,
  report: Heard,
  sentAt: string,
): Promise<void> {
  const email = await addressOf(room, to, sentAt);
  if (email === null || content.kind === 'confirm-move') return;
  await hold(room, { to, email }, report, sentAt);
}

/** The receiving domain of a mail that came back; '' where it is not known, or not any more. */
export async function domainOfReader(
  room: NotificationsRoom,
  { to, content }: Pick<MailRow, 'to' | 'content'>,
  sentAt: string,
): Promise<string> {
  const email = content.kind === 'confirm-move' ? null : await addressOf(room, to, sentAt);
  return email === null ? '' : domainOf(email).toLowerCase();
}

async function hold(
  room: NotificationsRoom,
  { to, email }: Pick<MailRow, 'to'> & { readonly email: string },
  report: Heard,
  sentAt: string,
): Promise<void> {
  if (to === 'address') return;
  await holdAgainst(room, email, report, { owner: to, sentAt });
  if ((await addressOf(room, to)) === null) await forgetSuppressionFor(room, to);
}

/**
 * A refusal at once says of an address what a notice that comes later would, and is held against it likewise (docs/adr/0023-bounces.md). `email`: where the mail went, and `sentAt`
 * when: whoever has another address by now has nothing held against that.
 */
export async function holdRefusal(
  room: NotificationsRoom,
  { id, to, email, sentAt }: Pick<MailRow, 'id' | 'to'> & { readonly email: string; readonly sentAt: string },
  refusal: Extract<SendOutcome, { kind: 'refused' }>,
): Promise<void> {
  const kind = verdictOfRefusal(refusal);
  if (kind === null || (await addressOf(room, to)) !== email) return;
  await hold(room, { to, email }, { id: `refusal/${id}`, kind, at: instant(room.resources.clock.now()) }, sentAt);
}

/** Where a mail goes to, or one that went out then: a sign-in mail to somebody who is nobody yet leaves no address behind, and neither does who was erased. */
async function addressOf(room: NotificationsRoom, to: MailRow['to'], sentAt?: string): Promise<string | null> {
  const [kind, id = ''] = to.split(':', 2);
  if (kind === 'person') return (await room.contacts.get(id))?.doc.email || null;
  if (kind !== 'subscription') return null;
  const state = (await room.subscriptions.load(id))?.state;
  if (state === undefined || !('email' in state)) return null;
  return sentAt !== undefined && wentBeforeItMoved(state, sentAt) ? null : state.email;
}
