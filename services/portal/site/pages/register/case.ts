import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';

/** A case as the register needs it. */
export type RegisterCase = ResultOf<typeof ASK.registerCases>['cases']['edges'][number]['node'];
/** An entry of the outcome ledger, or what takes one back. */
export interface OutcomeEntry {
  readonly kind: 'recovered' | 'saved';
  readonly at: string;
  readonly cny: string;
}

/** A centre’s days, both among them, in China (`2026-03-02`). */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const CHINA_MS = 8 * 3_600_000;

/** The day of an instant in China (`2026-03-02`), which compares as text. One offset, without summer time, since 1992: no calendar is asked, tens of thousands of times. */
export function chinaDay(instant: string | number): string {
  return new Date(new Date(instant).getTime() + CHINA_MS).toISOString().slice(0, 10);
}

/** The days of a case, made once: each week asks for all of them. */
export interface CaseDays {
  readonly submitted: string;
  readonly accepted: string | null;
  readonly declined: string | null;
  readonly terminated: string | null;
  readonly closed: string | null;
  readonly supplements: readonly { readonly requested: string; readonly supplied: string | null }[];
}

export function dayOr(instant: string | null | undefined): string | null {
  return instant ? chinaDay(instant) : null;
}

export function daysOf({
  submittedAt,
  acceptedAt,
  declined,
  terminated,
  outcome,
  supplements,
}: RegisterCase): CaseDays {
  return {
    submitted: chinaDay(submittedAt),
    accepted: dayOr(acceptedAt),
    declined: dayOr(declined?.at),
    terminated: dayOr(terminated?.at),
    closed: dayOr(outcome?.closedAt),
    supplements: supplements.map(({ requestedAt, suppliedAt }) => ({
      requested: chinaDay(requestedAt),
      supplied: dayOr(suppliedAt),
    })),
  };
}

export function isWithin({ from, to }: Period, day: string | null): boolean {
  return day !== null && from <= day && day <= to;
}
