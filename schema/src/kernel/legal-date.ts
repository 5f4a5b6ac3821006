/** A legal date is a calendar date in the forum's zone. Which day it is there, and whether a date lies ahead of it, is asked here. */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** Where the centres are. China has had one time, without summer time, since 1992. */
export const CHINA_ZONE = 'Asia/Shanghai';

/** The calendar date (YYYY-MM-DD) in an IANA zone at an instant (ms since the epoch). Throws a RangeError for a zone that is none. */
export function todayIn(zone: string, nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  const known = days.get(zone);
  if (known?.second === second) return known.day;
  const day = dayIn(zone, nowMs);
  days.set(zone, { second, day });
  return day;
}

/** The day last asked for in each zone. Offsets have whole seconds, so within one second the day does not change. */
const days = new Map<string, { readonly second: number; readonly day: string }>();

function dayIn(zone: string, nowMs: number): string {
  const parts = formatterOf(zone).formatToParts(nowMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Whether a calendar date (YYYY-MM-DD) has not begun yet in the zone. */
export function isFuture(date: string, zone: string, nowMs: number): boolean {
  return date > todayIn(zone, nowMs);
}
