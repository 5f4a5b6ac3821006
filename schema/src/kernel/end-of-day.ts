import { todayIn } from './legal-date.ts';

const DAY_MS = 86_400_000;
/**
 * The instant (ms since the epoch) at which a calendar date (YYYY-MM-DD) ends in an IANA zone: the first of the next day there, which on days
 * whose clocks are changed at midnight is not 00:00. Throws a RangeError for a zone or a date that is none.
 */
export function endOfDayIn(zone: string, date: string): number {
  const midnight = Date.parse(`${date}T00:00:00.000Z`) + DAY_MS;
  if (Number.isNaN(midnight)) throw new RangeError(`${date} is not a calendar date`);
  // No zone is a day away from UTC.
  let [still, over] = [midnight - DAY_MS, midnight + DAY_MS];
  while (over - still > 1) {
    const between = Math.floor((still + over) / 2);
    if (todayIn(zone, between) > date) over = between;
    else still = between;
  }
  return over;
}
