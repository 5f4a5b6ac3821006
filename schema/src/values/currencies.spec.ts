import { describe, expect, it } from 'vitest';
import { minorDigitsOf } from './currencies.ts';

describe('the minor unit of a currency', () => {
  it.each([
    ['CNY', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['TND', 3],
    ['HUF', 2],
    ['IQD', 3],
  ])('%s has %d digits', (currency, digits) => {
    expect(minorDigitsOf(currency)).toBe(digits);
  });

  it.each(['XXX', 'XAU', 'usd', 'DEM', '', 'toString'])('is not known of “%s”', (currency) => {
    expect(minorDigitsOf(currency)).toBeUndefined();
  });
});
