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
    [552, '552 5.2.2 Mailbox full', 'soft'],
    [550, '550 5.7.1 Message rejected by policy', 'blocked'],
    [554, '554 5.7.1 Service unavailable; client host blocked using a block list', 'blocked'],
    [550, '550 User not found: x@example.cn', 'hard'],
    [550, '550 no', null],
    [554, '554 Transaction failed', null],
  ])('%i %s is %s', (code, response, verdict) => {
    expect(verdictOfRefusal({ kind: 'refused', code, response })).toBe(verdict);
  });
});
