import { describe, expect, it } from 'vitest';
import { type RowsAsked, rowsAddress, rowsAskedIn } from './rows-address.ts';

const nothingMore = { by: null, key: null, basis: null };

describe('the address of what a number is made of', () => {
  it.each<RowsAsked>([
    { year: 2026, of: 'guided', ...nothingMore },
    { year: 2026, of: 'filed', by: 'month', key: '2026-03', basis: null },
    { year: 2026, of: 'filed', by: 'centre', key: 'cen_x&y', basis: null },
    { year: 2025, of: 'saved', by: null, key: null, basis: 'proven' },
  ])('says what it is, whole: %j', (asked) => {
    const [path, query] = rowsAddress(asked).split('?');
    expect([path, rowsAskedIn(new URLSearchParams(query))]).toEqual(['/insights/rows', asked]);
  });

  it.each(['', 'of=filed', 'of=else&year=2026', 'of=filed&year=1', 'of=filed&year=x'])(
    'asks for nothing by %j',
    (query) => {
      expect(rowsAskedIn(new URLSearchParams(query))).toBe(null);
    },
  );
});
