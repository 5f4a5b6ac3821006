import { confirmMailId } from '../links.ts';
import type { NotificationsRoom } from '../room.ts';
import type { SubscriptionState } from '../subscription/index.ts';
import { isSuppressed, liftFor, suppressionOf } from './suppressions.ts';

/**
 * How somebody whose address is suppressed comes back: by asking for a mail and following its link. The mail was asked for after all that came back, so it
 * shows that the address works; a link from before shows nothing.
 */
export async function showsThatItWorks(
  room: NotificationsRoom,
  state: SubscriptionState,
  link: { readonly id: string; readonly number: number },
): Promise<boolean> {
  if (state.status !== 'confirmed') return false;
  const suppression = await suppressionOf(room, state.email);
  if (suppression === null || suppression.standing === 'lifted') return false;
  const mail = await room.mails.rows.get(confirmMailId(link.id, link.number));
  const last = suppression.reports.at(-1)?.at ?? suppression.since;
  return mail !== null && mail.doc.askedAt > last;
}

/** Called when a link was followed. */
export async function liftByLink(
  room: NotificationsRoom,
  state: SubscriptionState,
  link: { readonly id: string; readonly number: number },
): Promise<void> {
  if (state.status === 'confirmed' && (await showsThatItWorks(room, state, link))) await liftFor(room, state.email);
}

/** Whether a subscriber, though nothing waits for confirmation, is to be mailed a link: following it lifts what is held against the address. */
export async function mayComeBack(room: NotificationsRoom, state: SubscriptionState): Promise<boolean> {
  return state.status === 'confirmed' && isSuppressed(room, state.email);
}
