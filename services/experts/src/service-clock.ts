import { instant } from '@sinan/runtime';
import { endOfWorkingDays } from '@sinan/schema';
import type { CaseBrief, CaseMatter } from './directory.ts';

const HOUR_MS = 3_600_000;

type Span = { readonly workingDays: number } | { readonly hours: number };

/**
 * The centres' own promises (服务时限): how long a candidate has for each answer, and an enterprise for its objection. Working days end at
 * midnight in Beijing; the hours of an urgent case run day and night. Defaults: a deployment may come to state its own.
 */
const SPANS: { readonly [step in ServiceStep]: { readonly normal: Span; readonly urgent: Span } } = {
  conflict: { normal: { workingDays: 1 }, urgent: { hours: 4 } },
  offer: { normal: { workingDays: 2 }, urgent: { workingDays: 1 } },
  objection: { normal: { workingDays: 5 }, urgent: { workingDays: 5 } },
};
export type ServiceStep = 'conflict' | 'offer' | 'objection';

/** The instant at which a step that begins now is over. */
export function overAt(step: ServiceStep, urgent: boolean, now: number): string {
  const span = SPANS[step][urgent ? 'urgent' : 'normal'];
  return instant('hours' in span ? now + span.hours * HOUR_MS : endOfWorkingDays(now, span.workingDays));
}

const DAY_MS = 24 * HOUR_MS;
/** A time limit that is so near makes a case urgent. */
const NEAR_DAYS = 15;

/** Disputes that begin with a restraining order, a freeze or a seizure; what is asked for when there is one; and what was done already. */
const URGENT_DISPUTES = ['schedule-a', 'customs', 'trade-fair'];
const URGENT_NEEDS = ['account-release', 'customs-release'];
const URGENT_MEASURES = ['tro', 'account-freeze', 'customs-detention', 'fair-seizure'];

/** What a case says of its urgency. */
export type UrgencySaid = Pick<CaseMatter, 'disputeType' | 'needs'> & Pick<CaseBrief, 'measures' | 'statedDeadline'>;

/** Whether a case is urgent by what it says of itself, as of now. Staff may know more, and say otherwise. */
export function isUrgent({ disputeType, needs, measures, statedDeadline }: UrgencySaid, now: number): boolean {
  return (
    URGENT_DISPUTES.includes(disputeType) ||
    needs.some((need) => URGENT_NEEDS.includes(need)) ||
    measures.some((measure) => URGENT_MEASURES.includes(measure)) ||
    (statedDeadline !== null && Date.parse(statedDeadline.at) <= now + NEAR_DAYS * DAY_MS)
  );
}
