import { CHINA_ZONE, todayIn } from '@sinan/schema';

/** The calendar by which statistics in China count. */

/** The year and month (`2026-03`) of an instant (ISO, UTC): the last eight hours of a UTC year are the next one's. */
export function monthOf(at: string): { readonly year: number; readonly month: string } {
  const day = todayIn(CHINA_ZONE, Date.parse(at));
  return { year: Number(day.slice(0, 4)), month: day.slice(0, 7) };
}

const DAY_MS = 86_400_000;

/** The last month that is closed: over for a day at least, so that what happened in it has been heard. */
export function lastClosedMonth(nowMs: number): string {
  const open = todayIn(CHINA_ZONE, nowMs - DAY_MS);
  const [year, month] = [Number(open.slice(0, 4)), Number(open.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${twoDigits(month - 1)}`;
}

/** The months of a year up to this one, in their order: twelve of an earlier year, none of a later. */
export function monthsUntil(last: string, year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${twoDigits(index + 1)}`).filter((month) => month <= last);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
