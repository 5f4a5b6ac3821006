import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { shownCode } from '../testing/totp.ts';
import { offered, recoveryCodes, recoveryIndex, stepsWith } from './secrets.ts';

const root = 'a secret of the specs, long enough to pass';
const enrolment = { personId: newId('person', 0), number: 1 };
const AT = Date.parse('2026-11-22T08:00:00.000Z');
const STEP = AT / 30_000;
const { secret, uri } = offered(root, enrolment, 'li.wei@example.cn');

describe('the clock of the specs', () => {
  // RFC 6238, appendix B: the key is the ASCII text 12345678901234567890, the codes are the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('shows at %i s what the RFC says', (seconds, code) =>
    expect(shownCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000)).toBe(code),
  );
});

describe('a secret', () => {
  it('is told as authenticator programs read it', () => {
    const read = new URL(uri);
    expect([read.protocol, read.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(read.pathname)).toBe('/Sinan:li.wei@example.cn');
    expect(Object.fromEntries(read.searchParams)).toEqual({
      issuer: 'Sinan',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('has 160 bits, and is another for each enrolment, person and deployment', () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const others = [
      offered(root, { ...enrolment, number: 2 }, ''),
      offered(root, { ...enrolment, personId: newId('person', 1) }, ''),
      offered('another secret of another deployment', enrolment, ''),
    ];
    expect(new Set([secret, ...others.map((other) => other.secret)]).size).toBe(4);
  });
});

describe('a code', () => {
  it('is good in its step, and one step before and after', () => {
    const code = shownCode(secret, AT);
    const goodAt = (seconds: number) => stepsWith(root, enrolment, code, AT + seconds * 1000).includes(STEP);
    expect([-31, -30, 0, 29, 59].map(goodAt)).toEqual([false, true, true, true, true]);
    expect(goodAt(60)).toBe(false);
  });

  it('is nothing to another enrolment', () =>
    expect(stepsWith(root, { ...enrolment, number: 2 }, shownCode(secret, AT), AT)).toEqual([]));
});

describe('recovery codes', () => {
  const codes = recoveryCodes(root, enrolment);
  it('are ten, all different, and the same whenever they are made', () => {
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    expect(recoveryCodes(root, enrolment)).toEqual(codes);
  });

  it('are known however they are typed', () => {
    const typed = (codes[3] ?? '').toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'I');
    expect(recoveryIndex(root, enrolment, typed)).toBe(3);
    expect(recoveryIndex(root, enrolment, 'nothing-like')).toBeNull();
  });
});
