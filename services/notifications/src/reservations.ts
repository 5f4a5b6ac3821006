import { reservationId } from '@sinan/runtime';
import { type Id, newId } from '@sinan/schema';
import { DuplicateKey, StaleRevision } from '@sinan/store';
import type { NotificationsRoom } from './room.ts';

/** The one subscription of an address. Two that ask at once find the same one; after an erasure it is a new one. */
export async function subscriptionOf(room: NotificationsRoom, email: string): Promise<Id<'subscription'>> {
  const id = reservationOf(room, email);
  for (;;) {
    const known = await room.reservations.get(id);
    if (known !== null && !(await isErased(room, known.doc.subscriptionId))) return known.doc.subscriptionId;
    const subscriptionId = newId('subscription', room.resources.clock.now());
    try {
      if (known === null) await room.reservations.insert({ id, subscriptionId });
      else await room.reservations.replace({ id, subscriptionId }, known.revision);
      return subscriptionId;
    } catch (error) {
      if (!(error instanceof DuplicateKey || error instanceof StaleRevision)) throw error;
    }
  }
}

/** The subscription that holds an address, erased or not; null while none does. */
export async function knownSubscription(room: NotificationsRoom, email: string): Promise<Id<'subscription'> | null> {
  return (await room.reservations.get(reservationOf(room, email)))?.doc.subscriptionId ?? null;
}

/** Gives the address free that a subscription holds. Repeated, it changes nothing more. */
export async function giveFree({ reservations }: NotificationsRoom, subscriptionId: string): Promise<void> {
  const { rows } = await reservations.page({ where: { subscriptionId }, limit: 1 });
  for (const { doc, revision } of rows) await reservations.remove(doc.id, revision);
}

/** An HMAC of the address, so that the row does not reveal it. */
function reservationOf({ resources }: NotificationsRoom, email: string): string {
  return reservationId(resources.settings.secret, 'subscriber', email.toLowerCase());
}

async function isErased({ subscriptions }: NotificationsRoom, id: string): Promise<boolean> {
  return (await subscriptions.load(id))?.state.status === 'erased';
}
