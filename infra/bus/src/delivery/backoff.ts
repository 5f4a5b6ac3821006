const FIRST_MS = 100;
const MOST_MS = 10_000;

/** The delay after attempt n: 100 ms doubling to 10 s, of which up to half is left to chance, so that many do not return together. */
export function exponential(attempt: number): number {
  const whole = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 20));
  return whole * (1 - Math.random() / 2);
}
