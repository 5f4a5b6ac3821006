import { describe, expect, it } from 'vitest';
import { fenOf, followsFrom } from './money.ts';

describe('an amount in fen', () => {
  it.each([
    ['25000000', 'USD', '7.193', '179825000', 'cents and fen alike'],
    ['1000000', 'JPY', '0.0478', '4780000', 'yen have no minor unit'],
    ['1234567', 'KWD', '23.4', '2888887', 'a dinar has 1,000 fils'],
    ['1', 'USD', '7.125', '7', 'less than half a fen is dropped'],
    ['2', 'USD', '7.25', '15', 'half a fen counts'],
    ['9007199254740991', 'EUR', '7.84210001', '70635357365676318', 'beyond what a double holds'],
    ['500', 'CNY', '1', '500', 'yuan are worth themselves'],
  ])('%s minor units of %s at %s are %s (%s)', (amount, currency, rate, fen) => {
    expect(fenOf(amount, currency, rate)).toBe(fen);
  });
});

describe('what is stated in fen', () => {
  it('may be rounded in either direction, and no further', () => {
    // 1,234.567 dinars at 23.4 are 28,888.8678 yuan.
    expect(
      ['2888885', '2888886', '2888887', '2888888'].map((fen) => followsFrom(fen, '1234567', 'KWD', '23.4')),
    ).toEqual([false, true, true, false]);
  });

  it('must be exact where nothing is rounded', () => {
    expect(['179824999', '179825000', '179825001'].map((fen) => followsFrom(fen, '25000000', 'USD', '7.193'))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each(['1', '1.0', '1.00000000'])('is the amount itself for yuan, at the rate %s', (rate) => {
    expect(followsFrom('500', '500', 'CNY', rate)).toBe(true);
    expect(followsFrom('501', '500', 'CNY', rate)).toBe(false);
  });

  it('has no other rate for yuan', () => {
    expect(followsFrom('505', '500', 'CNY', '1.01')).toBe(false);
  });

  it('follows from every amount and rate when it was worked out here', () => {
    for (const currency of ['USD', 'JPY', 'KWD'])
      for (const amount of ['1', '99', '123456789', '9007199254740991'])
        for (const rate of ['0.00000001', '0.0478', '7.19312345', '23.4', '999999.99999999'])
          expect(followsFrom(fenOf(amount, currency, rate), amount, currency, rate)).toBe(true);
  });
});
