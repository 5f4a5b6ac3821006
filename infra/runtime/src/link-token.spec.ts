import { describe, expect, it } from 'vitest';
import { linkCode, linkToken, readLinkToken, reservationId } from './link-token.ts';

const secret = 's'.repeat(32);
const id = 'lnk_01990b7e-0000-7000-8000-000000000001';
const now = Date.UTC(2026, 10, 20);
const tenMinutes = 600_000;
const token = linkToken(secret, 'sign-in', id, now + tenMinutes);

describe('a link token', () => {
  it('names its link until it expires', () => {
    expect(readLinkToken(secret, 'sign-in', token, now)).toBe(id);
    expect(readLinkToken(secret, 'sign-in', token, now + tenMinutes - 1)).toBe(id);
    expect(readLinkToken(secret, 'sign-in', token, now + tenMinutes)).toBeNull();
  });

  it('without expiry is good for ever', () => {
    const unsubscribe = linkToken(secret, 'unsubscribe', id, 0);
    expect(readLinkToken(secret, 'unsubscribe', unsubscribe, Date.UTC(2099, 0, 1))).toBe(id);
  });

  it('can stand in a URL as it is', () => {
    expect(encodeURIComponent(token)).toBe(token);
  });

  it('is good for its purpose and under its secret only', () => {
    expect(readLinkToken(secret, 'confirm', token, now)).toBeNull();
    expect(readLinkToken('t'.repeat(32), 'sign-in', token, now)).toBeNull();
  });

  const [, expiry = '', key = '', mac = ''] = token.split('~');
  it.each([
    ['another link', `${id.slice(0, -1)}2~${expiry}~${key}~${mac}`],
    ['a later expiry', `${id}~${(Number.parseInt(expiry, 36) + 1).toString(36)}~${key}~${mac}`],
    ['no expiry', `${id}~0~${key}~${mac}`],
    ['an unknown key', `${id}~${expiry}~k2~${mac}`],
    ['a shorter mac', `${id}~${expiry}~${key}~${mac.slice(0, -2)}`],
    ['no mac', `${id}~${expiry}~${key}~`],
    ['more parts', `${token}~`],
    ['nothing', ''],
    ['something else', 'not a token'],
  ])('made into %s is refused', (_, forged) => {
    expect(readLinkToken(secret, 'sign-in', forged, now)).toBeNull();
  });
});

describe('the code beside a link', () => {
  it('is 6 digits, the same for the same link and another for another', () => {
    expect(linkCode(secret, id)).toMatch(/^\d{6}$/);
    expect(linkCode(secret, id)).toBe(linkCode(secret, id));
    expect(linkCode(secret, `${id}x`)).not.toBe(linkCode(secret, id));
  });
});

describe('a reservation', () => {
  it('is the same for the same value and does not show it', () => {
    const reserved = reservationId(secret, 'email', 'a@b.cn');
    expect(reserved).toBe(reservationId(secret, 'email', 'a@b.cn'));
    expect(reserved).toMatch(/^email\/[\w-]{43}$/);
    expect(reserved).not.toBe(reservationId(secret, 'credit-code', 'a@b.cn'));
  });
});
