import { instant } from '@sinan/runtime';
import { endOfWorkingDays } from '@sinan/schema';

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
