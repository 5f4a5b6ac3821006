import { fenOf, minorUnitsOf } from '../../../words/currencies.ts';

/** An outcome as the form holds it. */
export interface Recorded {
  readonly kind: '' | 'recovered' | 'saved';
  readonly method: string;
  readonly amount: string;
  readonly currency: string;
  readonly rate: string;
  /** YYYY-MM-DD. */
  readonly rateOn: string;
  readonly basis: '' | 'proven' | 'confirmed' | 'estimated';
  readonly evidence: string;
}
export const blank = (today: string): Recorded => ({
  ...{ kind: '', method: '', amount: '', currency: 'CNY', rate: '1', rateOn: today, basis: '', evidence: '' },
});

export type Lack = 'kind' | 'method' | 'amount' | 'rate' | 'rateOn' | 'basis' | 'evidence';

/** What it lacks before it can be sent, in the order of the form. */
export function lacksOf(one: Recorded): readonly Lack[] {
  const lacks: { readonly [lack in Lack]: boolean } = {
    kind: one.kind === '',
    method: one.method === '',
    amount: minorUnitsOf(one.amount, one.currency) === null || Number(one.amount.replaceAll(/[,，\s]/g, '')) === 0,
    rate: cnyOf(one) === null && fenOf('1', one.currency, one.rate) === null,
    rateOn: one.rateOn === '',
    basis: one.basis === '',
    evidence: one.evidence.trim() === '',
  };
  return LACKS.filter((lack) => lacks[lack]);
}
const LACKS: readonly Lack[] = ['kind', 'method', 'amount', 'rate', 'rateOn', 'basis', 'evidence'];

/** What it is worth in fen; null while amount or rate are none. */
export function cnyOf({ amount, currency, rate }: Recorded): string | null {
  const minor = minorUnitsOf(amount, currency);
  return minor === null ? null : fenOf(minor, currency, rate);
}

/** As the platform takes it; null while something is missing. */
export function outcomeInput(caseId: string, one: Recorded) {
  const [minor, cny] = [minorUnitsOf(one.amount, one.currency), cnyOf(one)];
  const { kind, basis, method, currency, rate, rateOn } = one;
  if (kind === '' || basis === '' || minor === null || cny === null) return null;
  return { caseId, kind, basis, method, currency, rate, rateOn, amount: minor, cny, evidence: one.evidence.trim() };
}
