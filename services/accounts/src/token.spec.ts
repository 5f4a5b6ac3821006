import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { specOf } from './testing/given.ts';
import { type Issue, type TokenEvent, tokenDecider } from './token.ts';

const given = specOf(tokenDecider);
const issue: Issue = {
  label: '报送平台',
  scope: 'intake',
  sources: ['//platform.example'],
  issuedBy: newId('person', 0),
  issuedAt: '2026-11-22T08:00:00.000Z',
  expiresAt: '2027-11-22T16:00:00.000Z',
};
const { label, ...rest } = issue;
const issued: TokenEvent = { type: 'TokenIssued', personal: { label }, ...rest };
const revoked: TokenEvent = { type: 'TokenRevoked' };

describe('a token', () => {
  it('is issued, its label where it can be erased', () =>
    given()
      .when({ type: 'Issue', ...issue })
      .happens(issued));
  it('is issued once', () =>
    given(issued)
      .when({ type: 'Issue', ...issue })
      .refused('ALREADY_EXISTS'));
  it('is revoked', () => given(issued).when({ type: 'Revoke' }).happens(revoked));
  it('stays revoked', () => given(issued, revoked).when({ type: 'Revoke' }).happens());
  it('is revoked only if there is one', () => given().when({ type: 'Revoke' }).refused('NOT_FOUND'));
  it('remembers what it was for', () => expect(given(issued, revoked).state).toEqual({ status: 'revoked', ...issue }));
});
