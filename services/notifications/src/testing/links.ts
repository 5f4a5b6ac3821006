import { linkToken } from '@sinan/runtime';
import { confirmLinkId } from '../links.ts';
import type { Office } from './office.ts';

/** The tokens that stand in the links of mails. */
export function confirmToken({ test }: Office, id: string, number: number): string {
  const expiresAt = test.clock.now() + 86_400_000;
  return linkToken(test.resources.settings.secret, 'confirm', confirmLinkId(id, number), expiresAt);
}
export function manageToken({ test }: Office, id: string): string {
  return linkToken(test.resources.settings.secret, 'manage', id, 0);
}
export function unsubscribeToken({ test }: Office, id: string): string {
  return linkToken(test.resources.settings.secret, 'unsubscribe', id, 0);
}
