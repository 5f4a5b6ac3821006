import { chanceOf } from '../random.ts';
import { assembling } from './assembling.ts';
import { calendarBefore } from './calendar.ts';
import { casesOf } from './cases.ts';
import { consultationsOf } from './consultations.ts';
import { partnersOf } from './partners.ts';
import type { Step } from './step.ts';
import { subscribersOf } from './subscribers.ts';
import { warningsOf } from './warnings.ts';

/** A year in the life of a platform, told before it happens. */
export interface Plan {
  /** In the order of their times. */
  readonly steps: readonly Step[];
}

/**
 * The year before `now` (ms), as a list of what everybody does in it. Pure: the same seed on the same day gives the same plan. It holds 300
 * matters, 25 warnings and 150 subscribers, and ends yesterday.
 */
export function planOf(seed: number, now: number): Plan {
  const calendar = calendarBefore(now);
  const year = (nth: number) => ({ calendar, chance: chanceOf(seed + nth) });
  const steps = [
    ...assembling(year(0)),
    ...casesOf(year(1)),
    ...consultationsOf(year(2)),
    ...warningsOf(year(3)),
    ...subscribersOf(year(4)),
    ...partnersOf(year(5)),
  ];
  return { steps: steps.toSorted((one, other) => one.at - other.at || one.story.localeCompare(other.story)) };
}
