import type { DataOf, Envelope, EVENTS, LedgerKind } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import { monthOf } from './calendar.ts';
import { partsOf } from './outcomes.ts';

/** To what an enterprise contributes that everybody may read of. */
export type PublicFigure = 'country' | 'right' | 'guided' | LedgerKind;

/**
 * What came to a public figure in a month, and from whom: fact rows as the others, made so that `disclosed` can tell how many enterprises stand
 * behind a number. Read for that alone.
 */
export interface Contribution extends Doc {
  readonly figure: PublicFigure;
  /** The code of the country or right; whether the guided enterprise is `registered`; empty for money. */
  readonly key: string;
  readonly year: number;
  /** `2026-03`. */
  readonly month: string;
  /** The organisation; of an enterprise that is not registered the case, since nobody can say whether two are one. */
  readonly enterprise: string;
  /** Money as `OutcomeRow` has it; of a count both are 0, since a row is one. */
  readonly hundredMillions: number;
  readonly rest: number;
}

export const contributions: CollectionSpec = {
  owner: 'insights',
  name: 'contributions',
  fields: {
    figure: 'string',
    key: 'string',
    year: 'number',
    month: 'string',
    enterprise: 'string',
    hundredMillions: 'number',
    rest: 'number',
  },
  indexes: [{ equal: ['year', 'figure'] }],
};

type Of<E extends 'caseSubmitted' | 'caseAccepted' | 'outcomeApproved' | 'outcomeReversed'> = DataOf<
  (typeof EVENTS)[E]
>;
interface From {
  readonly organisationId: string | null;
}
/** All that are not registered count as one: how many there are of them nobody knows, and what one partner reports may all be one's. */
const whoIn = ({ organisationId }: From) => organisationId ?? 'unregistered';
const NOTHING = { hundredMillions: 0, rest: 0 };

/** One for the country, one for each right. */
export function ofFiling({ sequence }: Envelope, data: Of<'caseSubmitted'>): readonly Contribution[] {
  const one = { ...monthOf(data.submittedAt), ...NOTHING, enterprise: whoIn(data) };
  const id = `${data.caseId}/${sequence}`;
  return [
    { ...one, id: `${id}/country`, figure: 'country', key: data.country },
    ...[...new Set(data.rights)].map(
      (right): Contribution => ({ ...one, id: `${id}/${right}`, figure: 'right', key: right }),
    ),
  ];
}

export function ofAcceptance({ sequence }: Envelope, data: Of<'caseAccepted'>): Contribution {
  const { caseId, organisationId, acceptedAt } = data;
  const key = organisationId === null ? 'unregistered' : 'registered';
  const one = { figure: 'guided', key, ...monthOf(acceptedAt), ...NOTHING, enterprise: whoIn(data) } as const;
  return { ...one, id: `${caseId}/${sequence}/guided` };
}

export function ofApproval(event: Envelope, data: Of<'outcomeApproved'>): Contribution {
  return ofMoney(event, data, data.approvedAt, BigInt(data.cny));
}

/** What is taken back counts below zero, in its own month. */
export function ofReversal(event: Envelope, data: Of<'outcomeReversed'>): Contribution {
  return ofMoney(event, data, data.reversedAt, -BigInt(data.cny));
}

function ofMoney(
  { sequence }: Envelope,
  data: Of<'outcomeApproved'> | Of<'outcomeReversed'>,
  at: string,
  fen: bigint,
): Contribution {
  const one = { figure: data.kind, key: '', ...monthOf(at), ...partsOf(fen), enterprise: whoIn(data) };
  return { ...one, id: `${data.entryId}/${sequence}/money` };
}
