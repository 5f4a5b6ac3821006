import { describe, expect, it } from 'vitest';
import { type CaseDays, daysOf, type OutcomeEntry, type RegisterCase } from './case.ts';
import { figuresOf, standingAt, weeksOf } from './weeks.ts';

const nothing = { expert: null, application: null, declined: null, terminated: null, outcome: null, archive: null };
const filed = (more: Partial<RegisterCase> = {}): CaseDays =>
  daysOf({
    ...nothing,
    ...{
      id: 'cas_1',
      status: 'submitted',
      product: '',
      applicantName: '',
      acceptedAt: null,
      rights: [],
      supplements: [],
    },
    ...{ country: { label: '' }, forum: { label: '' }, disputeType: { label: '' }, centre: { id: 'cen_1', name: '' } },
    submittedAt: '2026-03-02T02:00:00.000Z',
    ...more,
  });
const why = { label: '' };
const week = { from: '2026-03-02', to: '2026-03-08' };

describe('the weeks of a period', () => {
  it('begin on Mondays and are cut to it', () => {
    expect(weeksOf({ from: '2026-03-04', to: '2026-03-17' })).toEqual([
      { from: '2026-03-04', to: '2026-03-08' },
      { from: '2026-03-09', to: '2026-03-15' },
      { from: '2026-03-16', to: '2026-03-17' },
    ]);
    expect(weeksOf({ from: '2026-03-08', to: '2026-03-08' })).toEqual([{ from: '2026-03-08', to: '2026-03-08' }]);
    expect(weeksOf({ from: '2026-03-08', to: '2026-03-02' })).toEqual([]);
  });
});

describe('a week', () => {
  it('counts what happened in it, by the days of China', () => {
    const cases = [
      filed({ submittedAt: '2026-03-01T15:59:59.999Z', acceptedAt: '2026-03-01T16:00:00.000Z' }),
      filed({ supplements: [{ requestedAt: '2026-03-08T15:59:59.999Z', suppliedAt: null }] }),
      filed({ declined: { at: '2026-03-03T00:00:00.000Z', reason: why } }),
      filed({ acceptedAt: '2026-03-03T00:00:00.000Z', outcome: { closedAt: '2026-03-08T16:00:00.000Z', result: why } }),
      filed({ acceptedAt: '2026-02-01T00:00:00.000Z', terminated: { at: '2026-03-05T00:00:00.000Z', reason: why } }),
    ];
    const entry = (cny: string, at = '2026-03-05T00:00:00.000Z'): OutcomeEntry => ({ kind: 'recovered', cny, at });
    const outcomes = [entry('1050'), entry('-50'), entry('7', '2026-03-09T00:00:00.000Z')];

    expect(figuresOf(week, cases, outcomes)).toEqual({
      ...{ week, received: 4, accepted: 2, declined: 1, supplements: 1, closed: 0, terminated: 1 },
      ...{ open: { submitted: 0, supplementing: 1, underWay: 2 }, recovered: 10, saved: 0 },
    });
  });
});

describe('at the end of a day', () => {
  it.each<[string, Partial<RegisterCase>]>([
    ['not-yet', { submittedAt: '2026-03-08T16:00:00.000Z' }],
    ['submitted', {}],
    [
      'supplementing',
      { supplements: [{ requestedAt: '2026-03-03T00:00:00.000Z', suppliedAt: '2026-03-10T00:00:00.000Z' }] },
    ],
    [
      'submitted',
      { supplements: [{ requestedAt: '2026-03-03T00:00:00.000Z', suppliedAt: '2026-03-04T00:00:00.000Z' }] },
    ],
    ['under-way', { acceptedAt: '2026-03-05T00:00:00.000Z' }],
    ['submitted', { acceptedAt: '2026-03-09T00:00:00.000Z' }],
    ['over', { declined: { at: '2026-03-05T00:00:00.000Z', reason: why } }],
    [
      'over',
      { acceptedAt: '2026-03-05T00:00:00.000Z', outcome: { closedAt: '2026-03-07T00:00:00.000Z', result: why } },
    ],
  ])('a case stood as %s: %j', (standing, of) => {
    expect(standingAt('2026-03-08', filed(of))).toBe(standing);
  });
});
