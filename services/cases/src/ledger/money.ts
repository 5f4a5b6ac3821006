import { minorDigitsOf } from '@sinan/schema';

const RATE_PLACES = 8;

/** Exactly what an amount is worth in fen, as a fraction of whole numbers: doubles would be off by a fen in large amounts. */
function exactly(amount: string, digits: number, rate: string): readonly [numerator: bigint, denominator: bigint] {
  const [whole = '', places = ''] = rate.split('.');
  const scaled = BigInt(whole + places.padEnd(RATE_PLACES, '0'));
  return [BigInt(amount) * scaled * 100n, 10n ** BigInt(digits + RATE_PLACES)];
}

/** An amount in minor units at a rate of yuan a unit, in fen, rounded half up. Throws a RangeError for what is no currency. */
export function fenOf(amount: string, currency: string, rate: string): string {
  const [numerator, denominator] = exactly(amount, digitsOf(currency), rate);
  return String((2n * numerator + denominator) / (2n * denominator));
}

/** Whether so many fen follow from amount and rate, in whichever direction they were rounded: less than one fen apart. Yuan are worth themselves. */
export function followsFrom(fen: string, amount: string, currency: string, rate: string): boolean {
  if (currency === 'CNY' && Number(rate) !== 1) return false;
  const [numerator, denominator] = exactly(amount, digitsOf(currency), rate);
  const apart = BigInt(fen) * denominator - numerator;
  return -denominator < apart && apart < denominator;
}

function digitsOf(currency: string): number {
  const digits = minorDigitsOf(currency);
  if (digits === undefined) throw new RangeError(`${currency} is no currency of ISO 4217`);
  return digits;
}
