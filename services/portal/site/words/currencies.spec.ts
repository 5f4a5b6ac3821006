import { describe, expect, it } from 'vitest';
import { amountOf, fenOf, minorUnitsOf, moneyText } from './currencies.ts';

describe('an amount', () => {
  it.each([
    ['12500', 'USD', '1250000', '12500'],
    ['12,500.5', 'USD', '1250050', '12500.50'],
    ['0.05', 'CNY', '5', '0.05'],
    ['12500', 'JPY', '12500', '12500'],
  ])('%s %s is %s in minor units, and reads %s', (typed, currency, minor, read) => {
    expect(minorUnitsOf(typed, currency)).toBe(minor);
    expect(amountOf(minor, currency)).toBe(read);
  });

  it('is none with more places than the currency has, or with words', () => {
    for (const [typed, currency] of [
      ['12.5', 'JPY'],
      ['1.234', 'USD'],
      ['many', 'USD'],
      ['5', ''],
    ] as const)
      expect(minorUnitsOf(typed, currency)).toBeNull();
  });
});

describe('what an amount is worth in fen', () => {
  it.each([
    ['100', 'CNY', '1', '100'],
    ['1250050', 'USD', '7.1234', '8904606'],
    ['1', 'USD', '0.005', '0'],
    ['1', 'USD', '0.5', '1'],
    ['12500', 'JPY', '0.0476', '59500'],
    ['9007199254740991', 'USD', '7.12345678', '64162394599995659'],
  ])('%s %s at %s is %s, rounded half up', (minor, currency, rate, fen) => {
    expect(fenOf(minor, currency, rate)).toBe(fen);
  });

  it.each([
    ['100', 'USD', ''],
    ['100', 'USD', '7,1'],
    ['100', 'USD', '7.123456789'],
    ['100', 'XXX', '1'],
    ['x', 'USD', '1'],
  ])('%s %s at “%s” is nothing', (minor, currency, rate) => expect(fenOf(minor, currency, rate)).toBeNull());

  it('reads as money', () => {
    expect(moneyText('1250050', 'CNY', 'en')).toMatch(/^CNY.12,500\.50$/);
    expect(moneyText('12500', 'JPY', 'en')).toMatch(/^JPY.12,500$/);
  });
});
