import { describe, expect, it } from 'vitest';
import { exponential } from './backoff.ts';

describe('given a failed attempt', () => {
  it.each([
    [1, 50, 100],
    [2, 100, 200],
    [7, 3_200, 6_400],
    [8, 5_000, 10_000],
    [1_000, 5_000, 10_000],
  ])('when it was number %i, then the rest is between %i and %i ms', (attempt, least, most) => {
    const rests = Array.from({ length: 50 }, () => exponential(attempt));
    expect(Math.min(...rests)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...rests)).toBeLessThanOrEqual(most);
    expect(new Set(rests).size).toBeGreaterThan(1);
  });
});
