import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { type MembershipCommand, type MembershipEvent, membershipDecider } from './membership.ts';
import { specOf } from './testing/given.ts';

const given = specOf(membershipDecider);
const [organisationId, personId, colleague] = [newId('organisation', 0), newId('person', 0), newId('person', 1)];
const belonging = { organisationId, personId, place: { division: '440300', industry: 'C' } };
const requestedAt = '2026-11-22T08:00:00.000Z';
const requested: MembershipEvent = { type: 'MembershipRequested', ...belonging, requestedAt };
const confirmed: MembershipEvent = { type: 'MembershipConfirmed', by: colleague, organisationId, personId };
const request: MembershipCommand = { type: 'Request', ...belonging, at: requestedAt };

const confirm = (by: Partial<(MembershipCommand & { type: 'Confirm' })['by']> = {}): MembershipCommand => ({
  type: 'Confirm',
  by: { id: colleague, organisations: [], takesIn: false, ...by },
});
describe('a person who does not belong', () => {
  it('asks to', () => given().when(request).happens(requested));
});

describe('a pending membership', () => {
  it('is not asked for twice', () => given(requested).when(request).happens());
  it('is confirmed by a confirmed member', () =>
    given(requested)
      .when(confirm({ organisations: [organisationId] }))
      .happens(confirmed));
  it('is confirmed by who does intake for it', () =>
    given(requested)
      .when(confirm({ takesIn: true }))
      .happens(confirmed));
  it('is not confirmed by oneself, whatever one holds', () =>
    given(requested)
      .when(confirm({ id: personId, organisations: [organisationId], takesIn: true }))
      .refused('AUTHOR_CANNOT_APPROVE'));
  it('is not confirmed by who does not', () => given(requested).when(confirm()).refused('FORBIDDEN'));
  it('is not confirmed by a member of another organisation', () =>
    given(requested)
      .when(confirm({ organisations: [newId('organisation', 1)] }))
      .refused('FORBIDDEN'));
});

describe('a confirmed membership', () => {
  it('is confirmed once', () =>
    given(requested, confirmed)
      .when(confirm({ takesIn: true }))
      .happens());
  it('knows who confirmed it', () =>
    expect(given(requested, confirmed).state).toEqual({
      status: 'confirmed',
      ...belonging,
      requestedAt,
      confirmedBy: colleague,
    }));
});
