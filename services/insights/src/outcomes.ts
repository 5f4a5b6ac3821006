import type { DataOf, Envelope, EVENTS } from '@sinan/schema';
import { monthOf } from './calendar.ts';
import type { OutcomeRow } from './facts.ts';

type Approved = DataOf<typeof EVENTS.outcomeApproved>;
type Reversed = DataOf<typeof EVENTS.outcomeReversed>;

export function approvedRow(event: Envelope, data: Approved): OutcomeRow {
  return rowOf(event, data, 'approved', data.approvedAt);
}

/** A counter-entry: the same amount, below zero. */
export function reversedRow(event: Envelope, data: Reversed): OutcomeRow {
  return rowOf(event, data, 'reversed', data.reversedAt);
}

function rowOf(
  { subject, sequence }: Envelope,
  { entryId, caseId, centreId, kind, basis, method, cny }: Approved | Reversed,
  direction: OutcomeRow['direction'],
  at: string,
): OutcomeRow {
  const fen = direction === 'approved' ? BigInt(cny) : -BigInt(cny);
  return {
    id: `${subject}/${sequence}/${direction}`,
    ...{ entryId, caseId, centreId, kind, basis, method, direction, at },
    year: monthOf(at).year,
    fen: String(fen),
    ...partsOf(fen),
    audience: [`centre:${centreId}`, 'national'],
  };
}

const HUNDRED_MILLION = 100_000_000n;

/** Fen in two whole numbers of one sign, each far from where a double loses count. */
export function partsOf(fen: bigint): Pick<OutcomeRow, 'hundredMillions' | 'rest'> {
  return { hundredMillions: Number(fen / HUNDRED_MILLION), rest: Number(fen % HUNDRED_MILLION) };
}

/** The fen of summed parts, exactly. */
export function fenOf({ hundredMillions, rest }: Pick<OutcomeRow, 'hundredMillions' | 'rest'>): bigint {
  return BigInt(hundredMillions) * HUNDRED_MILLION + BigInt(rest);
}
