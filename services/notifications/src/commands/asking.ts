import { instant } from '@sinan/runtime';
import { type Call, command, type Id, mailAddress, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { confirmMailId, readConfirmLink, readManageLink, readUnsubscribeLink, token } from '../links.ts';
import { askForMails } from '../mails.ts';
import { subscriptionOf } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { choiceOf, countriesOf, requestedOf, type SubscriptionState } from '../subscription/index.ts';
import { liftByLink, mayComeBack } from '../suppression/index.ts';
import { forgetWebhook } from '../webhooks/keeping.ts';
import { choice, chosen, furtherInterests } from './choice.ts';

/** For how long a mailed link confirms. */
export const CONFIRM_WITHIN_MS = 7 * 86_400_000;

/**
 * Asks for risk warnings about some countries, of all rights, industries and platforms or some, from a level up; `also` for more than one such interest. The answer is always the same, whoever's address it is: what can be told is told by mail,
 * to its owner. `TOO_MANY_REQUESTS` after three within an hour for one address, or when the process has let in as many as it may.
 */
export const subscribe = command({
  name: 'notifications.subscribe',
  access: 'anyone',
  input: z.strictObject({ email: mailAddress, ...choice, also: furtherInterests }),
  async run(room: NotificationsRoom, call, wish): Promise<{ readonly sent: true }> {
    await room.gate.pass(call.commandId, () => request(room, call, wish));
    return { sent: true };
  },
});

/** The request of an address, and the mail that it is confirmed by. */
export async function request(
  room: NotificationsRoom,
  call: Call,
  wish: z.infer<typeof subscribe.input>,
): Promise<void> {
  const id = await subscriptionOf(room, wish.email);
  const at = instant(room.resources.clock.now());
  const command = { type: 'request', email: wish.email, ...chosen(wish), at } as const;
  const { state } = await room.subscriptions.execute({ call, id, create: true, command });
  await mailAbout(room, id, state);
}

/**
 * One mail for each request: the link to confirm, or, where there is nothing to confirm, how to manage what there is. To an address that mails came back from
 * it is the link: following it shows that they arrive again.
 */
async function mailAbout(room: NotificationsRoom, id: Id<'subscription'>, state: SubscriptionState): Promise<void> {
  if (state.status !== 'waiting' && state.status !== 'confirmed') return;
  const { number } = state;
  const expiresAt = instant(room.resources.clock.now() + CONFIRM_WITHIN_MS);
  const confirm = { kind: 'confirm-subscription', number, expiresAt } as const;
  const isConfirmed = requestedOf(state) === null && !(await mayComeBack(room, state));
  const content = isConfirmed ? ({ kind: 'already-subscribed' } as const) : confirm;
  await askForMails(room, [{ id: confirmMailId(id, number), to: `subscription:${id}`, content }]);
}

/** Confirms by the mailed link, and lifts what is held against the address; a second time changes nothing. `LINK_INVALID` when it has expired, is forged, is from before leaving, or was mailed to a former address. */
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
      command: { type: 'confirm', number: link.number, at: instant(room.resources.clock.now()) },
    });
    await liftByLink(room, state, link);
    const choice = choiceOf(state);
    return { countries: choice === null ? [] : countriesOf(choice) };
  },
});

/**
 * Leaves, by one click in the mail program (RFC 8058) or by the button of a page, whichever of its two links led there. Any number of times.
 * `LINK_INVALID` for a forged token, and for one of an address that the subscription has moved away from, which gets no mails of it any more.
 */
export const leave = command({
  name: 'notifications.leave',
  access: 'anyone',
  input: z.strictObject({ token, by: z.enum(['one-click', 'page']) }),
  async run(room: NotificationsRoom, call, { token, by }): Promise<{ readonly left: true }> {
    const id = (await readUnsubscribeLink(room, token)) ?? (await readManageLink(room, token));
    if (id === null) throw new Refusal('LINK_INVALID');
    await room.subscriptions.execute({ call, id, command: { type: 'leave', by } });
    await forgetWebhook(room, id);
    return { left: true };
  },
});
