import { describe, expect, it } from 'vitest';
import { endOfWorkingDays, isWorkingDay, workingDayAfter } from './working-days.ts';

describe('a working day', () => {
  it.each([
    ['2026-11-10', true, 'a Tuesday'],
    ['2026-11-14', false, 'a Saturday'],
    ['2026-02-17', false, 'the first day of the Spring Festival'],
    ['2026-02-23', false, 'a Monday given for it'],
    ['2026-02-14', true, 'a Saturday worked to make up for it'],
    ['2026-09-20', true, 'a Sunday worked to make up for National Day'],
    ['2026-10-07', false, 'the last day of the National Day holiday'],
    ['2026-10-08', true, 'the first after it'],
    ['2024-02-04', true, 'a Sunday of a year gone by'],
    ['2024-02-29', true, 'a leap day'],
  ])('%s: %s (%s)', (date, worked) => {
    expect(isWorkingDay(date)).toBe(worked);
  });
});

describe('a year whose notice is not out yet', () => {
  it('has its weekends and the holidays of fixed date', () => {
    const days = ['2031-01-01', '2031-05-02', '2031-10-03', '2031-10-04', '2031-10-06', '2031-01-02'];
    expect(days.map(isWorkingDay)).toEqual([false, false, false, false, true, true]);
  });
});

describe('the working day after', () => {
  it.each([
    ['2026-11-10', 1, '2026-11-11'],
    ['2026-11-13', 1, '2026-11-16'],
    ['2026-11-10', 5, '2026-11-17'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-30', 2, '2026-10-09'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-11-10', 0, '2026-11-10'],
  ])('%s, %i days on, is %s', (date, days, expected) => {
    expect(workingDayAfter(date, days)).toBe(expected);
  });
});

describe('a promise in working days', () => {
  it.each([
    ['a morning in Beijing', '2026-11-10T01:00:00.000Z', 1, '2026-11-11T16:00:00.000Z'],
    ['late at night there', '2026-11-10T15:59:59.999Z', 1, '2026-11-11T16:00:00.000Z'],
    ['just after midnight there', '2026-11-10T16:00:00.000Z', 1, '2026-11-12T16:00:00.000Z'],
    ['a Friday', '2026-11-13T03:00:00.000Z', 1, '2026-11-16T16:00:00.000Z'],
    ['a Saturday', '2026-11-14T03:00:00.000Z', 2, '2026-11-17T16:00:00.000Z'],
    ['the eve of a worked Saturday', '2026-02-13T03:00:00.000Z', 1, '2026-02-14T16:00:00.000Z'],
    ['the eve of the holiday', '2026-02-14T03:00:00.000Z', 1, '2026-02-24T16:00:00.000Z'],
  ])('made in %s ends with the last of them', (_, from, days, until) => {
    expect(new Date(endOfWorkingDays(Date.parse(from), days)).toISOString()).toBe(until);
  });
});
