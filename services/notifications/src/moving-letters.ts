import { WaitingFor } from '@sinan/aggregate';
import { linkToken } from '@sinan/runtime';
import type { Letter } from './letters.ts';
import { confirmLinkId, pageUrl, subscribeUrl } from './links.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, type MailRow, movedFact } from './rows.ts';
import { type Confirmed, moveState } from './subscription/index.ts';
import { maskedAddress } from './suppression/index.ts';

const suppressed: Letter = { not: 'suppressed' };

/** The link to the address that a subscription is to move to. */
export function confirmMoveLetter(
  { resources: { clock, settings } }: NotificationsRoom,
  { id, state }: { readonly id: string; readonly state: Confirmed },
  { number, expiresAt }: ContentOf<'confirm-move'>,
): Letter {
  if (state.moving === null || moveState(state, number) !== 'open') return suppressed;
  const until = Date.parse(expiresAt);
  if (clock.now() >= until) return { not: 'expired' };
  const token = linkToken(settings.secret, 'move', confirmLinkId(id, number), until);
  return {
    email: state.moving.email,
    lang: state.choice.locale,
    view: { url: pageUrl(settings.publicUrl, 'move', token) },
  };
}

/** To the address that it was at: asked for before it moves, so that no crash loses it, and sent once it has. */
export async function movedLetter(
  room: NotificationsRoom,
  { address }: Pick<MailRow, 'address'>,
  { subscriptionId, number, expiresAt }: ContentOf<'subscription-moved'>,
): Promise<Letter> {
  const state = (await room.subscriptions.load(subscriptionId))?.state;
  if (state?.status !== 'confirmed') return suppressed;
  if (address === null || room.resources.clock.now() >= Date.parse(expiresAt)) return { not: 'expired' };
  if (moveState(state, number) === 'open') throw new WaitingFor(movedFact(subscriptionId));
  if (state.moved === null || state.moved.number < number) return suppressed;
  const view = { address: maskedAddress(state.email), subscribeUrl: subscribeUrl(room) };
  return { email: address.email, lang: address.locale, view };
}
