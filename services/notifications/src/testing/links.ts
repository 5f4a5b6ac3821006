import { linkToken } from '@sinan/runtime';
import { confirmLinkId, ownLinkId } from '../links.ts';
import type { Office } from './office.ts';

/** The tokens that stand in the links of mails; `arrived`: by which request the subscription had come to the address of the mail. */
export function confirmToken({ test }: Office, id: string, number: number): string {
  const expiresAt = test.clock.now() + 86_400_000;
  return linkToken(test.resources.settings.secret, 'confirm', confirmLinkId(id, number), expiresAt);
}
export function manageToken({ test }: Office, id: string, arrived = 0): string {
  return linkToken(test.resources.settings.secret, 'manage', ownLinkId({ id, state: { arrived } }), 0);
}
export function unsubscribeToken({ test }: Office, id: string, arrived = 0): string {
  return linkToken(test.resources.settings.secret, 'unsubscribe', ownLinkId({ id, state: { arrived } }), 0);
}
