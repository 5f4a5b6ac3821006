import { describe, expect, it } from 'vitest';
import { isFuture, todayIn } from './legal-date.ts';

const at = (iso: string) => Date.parse(iso);

describe('around midnight', () => {
  it.each([
    ['2026-03-02T04:59:59.999Z', 'America/New_York', '2026-03-01'],
    ['2026-03-02T05:00:00.000Z', 'America/New_York', '2026-03-02'],
    ['2026-07-02T03:59:59.999Z', 'America/New_York', '2026-07-01'],
    ['2026-07-02T04:00:00.000Z', 'America/New_York', '2026-07-02'],
    ['2026-03-01T14:59:59.999Z', 'Asia/Tokyo', '2026-03-01'],
    ['2026-03-01T15:00:00.000Z', 'Asia/Tokyo', '2026-03-02'],
    ['2026-03-01T15:59:59.999Z', 'Asia/Shanghai', '2026-03-01'],
    ['2026-03-01T16:00:00.000Z', 'Asia/Shanghai', '2026-03-02'],
    ['2024-02-29T23:30:00.000Z', 'UTC', '2024-02-29'],
    ['2025-12-31T23:30:00.000Z', 'Europe/Berlin', '2026-01-01'],
  ])('at %s it is in %s the %s', (instant, zone, date) => {
    expect(todayIn(zone, at(instant))).toBe(date);
  });
});

describe('a morning in Beijing while Washington still has yesterday', () => {
  const now = at('2026-03-02T01:00:00.000Z');

  it('holds today in Beijing to be tomorrow in Washington', () => {
    expect(isFuture('2026-03-02', 'Asia/Shanghai', now)).toBe(false);
    expect(isFuture('2026-03-02', 'America/New_York', now)).toBe(true);
  });

  it('never holds the day itself or an earlier one to be in the future', () => {
    expect(isFuture('2026-03-01', 'America/New_York', now)).toBe(false);
    expect(isFuture('1999-12-31', 'America/New_York', now)).toBe(false);
  });
});

describe('a zone that is none', () => {
  it('is a RangeError', () => {
    expect(() => todayIn('Mars/Olympus', 0)).toThrow(RangeError);
  });
});
