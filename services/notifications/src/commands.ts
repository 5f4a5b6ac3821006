import { instant, readLinkToken, reservationId } from '@sinan/runtime';
import { type Call, command, countryCode, type Id, locale, mailAddress, newId, Refusal } from '@sinan/schema';
import { DuplicateKey } from '@sinan/store';
import { z } from 'zod';
import { readConfirmLink, token } from './links.ts';
import { askForMails } from './mails.ts';
import type { NotificationsRoom } from './room.ts';
import { countriesOf, requestedOf, type SubscriptionState } from './subscription.ts';

const CONFIRM_WITHIN_MS = 7 * 86_400_000;

/**
 * Asks for risk warnings about some countries. The answer is always the same, whoever's address it is: what can be told is told by mail,
 * to its owner. `TOO_MANY_REQUESTS` after three within an hour for one address, or when the process has let in as many as it may.
 */
export const subscribe = command({
  name: 'notifications.subscribe',
  access: 'anyone',
  input: z.strictObject({ email: mailAddress, countries: z.array(countryCode).min(1).max(50), locale }),
  async run(room: NotificationsRoom, call, wish): Promise<{ readonly sent: true }> {
    await room.gate.pass(call.commandId, () => request(room, call, wish));
    return { sent: true };
  },
});

async function request(room: NotificationsRoom, call: Call, wish: z.infer<typeof subscribe.input>): Promise<void> {
  const id = await subscriptionOf(room, wish.email);
  const at = instant(room.resources.clock.now());
  const command = { type: 'request', ...wish, at } as const;
  const { state } = await room.subscriptions.execute({ call, id, create: true, command });
  await mailAbout(room, id, state);
}

/** The one subscription of an address. Two that ask at once find the same one. */
async function subscriptionOf(room: NotificationsRoom, email: string): Promise<Id<'subscription'>> {
  const { clock, settings } = room.resources;
  const id = reservationId(settings.secret, 'subscriber', email.toLowerCase());
  const known = await room.reservations.get(id);
  if (known !== null) return known.doc.subscriptionId;
  const subscriptionId = newId('subscription', clock.now());
  try {
    await room.reservations.insert({ id, subscriptionId });
    return subscriptionId;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return subscriptionOf(room, email);
  }
}

/** One mail for each request: the link to confirm, or, where there is nothing to confirm, how to manage what there is. */
async function mailAbout(room: NotificationsRoom, id: Id<'subscription'>, state: SubscriptionState): Promise<void> {
  if (state.status !== 'waiting' && state.status !== 'confirmed') return;
  const { number } = state;
  const expiresAt = instant(room.resources.clock.now() + CONFIRM_WITHIN_MS);
  const confirm = { kind: 'confirm-subscription', number, expiresAt } as const;
  const content = requestedOf(state) === null ? ({ kind: 'already-subscribed' } as const) : confirm;
  await askForMails(room, [{ id: `mail/${id}/${number}`, to: `subscription:${id}`, content }]);
}

/** Confirms by the mailed link; a second time changes nothing. `LINK_INVALID` when it has expired, is forged, or is from before leaving. */
export const confirm = command({
  name: 'notifications.confirm',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, call, { token }): Promise<{ readonly countries: readonly string[] }> {
    const link = readConfirmLink(room, token);
    if (link === null) throw new Refusal('LINK_INVALID');
    const { state } = await room.subscriptions.execute({
      call,
      id: link.id,
      command: { type: 'confirm', number: link.number },
    });
    return { countries: countriesOf(state) };
  },
});

/** Leaves, by one click in the mail program (RFC 8058) or by the button of the page. Any number of times. `LINK_INVALID` for a forged token. */
export const leave = command({
  name: 'notifications.leave',
  access: 'anyone',
  input: z.strictObject({ token, by: z.enum(['one-click', 'page']) }),
  async run(room: NotificationsRoom, call, { token, by }): Promise<{ readonly left: true }> {
    const { clock, settings } = room.resources;
    const id = readLinkToken(settings.secret, 'unsubscribe', token, clock.now());
    if (id === null) throw new Refusal('LINK_INVALID');
    await room.subscriptions.execute({ call, id, command: { type: 'leave', by } });
    return { left: true };
  },
});
