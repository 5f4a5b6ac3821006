import { describe, expect, it } from 'vitest';
import { isUrgent, overAt, type ServiceStep, type UrgencySaid } from './service-clock.ts';

describe('a step of the service clock', () => {
  it.each<[ServiceStep, boolean, string, string]>([
    ['conflict', false, '2026-11-10T08:00:00.000Z', '2026-11-11T16:00:00.000Z'],
    ['conflict', true, '2026-11-10T08:00:00.000Z', '2026-11-10T12:00:00.000Z'],
    ['conflict', true, '2026-11-14T22:00:00.000Z', '2026-11-15T02:00:00.000Z'],
    ['offer', false, '2026-11-13T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['offer', true, '2026-11-13T08:00:00.000Z', '2026-11-16T16:00:00.000Z'],
    ['offer', false, '2026-09-30T08:00:00.000Z', '2026-10-09T16:00:00.000Z'],
    ['objection', false, '2026-11-10T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['objection', true, '2026-11-10T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['objection', false, '2026-02-13T08:00:00.000Z', '2026-02-27T16:00:00.000Z'],
  ])('%s (urgent: %s) that begins at %s is over at %s', (step, urgent, from, until) => {
    expect(overAt(step, urgent, Date.parse(from))).toBe(until);
  });
});

describe('a case', () => {
  const NOW = Date.parse('2026-11-10T08:00:00.000Z');
  const calm: UrgencySaid = {
    disputeType: 'section-337',
    needs: ['strategy'],
    measures: ['none'],
    statedDeadline: null,
  };
  const until = (at: string) => ({ statedDeadline: { at, zone: 'America/New_York' } });

  it.each<[boolean, string, Partial<UrgencySaid>]>([
    [false, 'in which nothing presses', {}],
    [true, 'that is a mass suit', { disputeType: 'schedule-a' }],
    [true, 'at the customs', { disputeType: 'customs' }],
    [true, 'at a fair', { disputeType: 'trade-fair' }],
    [true, 'that asks for an account', { needs: ['strategy', 'account-release'] }],
    [true, 'that asks for goods', { needs: ['customs-release'] }],
    [true, 'with a restraining order', { measures: ['takedown', 'tro'] }],
    [true, 'with a frozen account', { measures: ['account-freeze'] }],
    [false, 'with an exclusion order', { measures: ['exclusion-order'] }],
    [true, 'whose paper states a time limit of fifteen days', until('2026-11-25T08:00:00.000Z')],
    [true, 'whose time limit is over', until('2026-11-01T08:00:00.000Z')],
    [false, 'whose paper states a longer one', until('2026-11-25T08:00:00.001Z')],
  ])('is urgent (%s) %s', (urgent, _, differs) => {
    expect(isUrgent({ ...calm, ...differs }, NOW)).toBe(urgent);
  });
});
