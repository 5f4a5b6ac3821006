import { type DigestRhythm, dateAfter } from '@sinan/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSlot } from './calendar.ts';

const daily = (hour: number, zone = 'Asia/Shanghai'): DigestRhythm => ({ every: 'day', hour, zone });
const weekly = (weekday: number, hour: number, zone = 'Asia/Shanghai'): DigestRhythm => ({
  ...{ every: 'week', weekday, hour, zone },
});
const next = (rhythm: DigestRhythm, after: string) => {
  const { day, at } = nextSlot(rhythm, Date.parse(after));
  return [day, new Date(at).toISOString()];
};

describe('the next slot', () => {
  it.each([
    [
      'today, while its hour is to come',
      daily(8),
      '2026-11-29T23:59:59.999Z',
      '2026-11-30',
      '2026-11-30T00:00:00.000Z',
    ],
    ['tomorrow, at its very hour', daily(8), '2026-11-30T00:00:00.000Z', '2026-12-01', '2026-12-01T00:00:00.000Z'],
    ['over the end of a year', daily(0), '2026-12-31T15:59:00.000Z', '2027-01-01', '2026-12-31T16:00:00.000Z'],
    ['on a leap day', daily(8), '2028-02-28T01:00:00.000Z', '2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['after a leap day', daily(8), '2028-02-29T01:00:00.000Z', '2028-03-01', '2028-03-01T00:00:00.000Z'],
    ['not on the 29th of another year', daily(8), '2027-02-28T01:00:00.000Z', '2027-03-01', '2027-03-01T00:00:00.000Z'],
    ['on Monday', weekly(1, 8), '2026-11-29T12:00:00.000Z', '2026-11-30', '2026-11-30T00:00:00.000Z'],
    ['on Sunday', weekly(7, 8), '2026-11-30T00:00:00.000Z', '2026-12-06', '2026-12-06T00:00:00.000Z'],
    ['a week after', weekly(1, 8), '2026-11-30T00:00:00.000Z', '2026-12-07', '2026-12-07T00:00:00.000Z'],
    ['in a week of two years', weekly(5, 9), '2026-12-29T00:00:00.000Z', '2027-01-01', '2027-01-01T01:00:00.000Z'],
    [
      '14 hours ahead',
      daily(0, 'Pacific/Kiritimati'),
      '2026-11-29T09:59:59.999Z',
      '2026-11-30',
      '2026-11-29T10:00:00.000Z',
    ],
    ['12 hours behind', daily(23, 'Etc/GMT+12'), '2026-11-30T10:00:00.000Z', '2026-11-29', '2026-11-30T11:00:00.000Z'],
    [
      'by quarters of an hour',
      daily(8, 'Asia/Kathmandu'),
      '2026-11-29T12:00:00.000Z',
      '2026-11-30',
      '2026-11-30T02:15:00.000Z',
    ],
  ])('comes %s', (_, rhythm, after, day, at) => {
    expect(next(rhythm, after)).toEqual([day, at]);
  });

  it.each([
    // 2 o'clock is left out on 2026-03-08 in New York, and 23 o'clock on 2026-03-28 in Nuuk.
    ['New York', daily(2, 'America/New_York'), '2026-03-07T12:00:00.000Z', '2026-03-08', '2026-03-08T07:00:00.000Z'],
    ['Nuuk', daily(23, 'America/Nuuk'), '2026-03-28T12:00:00.000Z', '2026-03-28', '2026-03-29T01:00:00.000Z'],
    // Half an hour: from 2:00 to 2:30 on 2026-10-04.
    [
      'Lord Howe',
      daily(2, 'Australia/Lord_Howe'),
      '2026-10-03T12:00:00.000Z',
      '2026-10-04',
      '2026-10-03T15:30:00.000Z',
    ],
    // Midnight is left out on 2026-04-24 in Cairo.
    ['Cairo', daily(0, 'Africa/Cairo'), '2026-04-23T12:00:00.000Z', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ])('of an hour that is left out in %s is the first instant after the gap', (_, rhythm, after, day, at) => {
    expect(next(rhythm, after)).toEqual([day, at]);
    expect(next(rhythm, at)[0]).toBe(dateAfter(day, 1));
  });

  it('of an hour that comes twice is the first, and does not come again', () => {
    const rhythm = daily(1, 'America/New_York');
    expect(next(rhythm, '2026-11-01T00:00:00.000Z')).toEqual(['2026-11-01', '2026-11-01T05:00:00.000Z']);
    for (const after of ['2026-11-01T05:00:00.000Z', '2026-11-01T05:59:00.000Z', '2026-11-01T06:00:00.000Z'])
      expect(next(rhythm, after)).toEqual(['2026-11-02', '2026-11-02T06:00:00.000Z']);
  });
});

const ZONES = ['Asia/Shanghai', 'America/New_York', 'America/Nuuk', 'Australia/Lord_Howe', 'Africa/Cairo'];
const zone = fc.constantFrom(...ZONES, 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Casablanca', 'UTC');
const hour = fc.nat(23);
const rhythms: fc.Arbitrary<DigestRhythm> = fc.oneof(
  fc.record({ every: fc.constant('day'), hour, zone }),
  fc.record({ every: fc.constant('week'), weekday: fc.integer({ min: 1, max: 7 }), hour, zone }),
);
const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) });

describe('the slots of a rhythm', () => {
  it('come one for each local day or week, each after the one before, without a gap and without a repeat', () => {
    const property = fc.property(rhythms, instants, (rhythm, from) => {
      let slot = nextSlot(rhythm, from);
      for (let count = 0; count < 40; count += 1) {
        const following = nextSlot(rhythm, slot.at);
        expect(following.at).toBeGreaterThan(slot.at);
        expect(following.day).toBe(dateAfter(slot.day, rhythm.every === 'day' ? 1 : 7));
        slot = following;
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('are the same from wherever they are asked for: a clock that is moved makes no other ones', () => {
    const property = fc.property(rhythms, instants, fc.nat(40 * 86_400_000), (rhythm, from, ms) => {
      const slot = nextSlot(rhythm, from);
      expect(slot.at).toBeGreaterThan(from);
      const asked = nextSlot(rhythm, from - ms);
      expect(asked.at <= from || asked.at === slot.at).toBe(true);
      expect(nextSlot(rhythm, slot.at - 1)).toEqual(slot);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
