import {
  exchangeRate,
  idOf,
  LEDGER_BASES,
  LEDGER_KINDS,
  LEDGER_METHODS,
  ledgerMethodCode,
  minorUnits,
  prose,
  statedCurrency,
} from '@sinan/schema';
import { z } from 'zod';
import { fenOf, followsFrom } from './money.ts';

const codes = <T extends string>(terms: readonly { readonly code: T }[]) => z.enum(terms.map(({ code }) => code));

const money = z.strictObject({
  amount: minorUnits,
  currency: statedCurrency,
  cny: minorUnits,
  rate: exchangeRate,
});
const outcome = money.extend({
  caseId: idOf('case'),
  kind: codes(LEDGER_KINDS),
  rateOn: z.iso.date(),
  method: ledgerMethodCode,
  basis: codes(LEDGER_BASES),
  evidence: prose(2_000),
});

/** An outcome as it is entered: its method is one of its kind, and its yuan follow from amount and rate. */
export const outcomeInput = outcome.superRefine((entered, context) => {
  if (!isOfKind(entered)) context.addIssue({ code: 'custom', path: ['method'], params: { rule: 'of-kind' } });
  const expected = disagreementOf(entered);
  if (expected !== null)
    context.addIssue({ code: 'custom', path: ['cny'], params: { rule: 'conversion', with: { expected } } });
});

function isOfKind({ kind, method }: z.infer<typeof outcome>): boolean {
  return LEDGER_METHODS.some((one) => one.code === method && one.kind === kind);
}

/** The fen that there should be; null when those stated follow, and where a field is wrong by itself, which says so. */
function disagreementOf({ amount, currency, cny, rate }: z.infer<typeof money>): string | null {
  const { success } = money.safeParse({ amount, currency, cny, rate });
  if (!success || followsFrom(cny, amount, currency, rate)) return null;
  // What yuan are worth is no matter of a stated rate.
  return currency === 'CNY' ? amount : fenOf(amount, currency, rate);
}
