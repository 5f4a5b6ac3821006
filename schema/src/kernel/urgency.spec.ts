import { describe, expect, it } from 'vitest';
import { isUrgent, type UrgencySaid } from './urgency.ts';

describe('a case', () => {
  const NOW = Date.parse('2026-11-10T08:00:00.000Z');
  const calm: UrgencySaid = {
    disputeType: 'section-337',
    needs: ['strategy'],
    measures: ['none'],
    statedDeadline: null,
  };
  const until = (at: string) => ({ statedDeadline: { at } });

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
