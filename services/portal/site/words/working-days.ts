import days from './working-days.json';

/** Working days in China, as the platform counts them: the days off and those worked to make up for them are printed from its own list. */

const off = new Set(days.off);
const worked = new Set(days.worked);
const DAY_MS = 86_400_000;
const dates = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The calendar date (YYYY-MM-DD) of an instant in China. */
export function dateOf(instant: number): string {
  return dates.format(instant);
}

function dateAfter(date: string, more: number): string {
  return new Date(Date.parse(date) + more * DAY_MS).toISOString().slice(0, 10);
}

function isWorkingDay(date: string): boolean {
  const isWeekend = new Date(date).getUTCDay() % 6 === 0;
  return isWeekend ? worked.has(date) : !off.has(date);
}

/** The nth working day after a date, which does not count itself. */
export function workingDayAfter(date: string, count: number): string {
  let [last, left] = [date, count];
  while (left > 0) {
    last = dateAfter(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}

/** How many working days begin after a date, until another one and with it. */
export function workingDaysBetween(from: string, until: string): number {
  let count = 0;
  for (let date = dateAfter(from, 1); date <= until; date = dateAfter(date, 1)) if (isWorkingDay(date)) count += 1;
  return count;
}
