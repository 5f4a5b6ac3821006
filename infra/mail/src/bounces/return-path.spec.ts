import { describe, expect, it } from 'vitest';
import { SECRET } from '../mail.fixture.ts';
import { readReturnPath, returnPathOf, ticketOf } from './return-path.ts';

const BOUNCES = 'bounces@alerts.example.cn';
const ticket = ticketOf(SECRET, 'mail/warning_1.1/subscription_1');
const path = returnPathOf(SECRET, BOUNCES, ticket);

describe('a return path', () => {
  it('names one mail, and is the same each time', () => {
    expect(path).toMatch(/^bounces\+[a-z2-7]{32}@alerts\.example\.cn$/);
    expect(returnPathOf(SECRET, BOUNCES, ticketOf(SECRET, 'mail/warning_1.1/subscription_1'))).toBe(path);
    expect(ticketOf(SECRET, 'mail/warning_1.1/subscription_2')).not.toBe(ticket);
    expect(readReturnPath(SECRET, BOUNCES, path)).toBe(ticket);
  });

  it('is known in whatever case it comes back', () => {
    expect(readReturnPath(SECRET, BOUNCES, path.toUpperCase())).toBe(ticket);
    expect(readReturnPath(SECRET, 'Bounces@Alerts.Example.cn', path)).toBe(ticket);
  });

  it('fits into a local part', () => {
    const longest = `${'b'.repeat(31)}@alerts.example.cn`;
    expect(returnPathOf(SECRET, longest, ticket).split('@')[0]).toHaveLength(64);
  });

  it('cannot be made by whoever has not the secret', () => {
    const flipped = (at: number) => `${path.slice(0, at)}${path[at] === 'a' ? 'b' : 'a'}${path.slice(at + 1)}`;
    for (let at = 0; at < path.length; at += 1) expect(readReturnPath(SECRET, BOUNCES, flipped(at))).toBeNull();
    expect(readReturnPath('t'.repeat(32), BOUNCES, path)).toBeNull();
  });

  it.each([
    '',
    '@',
    BOUNCES,
    'bounces+@alerts.example.cn',
    `bounces+${ticket}@alerts.example.cn`,
    path.replace('alerts', 'other'),
    path.replace('+', '-'),
    `${path}.example`,
    path.replace('@', 'a@'),
    'x'.repeat(10_000),
  ])('is not read in %s', (address) => {
    expect(readReturnPath(SECRET, BOUNCES, address)).toBeNull();
  });
});
