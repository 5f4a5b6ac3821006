import { describe, expect, it } from 'vitest';
import { standing } from './standing.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-22T08:00:00.000Z');
const editor = { duty: 'editor', centreId: null } as const;
const ago = (minutes: number) => new Date(NOW - minutes * MINUTE).toISOString();
const session = (used: number, entered: number | null) => ({
  createdAt: ago(600),
  activeAt: ago(used),
  secondFactorAt: entered === null ? null : ago(entered),
});

describe('where the second factor is required', () => {
  const stands = (used: number, entered: number | null) => standing(session(used, entered), [editor], 'required', NOW);
  it('duties are withheld until it is entered', () => {
    expect(stands(1, null)).toMatchObject({ duties: [], withheld: [editor], entered: false });
    expect(stands(1, 60)).toMatchObject({ duties: [editor], withheld: [], entered: true });
  });
  it('they are withheld again once the session has lain idle for half an hour', () => {
    expect(stands(29, 60).duties).toEqual([editor]);
    expect(stands(30, 60)).toMatchObject({ duties: [], withheld: [editor], entered: false });
  });
  it('what lies idle is not woken by being looked at', () => {
    expect(stands(29, 60).noted).toBe(true);
    expect(stands(30, 60).noted).toBe(false);
  });
  it('who holds no duty is held up by nothing', () =>
    expect(standing(session(600, null), [], 'required', NOW)).toMatchObject({ duties: [], withheld: [] }));
});

describe('where the second factor is optional', () => {
  it('duties wait for nothing', () => {
    for (const entered of [null, 600])
      expect(standing(session(60, entered), [editor], 'optional', NOW)).toMatchObject({
        duties: [editor],
        withheld: [],
      });
  });
});

describe('a use', () => {
  it('is noted to the minute for who holds duties, to the hour for everybody else', () => {
    const noted = (used: number, duties: readonly (typeof editor)[]) =>
      standing(session(used, null), duties, 'optional', NOW).noted;
    expect([0.5, 1].map((used) => noted(used, [editor]))).toEqual([false, true]);
    expect([59, 60].map((used) => noted(used, []))).toEqual([false, true]);
  });
});
