import { type CallDirection, type CallSide, type InputProblem, InvalidInput, problem } from '@sinan/schema';

/** What an internal note keeps of a call (通话记录) besides its words: codes, a time and a length. Who it was by name stands in the words. */
export interface NotedCall {
  readonly with: CallSide;
  readonly direction: CallDirection;
  readonly at: string;
  readonly answered: boolean;
  /** Null where nobody said it, and for a call that was not answered. */
  readonly minutes: number | null;
}

/** As it is stated: a call without a time was just now, or when it was noted to be before. */
export interface StatedCall extends Omit<NotedCall, 'at'> {
  readonly at: string | null;
}

interface Noting {
  readonly now: string;
  /** When its note was written. */
  readonly writtenAt: string;
  /** What the note kept of it until now. */
  readonly before: NotedCall | null;
}

const MOST_DAYS_BACK = 30;
const DAY_MS = 86_400_000;

/** A call that is noted was within the thirty days before its note, whenever the case was filed: enterprises ring up first and file then. */
export function notedCall(stated: StatedCall, { now, writtenAt, before }: Noting): NotedCall {
  const at = stated.at ?? before?.at ?? now;
  const problems = [...wrongTime(Date.parse(at), Date.parse(now), Date.parse(writtenAt)), ...wrongLength(stated)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return { ...stated, at };
}

function wrongTime(at: number, now: number, writtenAt: number): readonly InputProblem[] {
  if (at > now) return [problem('call.at', 'not-yet')];
  return at < writtenAt - MOST_DAYS_BACK * DAY_MS ? [problem('call.at', 'long-ago', { limit: MOST_DAYS_BACK })] : [];
}

function wrongLength({ answered, minutes }: StatedCall): readonly InputProblem[] {
  return answered || minutes === null ? [] : [problem('call.minutes', 'unanswered')];
}
