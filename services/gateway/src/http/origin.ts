import type { IncomingMessage } from 'node:http';
import { Refusal } from '@sinan/schema';

/**
 * Refuses a write that another site's page sends with our cookie. Browsers put `Origin` on every POST; where only a `Referer` is there, it
 * is asked; a program that sends neither has no cookie of a person to misuse.
 */
export function refuseOtherSites(
  req: IncomingMessage,
  { publicUrl, development }: { readonly publicUrl: string; readonly development: boolean },
): void {
  const from = req.headers.origin ?? req.headers.referer;
  if (from === undefined) return;
  const origin = originOf(from);
  if (origin === new URL(publicUrl).origin || (development && isLoopback(origin))) return;
  throw new Refusal('CROSS_SITE');
}

/** Null for what is no URL, `Origin: null` included. */
function originOf(from: string): string | null {
  try {
    return new URL(from).origin;
  } catch {
    return null;
  }
}

function isLoopback(origin: string | null): boolean {
  return origin !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(origin).hostname);
}
