import { expect, it } from 'vitest';
import { yearClock } from './year-clock.ts';

it('goes on, is put forward, and never back', () => {
  const clock = yearClock(1_000_000);
  expect(clock.now()).toBeGreaterThanOrEqual(1_000_000);
  clock.reach(9_000_000);
  expect(clock.now()).toBeGreaterThanOrEqual(9_000_000);
  clock.reach(2_000_000);
  expect(clock.now()).toBeGreaterThanOrEqual(9_000_000);
  clock.pass(60_000);
  expect(clock.now()).toBeGreaterThanOrEqual(9_060_000);
});
