import { describe, expect, it } from 'vitest';
import { endOfDayIn } from './end-of-day.ts';

const endOf = (date: string, zone: string) => new Date(endOfDayIn(zone, date)).toISOString();

describe('the end of a day', () => {
  it.each([
    ['2026-11-30', 'Asia/Shanghai', '2026-11-30T16:00:00.000Z'],
    ['2026-12-31', 'Asia/Shanghai', '2026-12-31T16:00:00.000Z'],
    ['2028-02-29', 'Asia/Shanghai', '2028-02-29T16:00:00.000Z'],
    ['2026-11-30', 'UTC', '2026-12-01T00:00:00.000Z'],
    ['2026-11-30', 'Pacific/Kiritimati', '2026-11-30T10:00:00.000Z'],
    ['2026-11-30', 'Pacific/Niue', '2026-12-01T11:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  ])('%s in %s is %s', (date, zone, end) => {
    expect(endOf(date, zone)).toBe(end);
  });

  it('is when the next one begins, though its clocks begin at one o’clock', () => {
    // Summer time began in Beirut at midnight of 29 March 2026.
    expect(endOf('2026-03-28', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
  });

  it('is of a date and a zone that exist', () => {
    expect(() => endOfDayIn('Asia/Peking-duck', '2026-11-30')).toThrow(RangeError);
    expect(() => endOfDayIn('UTC', 'tomorrow')).toThrow(RangeError);
  });
});
