import { instant } from '@sinan/runtime';
import { type Call, command, type Id, mailAddress, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { confirmMailId, managedBy, readMoveLink, token } from '../links.ts';
import { askForMails } from '../mails.ts';
import { giveFree, knownSubscription, reserveFor } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import { movedFact } from '../rows.ts';
import { isMovingTo, moveState, type SubscriptionState } from '../subscription/index.ts';
import { liftByLink } from '../suppression/index.ts';
import { CONFIRM_WITHIN_MS } from './asking.ts';

/** For how long it is tried to tell the former address: longer than a mail server is away over a weekend. */
const TELL_WITHIN_MS = 3 * 86_400_000;

/**
 * Asks that warnings come to another address. The answer is always the same: what can be told is told by mail, to the owner of that address. `LINK_INVALID` for a forged
 * link, and for what is erased; `STATE_CONFLICT` unless it is confirmed. `TOO_MANY_REQUESTS` after three within an hour, for one subscription or in one process for one
 * address, or when the process has let in as many as it may.
 */
export const askToMove = command({
  name: 'notifications.askToMove',
  access: 'anyone',
  input: z.strictObject({ token, email: mailAddress }),
  async run(room: NotificationsRoom, call, { token, email }): Promise<{ readonly sent: true }> {
    const id = await managedBy(room, token);
    const { commandId } = call;
    await room.gate.pass(commandId, () => room.gateTo(email).pass(commandId, () => ask(room, call, { id, email })));
    return { sent: true };
  },
});

async function ask(
  room: NotificationsRoom,
  call: Call,
  { id, email }: { readonly id: Id<'subscription'>; readonly email: string },
): Promise<void> {
  const now = room.resources.clock.now();
  const command = { type: 'ask to move', email, at: instant(now) } as const;
  const { state } = await room.subscriptions.execute({ call, id, command });
  await room.mails.wake(movedFact(id));
  // The same command once more, when something else was asked for since: that has its own mail.
  if (state.status !== 'confirmed' || !isMovingTo(state, email) || state.moving === null) return;
  const { number } = state.moving;
  const there = await confirmedAt(room, email);
  const link = { kind: 'confirm-move', number, expiresAt: instant(now + CONFIRM_WITHIN_MS) } as const;
  const mail = there === null ? ({ to: `subscription:${id}`, content: link } as const) : alreadyThere(there);
  await askForMails(room, [{ id: confirmMailId(id, number), ...mail }]);
}

/** Of an address that has a subscription of its own, or is this one's already, that is said to it, and there is nothing to confirm. */
function alreadyThere(id: string) {
  return { to: `subscription:${id}`, content: { kind: 'already-subscribed' } } as const;
}

async function confirmedAt(room: NotificationsRoom, email: string): Promise<Id<'subscription'> | null> {
  const id = await knownSubscription(room, email);
  const state = id === null ? undefined : (await room.subscriptions.load(id))?.state;
  if (state?.status !== 'confirmed') return null;
  const isHere = state.email.toLowerCase() === email.toLowerCase();
  return isHere || !isMovingTo(state, email) ? id : null;
}

/**
 * Moves a subscription to the address to which the link was mailed, and tells the one where it was; a second time changes nothing. `LINK_INVALID` when it has expired, is
 * forged, or is from before another was asked for; `ALREADY_EXISTS` where the address has a subscription of its own by now.
 */
export const move = command({
  name: 'notifications.move',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, call, { token }): Promise<{ readonly moved: true }> {
    const link = readMoveLink(room, token);
    const before = link && (await room.subscriptions.load(link.id))?.state;
    if (!before) throw new Refusal('LINK_INVALID');
    if (moveState(before, link.number) === 'open') await prepared(room, call, { ...link, before });
    const at = instant(room.resources.clock.now());
    const command = { type: 'move', number: link.number, at } as const;
    const { state } = await room.subscriptions.execute({ call, id: link.id, command }).catch(async (error) => {
      // Whoever has left at the same moment is not found at the address that was reserved for them.
      if (error instanceof Refusal && 'email' in before) await giveFree(room, link.id, [before.email]);
      throw error;
    });
    await room.mails.wake(movedFact(link.id));
    await liftByLink(room, state, link);
    return { moved: true };
  },
});

interface Moving {
  readonly id: Id<'subscription'>;
  readonly number: number;
  readonly before: SubscriptionState;
}
/** What must be durable before it moves: its new address is its own, and a mail to the old one waits for what becomes of it. */
async function prepared(room: NotificationsRoom, call: Call, { id, number, before }: Moving): Promise<void> {
  if (before.status !== 'confirmed' || before.moving === null) return;
  const { email: from, choice, moving } = before;
  const there = await confirmedAt(room, moving.email);
  if (there !== null && there !== id) throw new Refusal('ALREADY_EXISTS');
  const expiresAt = instant(room.resources.clock.now() + TELL_WITHIN_MS);
  const content = { kind: 'subscription-moved', subscriptionId: id, number, expiresAt } as const;
  const address = { email: from, locale: choice.locale };
  await askForMails(room, [{ id: `${confirmMailId(id, number)}/moved`, to: 'address', address, content }]);
  await reserveFor(room, call, { id, email: moving.email });
}
