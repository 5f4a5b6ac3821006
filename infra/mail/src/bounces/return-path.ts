import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The variable envelope return path of a mail: `<local>+<ticket><mac>@<domain>`. The ticket is an HMAC of the mail row's id, the mac one of the ticket; 80 bits
 * each, in base32 (RFC 4648 §6) and lower case, since some servers fold the case of what they return to. Who knows one path can make no other.
 * The setting leaves room for it in the 64 octets of a local part (RFC 5321 §4.5.3.1.1).
 */
const PART_BYTES = 10;
const PART = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** By what a mail row is found again. */
export function ticketOf(secret: string, mailRowId: string): string {
  return hmac(secret, 'return-ticket', mailRowId);
}

/** The envelope sender of the mail with this ticket. `bounceAddress`: `bounces@alerts.example.cn`. */
export function returnPathOf(secret: string, bounceAddress: string, ticket: string): string {
  const [local, domain] = halves(bounceAddress);
  return `${local}+${ticket}${hmac(secret, 'return-path', ticket)}@${domain}`;
}

/** The ticket of a genuine return path, in whatever case; null for any other address. Constant time in the mac. */
export function readReturnPath(secret: string, bounceAddress: string, address: string): string | null {
  const given = address.toLowerCase();
  const [local, domain] = halves(bounceAddress.toLowerCase());
  const token = given.slice(local.length + 1, local.length + 1 + 2 * PART);
  if (given !== `${local}+${token}@${domain}` || !/^[a-z2-7]{32}$/.test(token)) return null;
  const [ticket, mac] = [token.slice(0, PART), token.slice(PART)];
  return timingSafeEqual(Buffer.from(mac), Buffer.from(hmac(secret, 'return-path', ticket))) ? ticket : null;
}

function halves(address: string): readonly [local: string, domain: string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
}

function hmac(secret: string, use: string, value: string): string {
  return base32(createHmac('sha256', secret).update(`${use}\0${value}`).digest().subarray(0, PART_BYTES));
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}
