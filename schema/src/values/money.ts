import { z } from 'zod';
import { rule } from '../problems.ts';
import { minorDigitsOf } from './currencies.ts';
import { currencyCode, minorUnits } from './ledger.ts';

/** A currency that money can be stated in. */
export const statedCurrency = currencyCode.refine((code) => minorDigitsOf(code) !== undefined, rule('not-one-of'));

/** An amount in minor units of its currency. */
export const money = z.strictObject({ amount: minorUnits, currency: statedCurrency });
