import type { Clock } from '@sinan/runtime';

/** The clock of a platform whose year is being made: it goes as fast as any other, and is put forward to when things happen. Never back. */
export interface YearClock extends Clock {
  /** Puts it forward to an instant (ms); one that is over by it changes nothing. */
  reach(at: number): void;
  pass(ms: number): void;
}

export function yearClock(from: number): YearClock {
  let [set, since] = [from, performance.now()];
  const now = () => set + Math.round(performance.now() - since);
  const reach = (at: number) => {
    if (at > now()) [set, since] = [at, performance.now()];
  };
  return { now, reach, pass: (ms) => reach(now() + ms) };
}
