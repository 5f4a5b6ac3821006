import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { rule } from '../problems.ts';

/** `local@domain` of RFC 5321 without its exotica: no quoted local parts, no address literals, ASCII local part of at most 64. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** C0 and C1 controls, DEL, and the Unicode line and paragraph separators: what may end or disturb a header line. */
const CONTROLS = /\p{Cc}|\u2028|\u2029/u;

/** Whether a text can stand in a header: no line break, no NUL, no other control character. */
export function isOneLine(text: string): boolean {
  return !CONTROLS.test(text);
}

/** Labels of letters, digits and inner hyphens; without a dot only `localhost`, which reaches nobody else. */
function isDomain(ascii: string): boolean {
  const labels = ascii.split('.');
  if (ascii.length > 253 || !labels.every((label) => LABEL.test(label))) return false;
  return labels.length > 1 ? !/^\d+$/.test(labels.at(-1) ?? '') : ascii === 'localhost';
}

/** The address with its domain in ASCII (`用户@` is refused, `user@例子.中国` becomes `user@xn--fsqu00a.xn--fiqs8s`); null when it is none. */
export function asciiAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const [local, given] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (local.length > 64 || !LOCAL.test(local)) return null;
  // domainToASCII drops tabs and line breaks, so what holds one is refused before.
  if (/[\s%/\\?#:[\]]/u.test(given) || !isOneLine(given)) return null;
  const domain = domainToASCII(given);
  const address = `${local}@${domain}`;
  return isDomain(domain) && address.length <= 254 ? address : null;
}

/** The domain of an address, as it stands there. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * A mail address as forms, settings and events hold it: safe in a header and an envelope (RFC 5321: at most 254 octets), its domain in ASCII
 * and lower case. Not trimmed, so that a line break at its end is refused too. `localhost` is no place to write to.
 */
export const mailAddress: z.ZodType<string> = z
  .string()
  .max(254)
  .refine((text) => domainOf(asciiAddress(text) ?? '').includes('.'), rule('email'))
  .overwrite((text) => asciiAddress(text) ?? text)
  .meta({ format: 'email' });
