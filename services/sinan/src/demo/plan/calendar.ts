import { CHINA_ZONE, dateAfter, isWorkingDay, todayIn } from '@sinan/schema';
import type { Chance } from '../random.ts';
import type { Beat, Step } from './step.ts';
import type { Year } from './year.ts';

const DAYS = 365;
const MINUTE_MS = 60_000;

/** The working days of the year that ended yesterday, as China counts days: the last one is the newest. */
export interface Calendar {
  readonly days: readonly string[];
  /** A moment of that working day, in office hours: `nth` of `of` moments that follow each other. */
  moment(day: number, chance: Chance, nth?: number, of?: number): number;
}

/** The year before the day on which it is made. */
export function calendarBefore(now: number): Calendar {
  const today = todayIn(CHINA_ZONE, now);
  const days = Array.from({ length: DAYS }, (_, i) => dateAfter(today, i - DAYS)).filter(isWorkingDay);
  return {
    days,
    moment(day, chance, nth = 0, of = 1) {
      const date = days[day];
      if (date === undefined) throw new RangeError(`the year has no working day ${day}`);
      const span = Math.floor(OFFICE_MINUTES / of);
      return Date.parse(`${date}T09:00:00+08:00`) + (nth * span + chance.between(0, span - 2)) * MINUTE_MS;
    },
  };
}

/** 9:00 to 17:00. */
const OFFICE_MINUTES = 8 * 60;
/** A story has no more steps than that on one day. */
const PARTS = 6;

/** On which day of its story a step is done, and as which of that day's steps; null: within the minute of the one before it. */
type Place = { readonly day: number; readonly part: number } | null;

function placesOf(beats: readonly Beat[]): readonly Place[] {
  let [day, part] = [0, -1];
  return beats.map(({ after }) => {
    if (after === 'at once') return null;
    part = after === 0 ? part + 1 : 0;
    day += after;
    if (part === PARTS) [day, part] = [day + 1, 0];
    return { day, part };
  });
}

/** How many working days a story takes after its first. */
export function lengthOf(beats: readonly Beat[]): number {
  return Math.max(0, ...placesOf(beats).map((place) => place?.day ?? 0));
}

/** A story from its first working day on, each step in office hours, and later than the one before it. */
export function toldFrom(
  { calendar, chance }: Year,
  story: string,
  first: number,
  beats: readonly Beat[],
): readonly Step[] {
  const places = placesOf(beats);
  let at = 0;
  return beats.map(({ after: _, ...step }, i) => {
    const place = places[i] ?? null;
    if (place === null) return { ...step, story, at, soon: true };
    at = calendar.moment(first + place.day, chance, place.part, PARTS);
    return { ...step, story, at };
  });
}
