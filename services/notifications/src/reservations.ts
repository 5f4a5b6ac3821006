import { reservationId } from '@sinan/runtime';
import { type Call, type Id, newId } from '@sinan/schema';
import { DuplicateKey, StaleRevision } from '@sinan/store';
import type { NotificationsRoom } from './room.ts';
import { isMovingTo, type SubscriptionCommand, type SubscriptionState } from './subscription/index.ts';

/**
 * The one subscription of an address: a row names it, and it says itself whether it is at that address still. Two that ask at once find the same one; after an
 * erasure, or a move, it is a new one.
 */
export async function subscriptionOf(room: NotificationsRoom, email: string): Promise<Id<'subscription'>> {
  for (;;) {
    const known = await room.reservations.get(reservationOf(room, email));
    if (known !== null && (await isThere(room, known.doc.subscriptionId, email))) return known.doc.subscriptionId;
    const subscriptionId = newId('subscription', room.resources.clock.now());
    if (await isReserved(room, email, subscriptionId, known?.revision ?? null)) return subscriptionId;
  }
}

/** The subscription that holds an address, erased or not; null while none does. */
export async function knownSubscription(room: NotificationsRoom, email: string): Promise<Id<'subscription'> | null> {
  const id = (await room.reservations.get(reservationOf(room, email)))?.doc.subscriptionId;
  if (id === undefined) return null;
  return isElsewhere((await room.subscriptions.load(id))?.state, email) ? null : id;
}

/**
 * Reserves an address for a subscription that moves there; what was at it and never confirmed, or was left, is erased. `ALREADY_EXISTS` for the address of
 * another that is confirmed. What it was at, and what gave way there, is closed first, before it moves. Repeated, it changes nothing more.
 */
export async function reserveFor(
  room: NotificationsRoom,
  call: Call,
  { id, email }: { readonly id: Id<'subscription'>; readonly email: string },
): Promise<void> {
  for (;;) {
    const known = await room.reservations.get(reservationOf(room, email));
    const holder = known?.doc.subscriptionId;
    if (holder === id) return;
    await closeAddressesOf(room, id);
    if (holder !== undefined && (await isThere(room, holder, email))) await makeWay(room, call, holder);
    if (await isReserved(room, email, id, known?.revision ?? null)) return;
  }
}

async function makeWay(room: NotificationsRoom, call: Call, id: string): Promise<void> {
  await closeAddressesOf(room, id);
  await end(room, { call, id, command: { type: 'give way' } });
}

/** Erases a subscription, also one that has not been written yet: who is about to write it finds that it has ended. */
export async function end(
  { subscriptions }: NotificationsRoom,
  { call, id, command }: { readonly call: Call; readonly id: string; readonly command: SubscriptionCommand },
): Promise<void> {
  if ((await subscriptions.load(id)) === null) await subscriptions.execute({ call, id, create: true, command });
  await subscriptions.erase({ call, id, command, forget: 'all' });
}

/** Gives the addresses free that a subscription holds, but for those that are named. Repeated, it changes nothing more. */
export async function giveFree(
  room: NotificationsRoom,
  subscriptionId: string,
  but: readonly string[] = [],
): Promise<void> {
  const kept = new Set(but.map((email) => reservationOf(room, email)));
  const { rows } = await room.reservations.page({ where: { subscriptionId }, limit: 100 });
  for (const { doc, revision } of rows) if (!kept.has(doc.id)) await room.reservations.remove(doc.id, revision);
}

/** Notes that the addresses which a subscription holds are being ended at their owner's wish, erased or moved away from: no import begins them again, but who reads their mails. Before they end, so that no crash loses it. */
export async function closeAddressesOf(room: NotificationsRoom, subscriptionId: string): Promise<void> {
  const { rows } = await room.reservations.page({ where: { subscriptionId }, limit: 100 });
  for (const { doc } of rows) await close(room, doc.id);
}
/** The same of an address, whether or not it has a subscription. */
export async function closeAddress(room: NotificationsRoom, email: string): Promise<void> {
  await close(room, reservationOf(room, email));
}
async function close({ closed }: NotificationsRoom, id: string): Promise<void> {
  await closed.insert({ id }).catch((error) => {
    if (!(error instanceof DuplicateKey)) throw error;
  });
}
export async function isClosed(room: NotificationsRoom, email: string): Promise<boolean> {
  return (await room.closed.get(reservationOf(room, email))) !== null;
}

/** An HMAC of the address, so that the row does not reveal it. */
function reservationOf({ resources }: NotificationsRoom, email: string): string {
  return reservationId(resources.settings.secret, 'subscriber', email.toLowerCase());
}

/** Whether nobody else has reserved the address since its row was read at this revision. */
async function isReserved(
  room: NotificationsRoom,
  email: string,
  subscriptionId: Id<'subscription'>,
  revision: number | null,
): Promise<boolean> {
  const row = { id: reservationOf(room, email), subscriptionId };
  try {
    if (revision === null) await room.reservations.insert(row);
    else await room.reservations.replace(row, revision);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey || error instanceof StaleRevision) return false;
    throw error;
  }
}

async function isThere({ subscriptions }: NotificationsRoom, id: string, email: string): Promise<boolean> {
  const state = (await subscriptions.load(id))?.state;
  return state?.status !== 'erased' && !isElsewhere(state, email);
}

/**
 * Of what has not been written yet, and of what was left, the row alone says where it is. What is moving there has followed the link to that: else it would not
 * have reserved the address.
 */
function isElsewhere(state: SubscriptionState | undefined, email: string): boolean {
  if (state === undefined || !('email' in state) || state.email.toLowerCase() === email.toLowerCase()) return false;
  return state.status === 'waiting' || !isMovingTo(state, email);
}
