import { CHINA_ZONE, todayIn } from '@sinan/schema';

/** The calendar by which statistics in China count. */

/** The year and month (`2026-03`) of an instant (ISO, UTC): the last eight hours of a UTC year are the next one's. */
export function monthOf(at: string): { readonly year: number; readonly month: string } {
  const day = todayIn(CHINA_ZONE, Date.parse(at));
  return { year: Number(day.slice(0, 4)), month: day.slice(0, 7) };
}
