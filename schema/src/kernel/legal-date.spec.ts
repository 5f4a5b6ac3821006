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

const [MINUTE, DAY] = [60_000, 86_400_000];
/** Zones ahead of UTC and behind it, with summer time in either half of the year, and without any. */
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Pacific/Auckland'];
const dayAfter = (date: string) => new Date(at(date) + DAY).toISOString().slice(0, 10);
const dayBefore = (date: string) => new Date(at(date) - DAY).toISOString().slice(0, 10);

/** The first instants of days that are not like others: [what is special, zone, the day, its first instant, its hours]. */
const DAYS = [
  ['the day after 28 February of a leap year', 'America/New_York', '2028-02-29', '2028-02-29T05:00:00Z', 24],
  ['the day after 28 February of a leap year', 'Europe/Berlin', '2028-02-29', '2028-02-28T23:00:00Z', 24],
  ['the day after 28 February of a leap year', 'Asia/Shanghai', '2028-02-29', '2028-02-28T16:00:00Z', 24],
  ['the day after 28 February of a leap year', 'Pacific/Auckland', '2028-02-29', '2028-02-28T11:00:00Z', 24],
  ['the day after 28 February of any other', 'America/New_York', '2027-03-01', '2027-03-01T05:00:00Z', 24],
  ['the day after 28 February of any other', 'Asia/Shanghai', '2027-03-01', '2027-02-28T16:00:00Z', 24],
  ['the first of a year', 'America/New_York', '2027-01-01', '2027-01-01T05:00:00Z', 24],
  ['the first of a year', 'Europe/Berlin', '2027-01-01', '2026-12-31T23:00:00Z', 24],
  ['the first of a year', 'Asia/Shanghai', '2027-01-01', '2026-12-31T16:00:00Z', 24],
  ['the first of a year', 'Pacific/Auckland', '2027-01-01', '2026-12-31T11:00:00Z', 24],
  ['the day on which summer time begins', 'America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
  ['the day on which summer time begins', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
  ['the day on which summer time begins', 'Pacific/Auckland', '2026-09-27', '2026-09-26T12:00:00Z', 23],
  ['the day on which summer time ends', 'America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
  ['the day on which summer time ends', 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
  ['the day on which summer time ends', 'Pacific/Auckland', '2026-04-05', '2026-04-04T11:00:00Z', 25],
] as const;

describe.each(DAYS)('%s in %s', (_, zone, day, first, hours) => {
  const [begins, ends] = [at(first), at(first) + hours * 3_600_000];

  it.each([
    ['five minutes before it', begins - 5 * MINUTE, dayBefore(day)],
    ['a millisecond before it', begins - 1, dayBefore(day)],
    ['at its first instant', begins, day],
    ['five minutes into it', begins + 5 * MINUTE, day],
    ['five minutes before its end', ends - 5 * MINUTE, day],
    ['at its end', ends, dayAfter(day)],
  ] as const)('%s', (_when, now, today) => {
    expect(todayIn(zone, now)).toBe(today);
    expect([dayBefore(today), today, dayAfter(today)].map((date) => isFuture(date, zone, now))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('a clock that goes back', () => {
  it.each(ZONES)('in %s is believed each time', (zone) => {
    const now = at('2027-01-01T12:00:00Z');
    const [today, yesterday] = ['2027-01-01', '2026-12-31'].map((date) =>
      zone === 'Pacific/Auckland' ? dayAfter(date) : date,
    );
    const answers = [now, now - DAY, now, now - DAY].map((moved) => todayIn(zone, moved));
    expect(answers).toEqual([today, yesterday, today, yesterday]);
  });
});

describe('a zone that is none', () => {
  it('is a RangeError', () => {
    expect(() => todayIn('Mars/Olympus', 0)).toThrow(RangeError);
  });
});
