import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Tokens of mailed links. A token is `<link id>~<expiry in s, base 36>~<key id>~<mac>`, the mac HMAC-SHA-256(secret, purpose, id, expiry), 128 bits,
 * base64url. The link's row holds only state, so no event, row or log holds a secret.
 */
const KEY_ID = 'k1';
export type LinkPurpose =
  | 'sign-in'
  | 'administrator'
  | 'confirm'
  | 'move'
  | 'unsubscribe'
  | 'manage'
  | 'session'
  | 'service';

/** What is derived of the deployment's secret for one use and one subject: 256 bits, the same whenever they are asked for, and stored nowhere. */
export function derivedKey(secret: string, use: 'totp' | 'recovery' | 'webhook', ...parts: readonly string[]): Buffer {
  return mac(secret, 'derived', use, ...parts);
}

function mac(secret: string, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', secret).update(parts.join('\0')).digest();
}

/** `expiresAt` in ms; what never expires (unsubscribe, manage) passes 0. */
export function linkToken(secret: string, purpose: LinkPurpose, linkId: string, expiresAt: number): string {
  const expiry = Math.floor(expiresAt / 1000).toString(36);
  return [
    linkId,
    expiry,
    KEY_ID,
    mac(secret, 'link', KEY_ID, purpose, linkId, expiry).subarray(0, 16).toString('base64url'),
  ].join('~');
}

/** The link id of a genuine, unexpired token of this purpose; null for anything else. Constant time in the mac. */
export function readLinkToken(secret: string, purpose: LinkPurpose, token: string, now: number): string | null {
  const [linkId, expiry, keyId, given, ...rest] = token.split('~');
  if (!linkId || !expiry || keyId !== KEY_ID || !given || rest.length > 0) return null;
  const expected = mac(secret, 'link', keyId, purpose, linkId, expiry).subarray(0, 16);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const expiresAt = Number.parseInt(expiry, 36) * 1000;
  return expiresAt === 0 || now < expiresAt ? linkId : null;
}

/** The 6-digit code that stands beside a link, for those whose mail is on another device. Good for 10 minutes and 5 tries, which the link's row counts. */
export function linkCode(secret: string, linkId: string): string {
  return String(mac(secret, 'code', linkId).readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** The id of a reservation: an HMAC of a value that must be unique (an address, a credit code), so the row does not reveal it. */
export function reservationId(secret: string, kind: string, value: string): string {
  return `${kind}/${mac(secret, 'reservation', kind, value).toString('base64url')}`;
}
