import { timingSafeEqual } from 'node:crypto';
import { derivedKey } from '@sinan/runtime';
import type { Id } from '@sinan/schema';
import { Secret, TOTP } from 'otpauth';
import { RECOVERY_CODES } from '../factor.ts';

/**
 * What a person's second factor is made of: derived of the deployment's secret, the person and the number of the enrolment, so that no row, event or log
 * holds it. SHA-1, six digits and 30 s are what authenticator programs have in common; 160 bits are what RFC 4226 §4 asks for.
 */
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** Clocks may differ by one step (RFC 6238 §5.2). */
const WINDOW = [-1, 0, 1];

export interface Enrolment {
  readonly personId: Id<'person'>;
  readonly number: number;
}

/** What an authenticator program is given: as a URI for its camera, and as text for who types it. */
export function offered(
  root: string,
  enrolment: Enrolment,
  email: string,
): { readonly uri: string; readonly secret: string } {
  const totp = totpOf(root, enrolment, email);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/** The steps around this time (ms) whose code this is, in order. */
export function stepsWith(root: string, enrolment: Enrolment, code: string, now: number): readonly number[] {
  const totp = totpOf(root, enrolment);
  const step = Math.floor(now / 1000 / PERIOD_S);
  return WINDOW.map((off) => step + off).filter((at) => same(totp.generate({ timestamp: at * PERIOD_S * 1000 }), code));
}

function totpOf(root: string, { personId, number }: Enrolment, label = ''): TOTP {
  const key = derivedKey(root, 'totp', personId, String(number)).subarray(0, SECRET_BYTES);
  const secret = new Secret({ buffer: new Uint8Array(key).buffer });
  return new TOTP({ issuer: 'Sinan', label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret });
}

/** Crockford's base 32: nothing in it is taken for another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 10;

/** For who has lost their authenticator: ten codes of 50 bits, each good once. */
export function recoveryCodes(root: string, { personId, number }: Enrolment): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, (_, index) => {
    const key = derivedKey(root, 'recovery', personId, String(number), String(index));
    const letters = [...key.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
  });
}

/** Which of the recovery codes was typed, however it was typed; null for none of them. */
export function recoveryIndex(root: string, enrolment: Enrolment, typed: string): number | null {
  const code = plain(typed);
  const index = recoveryCodes(root, enrolment).findIndex((one) => same(plain(one), code));
  return index < 0 ? null : index;
}

function plain(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
