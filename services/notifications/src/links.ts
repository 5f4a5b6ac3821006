import { linkToken, readLinkToken } from '@sinan/runtime';
import { type Id, isId, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { NotificationsRoom } from './room.ts';
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

/** The subscription that a genuine token of the link to manage it names; null for anything else. */
export function readManageLink({ resources }: NotificationsRoom, token: string): string | null {
  return readLinkToken(resources.settings.secret, 'manage', token, resources.clock.now());
}
/** The same for who may do nothing without: `LINK_INVALID`. */
export function managedBy(room: NotificationsRoom, token: string): string {
  const id = readManageLink(room, token);
  if (id === null) throw new Refusal('LINK_INVALID');
  return id;
}
export function readUnsubscribeLink({ resources }: NotificationsRoom, token: string): string | null {
  return readLinkToken(resources.settings.secret, 'unsubscribe', token, resources.clock.now());
}

/** Where a subscriber reads and changes all that they chose. Never expires. */
export function manageUrl({ resources: { settings } }: NotificationsRoom, id: string): string {
  return pageUrl(settings.publicUrl, 'manage', linkToken(settings.secret, 'manage', id, 0));
}

/** Where a subscriber leaves: a page for people, one-click POST for mail programs (RFC 8058). Never expires. */
export function leaveUrl({ resources: { settings } }: NotificationsRoom, id: string): string {
  return pageUrl(settings.publicUrl, 'unsubscribe', linkToken(settings.secret, 'unsubscribe', id, 0));
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
