import type { Both } from '../words/both.ts';
import { EVIDENCE, REVERSED } from '../words/casework.ts';
import type { Told } from './casework.ts';
import { type Beat, known } from './step.ts';

/** How an outcome came about: its method, in which currency, at how many yuan a unit. */
const RECOVERED = ['damages-avoided', 'funds-released', 'market-restored', 'goods-released', 'mark-regained'];
const SAVED = ['guidance-free', 'defence-shared', 'settlement-reduced'];
const RATES: readonly (readonly [currency: string, rate: string, tenths: number])[] = [
  ['CNY', '1', 10],
  ['USD', '7.1', 71],
  ['EUR', '8.2', 82],
];
const CENTS = 1_000;

export type Fate = 'recorded' | 'approved' | 'reversed';

/** An entry of the outcome ledger: recorded by the case officer, approved by the head; some are taken back. */
export function outcome(told: Told, kind: 'recovered' | 'saved', fate: Fate): readonly Beat[] {
  const { chance, office, name, lang } = told;
  const entry = `${name} ${kind}`;
  const inWords = (text: Both) => text[lang];
  const recorded: Beat = {
    ...{ after: chance.between(1, 5), by: office.officer, operation: 'cases.recordOutcome' },
    input: { caseId: known(name), ...figures(told, kind), evidence: inWords(chance.oneOf(EVIDENCE)) },
    saves: { [entry]: 'id' },
  };
  const byHead = (operation: string, more = {}): Beat => ({
    ...{ after: chance.between(1, 3), by: office.head, operation },
    input: { entryId: known(entry), ...more },
  });
  if (fate === 'recorded') return [recorded];
  const approved = byHead('cases.approveOutcome');
  if (fate === 'approved') return [recorded, approved];
  return [recorded, approved, byHead('cases.reverseOutcome', { reason: inWords(REVERSED) })];
}

/** Amounts in whole thousands of minor units, so that the yuan follow to the fen. */
function figures({ chance }: Told, kind: 'recovered' | 'saved') {
  const [currency, rate, tenths] = chance.oneOf(RATES);
  const thousands = kind === 'recovered' ? chance.between(5_000, 900_000) : chance.between(500, 60_000);
  return {
    ...{ kind, currency, rate, rateOn: '@days 0' },
    amount: String(thousands * CENTS),
    cny: String((thousands * CENTS * tenths) / 10),
    method: chance.oneOf(kind === 'recovered' ? RECOVERED : SAVED),
    basis: chance.oneOf(['proven', 'confirmed', 'confirmed', 'estimated']),
  };
}
