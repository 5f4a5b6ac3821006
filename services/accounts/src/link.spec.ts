import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { CODE_TRIES, type LinkCommand, type LinkEvent, linkDecider, type Proof } from './link.ts';
import { specOf } from './testing/given.ts';

const given = specOf(linkDecider);
const sessionId = newId('session', 0);
const personId = newId('person', 0);
const expiresAt = '2026-11-22T08:10:00.000Z';
const inTime = '2026-11-22T08:09:59.999Z';
const issue: LinkCommand = {
  type: 'Issue',
  purpose: 'sign-in',
  email: 'li.wei@example.cn',
  locale: 'zh-CN',
  expiresAt,
};
const issued: LinkEvent = {
  type: 'LinkIssued',
  purpose: 'sign-in',
  personal: { email: 'li.wei@example.cn' },
  locale: 'zh-CN',
  expiresAt,
};
const missed: LinkEvent = { type: 'CodeMissed', personId };
const used: LinkEvent = { type: 'LinkUsed', sessionId, usedAt: inTime, personId };
const use = (proof: Proof, at = inTime): LinkCommand => ({ type: 'Use', proof, sessionId, personId, at });
const [token, right, wrong]: readonly [Proof, Proof, Proof] = [
  { by: 'token' },
  { by: 'code', right: true },
  { by: 'code', right: false },
];

describe('a link that does not exist', () => {
  it('is issued', () => given().when(issue).happens(issued));
  it('cannot be used', () => given().when(use(token)).refused('LINK_INVALID'));
});

describe('an open link', () => {
  it('is used by its token', () => given(issued).when(use(token)).happens(used));
  it('is used by its code', () => given(issued).when(use(right)).happens(used));
  it('counts a wrong code', () => given(issued).when(use(wrong)).happens(missed));
  it('takes the right code after a wrong one', () => given(issued, missed).when(use(right)).happens(used));
  it('is not issued again', () => given(issued).when(issue).refused('ALREADY_EXISTS'));
  it('is over at the moment of its expiry', () => given(issued).when(use(token, expiresAt)).refused('LINK_INVALID'));
});

describe('a link with its tries used up', () => {
  const spent = [issued, ...Array.from({ length: CODE_TRIES }, () => missed)];
  it('takes no code, not even the right one', () =>
    given(...spent)
      .when(use(right))
      .refused('LINK_INVALID'));
  it('still takes its token, so that nobody can spoil it by guessing', () =>
    given(...spent)
      .when(use(token))
      .happens(used));
});

describe('a used link', () => {
  it('is used up', () => given(issued, used).when(use(token)).refused('LINK_INVALID'));
  it('remembers whose it was and the session that it opened', () =>
    expect(given(issued, used).state).toMatchObject({ status: 'used', email: 'li.wei@example.cn', sessionId }));
});

describe("an administrator's link", () => {
  const printed: LinkEvent = { ...issued, purpose: 'administrator' };
  it('is used by its token', () => given(printed).when(use(token)).happens(used));
  it('has no code', () => given(printed).when(use(right)).refused('LINK_INVALID'));
});
