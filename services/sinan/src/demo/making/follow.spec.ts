import { describe, expect, it } from 'vitest';
import type { Step } from '../plan/step.ts';
import { handfulsOf } from './follow.ts';

const MORNING = Date.parse('2026-03-02T01:00:00Z');
const HOUR = 3_600_000;
const step = (story: string, at: number, more: Partial<Step> = {}): Step => ({
  ...{ at, story, by: 'nobody', operation: 'none', input: {}, ...more },
});
const storiesOf = (steps: readonly Step[]) =>
  handfulsOf(steps).map((handful) => handful.map((turn) => turn.map(({ story }) => story).join('+')));

describe('what is done together', () => {
  it('is of different stories, on one day', () => {
    const steps = [
      step('a', MORNING),
      step('b', MORNING + HOUR),
      step('a', MORNING + 2 * HOUR),
      step('b', MORNING + 24 * HOUR),
    ];
    expect(storiesOf(steps)).toEqual([['a', 'b'], ['a'], ['b']]);
  });

  it('keeps what follows within its minute to its story', () => {
    const steps = [step('a', MORNING), step('a', MORNING, { soon: true }), step('b', MORNING + HOUR)];
    expect(storiesOf(steps)).toEqual([['a+a', 'b']]);
  });

  it('begins anew with what must wait for the others', () => {
    expect(storiesOf([step('a', MORNING), step('b', MORNING, { settled: true })])).toEqual([['a'], ['b']]);
  });

  it('is no more than eight', () => {
    const steps = Array.from({ length: 9 }, (_, i) => step(`story ${i}`, MORNING));
    expect(handfulsOf(steps).map((handful) => handful.length)).toEqual([8, 1]);
  });
});
