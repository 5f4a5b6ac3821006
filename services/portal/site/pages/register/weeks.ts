import { yuanOf } from '../../words/money.ts';
import { type CaseDays, chinaDay, isWithin, type OutcomeEntry, type Period } from './case.ts';

const DAY_MS = 86_400_000;

/** The weeks of a period, Monday to Sunday, the first and the last cut to it. */
export function weeksOf({ from, to }: Period): readonly Period[] {
  if (from > to) return [];
  const weeks: Period[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = daysAfter(monday, 7)) {
    const sunday = daysAfter(monday, 6);
    weeks.push({ from: monday < from ? from : monday, to: sunday > to ? to : sunday });
  }
  return weeks;
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, -((weekday + 6) % 7));
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** What a week came to. */
export interface WeekFigures {
  readonly week: Period;
  readonly received: number;
  readonly accepted: number;
  readonly declined: number;
  /** Supplements that were asked for. */
  readonly supplements: number;
  readonly closed: number;
  readonly terminated: number;
  /** How many stood so at the end of the week. */
  readonly open: { readonly submitted: number; readonly supplementing: number; readonly underWay: number };
  /** In yuan. */
  readonly recovered: number;
  readonly saved: number;
}

export function figuresOf(week: Period, cases: readonly CaseDays[], outcomes: readonly OutcomeEntry[]): WeekFigures {
  const many = (day: 'submitted' | 'accepted' | 'declined' | 'closed' | 'terminated') =>
    cases.filter((of) => isWithin(week, of[day])).length;
  const standing = cases.map((of) => standingAt(week.to, of));
  const open = (state: Standing) => standing.filter((one) => one === state).length;
  const money = (kind: OutcomeEntry['kind']) =>
    yuanOf(String(sumOf(outcomes.filter((entry) => entry.kind === kind && isWithin(week, chinaDay(entry.at))))));
  return {
    week,
    received: many('submitted'),
    accepted: many('accepted'),
    declined: many('declined'),
    supplements: cases.flatMap(({ supplements }) => supplements).filter(({ requested }) => isWithin(week, requested))
      .length,
    closed: many('closed'),
    terminated: many('terminated'),
    open: { submitted: open('submitted'), supplementing: open('supplementing'), underWay: open('under-way') },
    recovered: money('recovered'),
    saved: money('saved'),
  };
}

function sumOf(entries: readonly OutcomeEntry[]): bigint {
  return entries.reduce((sum, { cny }) => sum + BigInt(cny), 0n);
}

type Standing = 'not-yet' | 'submitted' | 'supplementing' | 'under-way' | 'over';

/** Where a case stood at the end of a day in China, by the dates that it has. Since when it was under guidance it does not say: both are under way. */
export function standingAt(day: string, of: CaseDays): Standing {
  const was = (then: string | null) => then !== null && then <= day;
  if (!was(of.submitted)) return 'not-yet';
  if (was(of.declined) || was(of.terminated) || was(of.closed)) return 'over';
  if (was(of.accepted)) return 'under-way';
  return of.supplements.some(({ requested, supplied }) => was(requested) && !was(supplied))
    ? 'supplementing'
    : 'submitted';
}
