import urgency from '../../words/urgency.json';
import { dateOf, workingDayAfter, workingDaysBetween } from '../../words/working-days.ts';

/** By when a step of a case is to be done, and how much of it is over. */
export interface Due {
  readonly step: 'review' | 'hand-over' | 'supplement' | 'opinion';
  /** The last day of it, in China or where the notice has it. */
  readonly date: string;
  readonly standing: 'ahead' | 'today' | 'over';
}

/** What is known of a case that decides by when its steps are to be done. */
export interface Timed {
  readonly status: string;
  readonly submittedAt: string;
  readonly acceptedAt: string | null;
  readonly handOver: { readonly offeredAt: string } | null;
  readonly supplements: readonly {
    readonly requestedAt: string;
    readonly suppliedAt: string | null;
    readonly dueOn: { readonly date: string };
  }[];
  readonly opinions: readonly unknown[];
  readonly disputeType: { readonly code: string };
  readonly needs: readonly { readonly code: string }[];
  readonly application: {
    readonly statedDeadline: { readonly at: string } | null;
    readonly measures: readonly { readonly kind: { readonly code: string } }[];
  } | null;
}

/** The centres' own time limits, in working days: usually, and where it is urgent. A hand-over that is urgent is to be answered within half a day. */
const STEPS = { review: [5, 1], 'hand-over': [2, 0], opinion: [15, 3] } as const;
const DAY_MS = 86_400_000;

/** What is known of a case that says whether it is urgent. */
type Pressing = Pick<Timed, 'disputeType' | 'needs' | 'application'>;

/** Whether a case is urgent, by the rule of the platform's service clock: a date of the law is near or over, or something was seized, frozen or forbidden. */
export function isUrgent({ disputeType, needs, application }: Pressing, now: number): boolean {
  const { statedDeadline = null, measures = [] } = application ?? {};
  return (
    urgency.disputes.includes(disputeType.code) ||
    needs.some(({ code }) => urgency.needs.includes(code)) ||
    measures.some(({ kind }) => urgency.measures.includes(kind.code)) ||
    (statedDeadline !== null && Date.parse(statedDeadline.at) <= now + urgency.nearDays * DAY_MS)
  );
}

/** What is to be done next and by when; null where nothing is. `offered` says that the reader is who was asked to take the case over. */
export function dueOf(about: Timed, offered: boolean, now: number): Due | null {
  const after = (step: keyof typeof STEPS, began: string) =>
    due(step, workingDayAfter(dateOf(Date.parse(began)), daysOf(step, about, began)), now);
  if (offered && about.handOver) return after('hand-over', about.handOver.offeredAt);
  switch (about.status) {
    case 'submitted':
      return due('review', reviewedBy(about, daysOf('review', about, about.submittedAt)), now);
    case 'supplementing': {
      const date = about.supplements.at(-1)?.dueOn.date;
      return date === undefined ? null : due('supplement', date, now);
    }
    case 'accepted':
    case 'guiding':
      if (about.acceptedAt === null || about.opinions.length > 0) return null;
      return after('opinion', about.acceptedAt);
    default:
      return null;
  }
}

/** A step has the time that it had when it began: what becomes urgent meanwhile shortens the next one. */
function daysOf(step: keyof typeof STEPS, about: Pressing, began: string): number {
  return STEPS[step][isUrgent(about, Date.parse(began)) ? 1 : 0];
}

/** The time for the review stands still while the applicant supplements. */
function reviewedBy({ submittedAt, supplements }: Timed, days: number): string {
  let [from, left] = [dateOf(Date.parse(submittedAt)), days];
  for (const { requestedAt, suppliedAt } of supplements) {
    if (suppliedAt === null) continue;
    left = Math.max(0, left - workingDaysBetween(from, dateOf(Date.parse(requestedAt))));
    from = dateOf(Date.parse(suppliedAt));
  }
  return workingDayAfter(from, left);
}

function due(step: Due['step'], date: string, now: number): Due {
  const today = dateOf(now);
  return { step, date, standing: date < today ? 'over' : date === today ? 'today' : 'ahead' };
}

/** By which day supplements may be asked for, as is usual. */
export function usualSupplementDay(about: Pressing, now: number): string {
  return workingDayAfter(dateOf(now), isUrgent(about, now) ? 3 : 10);
}
