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
  readonly application: {
    readonly statedDeadline: { readonly at: string } | null;
    readonly measures: readonly { readonly kind: { readonly code: string } }[];
  } | null;
}

/** The centres' own time limits, in working days: usually, and where it is urgent. A hand-over that is urgent is to be answered within half a day. */
const STEPS = { review: [5, 1], 'hand-over': [2, 0], opinion: [15, 3] } as const;
const SOON_MS = 15 * 86_400_000;
const URGENT_MEASURES = ['tro', 'account-freeze', 'customs-detention', 'fair-seizure'];

/** Whether a date of the law is near, or something was seized, frozen or forbidden already. */
export function isUrgent({ application }: Pick<Timed, 'application'>, now: number): boolean {
  if (!application) return false;
  const deadline = application.statedDeadline ? Date.parse(application.statedDeadline.at) : null;
  if (deadline !== null && deadline >= now && deadline - now <= SOON_MS) return true;
  return application.measures.some(({ kind }) => URGENT_MEASURES.includes(kind.code));
}

/** What is to be done next and by when; null where nothing is. `offered` says that the reader is who was asked to take the case over. */
export function dueOf(about: Timed, offered: boolean, now: number): Due | null {
  const daysOf = (step: keyof typeof STEPS) => STEPS[step][isUrgent(about, now) ? 1 : 0];
  if (offered && about.handOver)
    return due('hand-over', workingDayAfter(dateOf(Date.parse(about.handOver.offeredAt)), daysOf('hand-over')), now);
  switch (about.status) {
    case 'submitted':
      return due('review', reviewedBy(about, daysOf('review')), now);
    case 'supplementing': {
      const date = about.supplements.at(-1)?.dueOn.date;
      return date === undefined ? null : due('supplement', date, now);
    }
    case 'accepted':
    case 'guiding':
      if (about.acceptedAt === null || about.opinions.length > 0) return null;
      return due('opinion', workingDayAfter(dateOf(Date.parse(about.acceptedAt)), daysOf('opinion')), now);
    default:
      return null;
  }
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
export function usualSupplementDay(about: Pick<Timed, 'application'>, now: number): string {
  return workingDayAfter(dateOf(now), isUrgent(about, now) ? 3 : 10);
}
