import type { Chance } from '../random.ts';
import { type Calendar, lengthOf, toldFrom } from './calendar.ts';
import type { Beat, Step } from './step.ts';

/** What every part of the plan is made with. */
export interface Year {
  readonly calendar: Calendar;
  readonly chance: Chance;
}

/** The first working days are for who comes in; stories begin after them. */
const FIRST = 8;

/** How long ago a story's last step was: of what is still open not long, so that it looks worked on; of what waits for days alone, on the last of them. */
export type Ended = 'long ago' | 'lately' | 'yesterday';
const BEFORE: { readonly [ended in Ended]: number } = { 'long ago': Number.POSITIVE_INFINITY, lately: 6, yesterday: 0 };

/** A story put somewhere into the year, whole. */
export function placed(year: Year, story: string, beats: readonly Beat[], ended: Ended): readonly Step[] {
  const { calendar, chance } = year;
  const last = calendar.days.length - 1 - lengthOf(beats);
  return toldFrom(year, story, chance.between(Math.max(FIRST, last - BEFORE[ended]), last), beats);
}
