import { createRequire } from 'node:module';
import { CHINA_ZONE, todayIn } from './legal-date.ts';

/**
 * Working days as the centres count them: Chinese statutory holidays and the days off between, less the weekend days that are worked to make
 * up for them (调休). A promise in working days runs from the day after and ends with its last day, at midnight in Beijing.
 */

const MIDNIGHT = 'T00:00:00+08:00';

interface Schedule {
  readonly holidays: { readonly [date: string]: string };
  readonly workdays: { readonly [date: string]: string };
}
const require = createRequire(import.meta.url);
/** The State Council's yearly notices on holidays, by date. */
const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as Schedule;
const scheduled = new Set(Object.keys(holidays).map((date) => date.slice(0, 4)));

/**
 * The holidays with a fixed date (全国年节及纪念日放假办法, as revised on 2024-11-10): all that is known of a year before its notice. The
 * notice for a year comes in the last weeks of the one before.
 */
const FIXED = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** Whether a calendar date (YYYY-MM-DD) is worked in China. */
export function isWorkingDay(date: string): boolean {
  if (date in workdays) return true;
  if (date in holidays) return false;
  if (!scheduled.has(date.slice(0, 4)) && FIXED.has(date.slice(5))) return false;
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}

/** The nth working day after a calendar date, which does not count itself. */
export function workingDayAfter(date: string, days: number): string {
  let [last, left] = [date, days];
  while (left > 0) {
    last = dateAfter(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}

/** When a promise of so many working days, made at an instant, is over: the midnight that ends the last of them (ms since the epoch). */
export function endOfWorkingDays(fromMs: number, days: number): number {
  return Date.parse(`${dateAfter(workingDayAfter(todayIn(CHINA_ZONE, fromMs), days), 1)}${MIDNIGHT}`);
}

/** The calendar date so many days on, whatever is worked. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
