import { describe, expect, it } from 'vitest';
import { isPutOffByReceiver, verdictOfRefusal } from './send-failure.ts';

describe('a mail that was not taken now', () => {
  it.each([
    ["EENVELOPE: Can't send mail - all recipients were rejected: 450 4.2.0 Greylisted", true],
    ['EENVELOPE: Recipient command failed: 452 4.2.2 Mailbox full', true],
    ['EMESSAGE: Message failed: 451 4.7.1 Try again later', true],
    ['EENVELOPE: Mail command failed: 450 too many mails', false],
    ['EENVELOPE: Recipient command failed: 421 4.3.2 Shutting down', false],
    ['ECONNECTION: connect ECONNREFUSED 127.0.0.1:25', false],
    ['ETIMEDOUT: Greeting never received', false],
    ['Error: the mail server took longer than 120000 ms', false],
  ])('%s: by its receiver %s', (reason, byReceiver) => {
    expect(isPutOffByReceiver({ kind: 'deferred', reason })).toBe(byReceiver);
  });
});

describe('a refusal', () => {
  it.each([
    [550, '550 5.1.1 <x@example.cn>: Recipient address rejected: User unknown', 'hard'],
    [550, '550 5.2.1 The email account that you tried to reach is disabled', 'hard'],
    [550, '550 User not found: x@example.cn', 'hard'],
    [550, '550 5.1.1 <rate@example.cn>: Recipient address rejected: User unknown in relay recipient table', 'hard'],
    [552, '552 5.2.2 Mailbox full', 'soft'],
    [550, '550 5.7.1 Message rejected by policy', null],
    [554, '554 5.7.1 Service unavailable; client host blocked using a block list', null],
    [550, '550 5.1.1 <bounces@example.cn>: Sender address rejected: User unknown', null],
    [550, '550 5.1.90 Your message cannot be sent: daily recipient limit exceeded', null],
    [550, '550 5.4.5 Daily user sending limit exceeded', null],
    [552, '552 5.3.1 Insufficient system storage', null],
    [554, '554 5.2.252 SendAsDenied', null],
    [550, '550 User quota for sending exceeded, account disabled', null],
    [550, '550 no', null],
    [554, '554 Transaction failed', null],
  ])('of a recipient, %i %s says %s of the address', (code, response, verdict) => {
    expect(verdictOfRefusal({ kind: 'refused', to: 'recipient', code, response })).toBe(verdict);
  });

  it.each(['sender', 'content'] as const)('of the %s says nothing of the address', (to) => {
    const response = '550 5.1.1 User unknown';
    expect(verdictOfRefusal({ kind: 'refused', to, code: 550, response })).toBeNull();
  });
});
