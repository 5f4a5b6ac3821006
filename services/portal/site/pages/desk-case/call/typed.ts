import { instantOf, wallOf } from '../../../words/zone-time.ts';
import type { StaffCase } from '../case.ts';

/** By whose clocks staff go. */
const CHINA = 'Asia/Shanghai';

/** What a note keeps of a call. */
export type Call = NonNullable<StaffCase['notes']['edges'][number]['node']['call']>;

/** What is typed of a call into the form of a note. */
export interface TypedCall {
  readonly with: Call['with'];
  readonly direction: Call['direction'];
  readonly answered: boolean;
  readonly minutes: string;
  /** Noted at once, as most are: then it has no time of its own. */
  readonly isNow: boolean;
  /** As a clock in China shows it. */
  readonly at: string;
}

/** What calls are most: nothing of it has to be typed then. */
export function newCall(now: number): TypedCall {
  const at = wallOf(new Date(now).toISOString(), CHINA);
  return { with: 'enterprise', direction: 'outgoing', answered: true, minutes: '', isNow: true, at };
}

const MOST_MINUTES = 600;

/** What stands in the way of sending it, by the ids of the fields. */
export type CallLack = 'call-minutes' | 'call-at';
export function lacksOf({ answered, minutes, isNow, at }: TypedCall): readonly CallLack[] {
  const isLong = /^\d{1,3}$/.test(minutes.trim()) && Number(minutes) <= MOST_MINUTES;
  return [
    ...(answered && minutes.trim() !== '' && !isLong ? (['call-minutes'] as const) : []),
    ...(!isNow && instantOf(at, CHINA) === null ? (['call-at'] as const) : []),
  ];
}

/** As it is sent. A call that was just now has the platform's time, and one that was not answered no length, whatever was typed before. */
export function callInput({ minutes, isNow, at, ...call }: TypedCall) {
  const length = call.answered && minutes.trim() !== '' ? Number(minutes) : null;
  return { ...call, minutes: length, at: isNow ? null : instantOf(at, CHINA) };
}
