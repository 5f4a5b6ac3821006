import { linkToken, readLinkToken } from '@sinan/runtime';
import { type Id, isId, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { NotificationsRoom } from './room.ts';
import type { Asked } from './subscription/index.ts';
import type { Personal } from './templates/index.ts';

/** The token of a mailed link, as it comes back. */
export const token = z.string().min(1).max(512);

/** Names the request that a link confirms: `<subscription>.<number>`. */
export function confirmLinkId(id: string, number: number): string {
  return `${id}.${number}`;
}

/** The mail row of a request's link. */
export function confirmMailId(id: string, number: number): string {
  return `mail/${id}/${number}`;
}

/** The request that a genuine, unexpired confirm token names; null for anything else. */
export function readConfirmLink(
  room: NotificationsRoom,
  token: string,
): { readonly id: Id<'subscription'>; readonly number: number } | null {
  return readRequestLink(room, 'confirm', token);
}
/** The same of the link by which a subscription moves to another address. */
export function readMoveLink(room: NotificationsRoom, token: string): ReturnType<typeof readConfirmLink> {
  return readRequestLink(room, 'move', token);
}

function readRequestLink({ resources }: NotificationsRoom, purpose: 'confirm' | 'move', token: string) {
  const { clock, settings } = resources;
  const [id, number] = readLinkToken(settings.secret, purpose, token, clock.now())?.split('.') ?? [];
  return isId('subscription', id) ? { id, number: Number(number) } : null;
}

/**
 * The subscription that a genuine token of the link to manage it names; null for anything else, and for one that was mailed to an address that it has moved away from: who reads the
 * mails there reads nothing of who has it now, and changes nothing.
 */
export function readManageLink(room: NotificationsRoom, token: string): Promise<Id<'subscription'> | null> {
  return readOwnLink(room, 'manage', token);
}
/** The same for who may do nothing without: `LINK_INVALID`. */
export async function managedBy(room: NotificationsRoom, token: string): Promise<Id<'subscription'>> {
  const id = await readManageLink(room, token);
  if (id === null) throw new Refusal('LINK_INVALID');
  return id;
}
/** The same of the link to leave: a click in an old mail does not end what is somebody else's. */
export function readUnsubscribeLink(room: NotificationsRoom, token: string): Promise<Id<'subscription'> | null> {
  return readOwnLink(room, 'unsubscribe', token);
}

async function readOwnLink(room: NotificationsRoom, purpose: 'manage' | 'unsubscribe', token: string) {
  const { clock, settings } = room.resources;
  const [id, arrived] = readLinkToken(settings.secret, purpose, token, clock.now())?.split('.') ?? [];
  if (!isId('subscription', id)) return null;
  const state = (await room.subscriptions.load(id))?.state ?? { status: 'none' };
  // To what is erased every link leads alike: there is nothing behind it.
  if (state.status === 'none' || state.status === 'erased') return id;
  return state.arrived === Number(arrived ?? 0) ? id : null;
}

/** A subscription, and after which request it came to its address: its links are good while it is there. */
export interface LinkedTo {
  readonly id: string;
  readonly state: Pick<Asked, 'arrived'>;
}
/** Names a subscription at its address: `<subscription>`, or `<subscription>.<request>` once it has moved. */
export function ownLinkId({ id, state: { arrived } }: LinkedTo): string {
  return arrived === 0 ? id : `${id}.${arrived}`;
}

/** Where a subscriber reads and changes all that they chose. Good until the subscription moves to another address. */
export function manageUrl({ resources: { settings } }: NotificationsRoom, to: LinkedTo): string {
  return pageUrl(settings.publicUrl, 'manage', linkToken(settings.secret, 'manage', ownLinkId(to), 0));
}

/** Where a subscriber leaves: a page for people, one-click POST for mail programs (RFC 8058). Good likewise. */
export function leaveUrl({ resources: { settings } }: NotificationsRoom, to: LinkedTo): string {
  return pageUrl(settings.publicUrl, 'unsubscribe', linkToken(settings.secret, 'unsubscribe', ownLinkId(to), 0));
}

/** Where anybody subscribes. */
export function subscribeUrl({ resources: { settings } }: NotificationsRoom): string {
  return `${settings.publicUrl}/subscribe`;
}

/** The same two pages for nobody: without a token they change nothing. */
export function nobodysLinks({ resources: { settings } }: NotificationsRoom): Personal {
  return { leaveUrl: `${settings.publicUrl}/unsubscribe`, manageUrl: `${settings.publicUrl}/manage`, why: '' };
}

export function pageUrl(
  publicUrl: string,
  page: 'sign-in' | 'confirm' | 'move' | 'unsubscribe' | 'manage',
  token: string,
): string {
  return `${publicUrl}/${page}?token=${encodeURIComponent(token)}`;
}
