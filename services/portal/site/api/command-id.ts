import { now as timeNow } from '../words/now.ts';

/** An id for a command, a UUIDv7 (RFC 9562 §5.7): the platform does once what it is sent twice under one. */
export function newCommandId(at = Math.floor(timeNow())): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = at.toString(16).padStart(12, '0');
  const rest = [...bytes.slice(6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(rest.charAt(4), 16) & 0x3) | 0x8).toString(16);
  const hex = `${time}7${rest.slice(1, 4)}${variant}${rest.slice(5)}`;
  return `cmd_${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
